import { byKind } from '../office/task-row';
import { TASKS_OF_OFFICE, TASKS_OF_PERSONS } from '../office/tasks';
import { TASKS_OF_DECISION } from './tasks-of-decision';
import { TASKS_OF_HOME } from './tasks-of-home';
import { TASKS_OF_LIFE } from './tasks-of-life';
import { TASKS_OF_TENANCY } from './tasks-of-tenancy';

/** Every task of the routine by kind (processes/municipal-contract.md). */
export const TASKS = byKind([
  ...TASKS_OF_DECISION,
  ...TASKS_OF_HOME,
  ...TASKS_OF_TENANCY,
  ...TASKS_OF_LIFE,
  ...TASKS_OF_OFFICE,
  ...TASKS_OF_PERSONS,
]);
