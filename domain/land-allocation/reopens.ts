import type { Process } from '../kernel/process';
import { conditionsOf } from './conditions';
import { isSold } from './plot';

/**
 * Where a closed plot lives again. Before the ground was sold nobody was bound by anything: it begins with the conditions
 * as they were set, at the landowner's, and comes to a new decision. After that it goes on where it ended.
 */
export const reopensAt: Process['reopensAt'] = ({ stage, data, lastHolder }) => {
  if (isSold(data)) return { stage, unit: lastHolder };
  return { stage: Object.keys(conditionsOf(data)).length === 0 ? 'idea' : 'conditions', unit: LANDOWNER };
};

const LANDOWNER = 'sbk-mark';
