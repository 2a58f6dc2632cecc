/** All workflows of the worker: the bundle begins here. */
export { municipalContract } from './municipal-contract';
export { postman } from './postman';
