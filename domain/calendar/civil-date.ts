export type { CivilDate } from '../instant';
