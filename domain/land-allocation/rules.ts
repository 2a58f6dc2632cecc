import type { Process } from '../kernel/process';
import { forbiddenBy, type Rule } from '../office/rules';
import { bidsForbid } from './bids';
import { RULES_OF_AGREEMENT } from './rules-of-agreement';
import { RULES_OF_CONDITIONS } from './rules-of-conditions';
import { RULES_OF_DECISION } from './rules-of-decision';
import { TWO_HATS } from './two-hats';

/** Every rule of the process that the table of moves cannot say. Order: the first that is broken is told. */
export const RULES: readonly Rule[] = [TWO_HATS, ...RULES_OF_CONDITIONS, ...RULES_OF_DECISION, ...RULES_OF_AGREEMENT];

const broken = forbiddenBy(RULES);

/** The first rule that the attempt breaks; null when none does. */
export const forbids: Process['forbids'] = (state, attempt) => broken(state, attempt) ?? bidsForbid(state, attempt);
