import type { Form } from '../forms/fields.schema';
import { officeForms } from '../office/forms.schema';
import { aboutTask } from './forms/about.schema';
import { buildingForms } from './forms/building.schema';
import { conditionsForms } from './forms/conditions.schema';
import { decisionForms } from './forms/decision.schema';
import { followUpForms } from './forms/follow-up.schema';
import { selectionForms } from './forms/selection.schema';
import { siteForms } from './forms/site.schema';

/** Form of a task by its kind, and of a move by the name its row gives. */
export const landAllocationForms: Readonly<Record<string, Form>> = {
  ...officeForms,
  ...siteForms,
  ...conditionsForms,
  ...selectionForms,
  ...decisionForms,
  ...buildingForms,
  ...followUpForms,
  'about-task': aboutTask,
};
