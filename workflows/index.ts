/** All workflows of the worker: the bundle begins here. */
export { landAllocation } from './land-allocation';
export { municipalContract } from './municipal-contract';
export { postman } from './postman';
