import { picked } from '../../forms/fields.schema';

/** One of the case's own conditions, by its code; the page offers those that are there. */
export function conditionCode(label = 'Villkor') {
  return picked(label, 'condition');
}
