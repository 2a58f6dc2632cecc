/** All workflows of the worker: the bundle begins here. */
export { landAllocation } from './land-allocation';
export { municipalContract } from './municipal-contract';
export { nightlyAudit } from './nightly-audit';
export { postman } from './postman';
