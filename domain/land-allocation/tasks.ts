import { byKind } from '../office/task-row';
import { TASKS_OF_OFFICE } from '../office/tasks';
import { TASKS_OF_ALLOCATION } from './tasks-of-allocation';
import { TASKS_OF_BUILDING } from './tasks-of-building';
import { TASKS_OF_CONDITIONS } from './tasks-of-conditions';

/** Every task of the routine by kind (processes/land-allocation.md). */
export const TASKS = byKind([...TASKS_OF_OFFICE, ...TASKS_OF_ALLOCATION, ...TASKS_OF_BUILDING, ...TASKS_OF_CONDITIONS]);
