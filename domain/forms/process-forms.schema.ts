import { coordinationForumForms } from '../coordination-forum/forms.schema';
import { housingNeedForms } from '../housing-need/forms.schema';
import { landAllocationForms } from '../land-allocation/forms.schema';
import { landRulebookForms } from '../land-rulebook/forms.schema';
import { municipalContractForms } from '../municipal-contract/forms.schema';
import type { Form } from './fields.schema';

const FORMS: { readonly [process: string]: Readonly<Record<string, Form>> } = {
  municipalContract: municipalContractForms,
  housingNeed: housingNeedForms,
  landConditionsRulebook: landRulebookForms,
  landAllocation: landAllocationForms,
  coordinationForum: coordinationForumForms,
};

/** Every form of a process by key: the task's kind, or the form a move names. @throws RangeError for an unknown process. */
export function formsOf(process: string): Readonly<Record<string, Form>> {
  const forms = FORMS[process];
  if (forms === undefined) throw new RangeError(`No forms for process ${process}`);
  return forms;
}

/** One form; undefined when the process has none by that key, for a task that is done with a plain button. */
export function formOf(process: string, key: string): Form | undefined {
  return formsOf(process)[key];
}
