/** All workflows of the worker: the bundle begins here. */
export { coordinationForum } from './coordination-forum';
export { housingNeed } from './housing-need';
export { landAllocation } from './land-allocation';
export { landConditionsRulebook } from './land-rulebook';
export { municipalContract } from './municipal-contract';
export { nightlyAudit } from './nightly-audit';
export { postman } from './postman';
