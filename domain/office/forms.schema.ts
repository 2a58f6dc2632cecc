import type { Form } from '../forms/fields.schema';
import { auditForms } from './forms/audit.schema';
import { besideForms } from './forms/beside.schema';
import { forumForms } from './forms/forum.schema';
import { handoverForms } from './forms/handover.schema';
import { personsForms } from './forms/persons.schema';
import { recordsForms } from './forms/records.schema';

/** Forms of the moves and tasks that every process has. */
export const officeForms: Readonly<Record<string, Form>> = {
  ...handoverForms,
  ...forumForms,
  ...besideForms,
  ...recordsForms,
  ...auditForms,
};

/** Of those that only processes about people have. */
export const formsOfPersons: Readonly<Record<string, Form>> = personsForms;
