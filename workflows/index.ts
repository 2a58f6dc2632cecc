/** All workflows of the worker: the bundle begins here. */
export { postman } from './postman';
