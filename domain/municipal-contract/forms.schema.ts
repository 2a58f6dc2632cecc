import type { Form } from '../forms/fields.schema';
import { aboutTask } from './forms/about.schema';
import { appealForms } from './forms/appeal.schema';
import { breachForms } from './forms/breach.schema';
import { contractForms } from './forms/contract.schema';
import { decisionForms } from './forms/decision.schema';
import { exitForms } from './forms/exits.schema';
import { happeningForms } from './forms/happenings.schema';
import { homeForms } from './forms/home.schema';
import { investigationForms } from './forms/investigation.schema';
import { formsOfPersons, officeForms } from '../office/forms.schema';
import { receiptForms } from './forms/receipt.schema';
import { tenancyForms } from './forms/tenancy.schema';
import { transferForms } from './forms/transfer.schema';

/** Form of a task by its kind, and of a move by the name its row gives. */
export const municipalContractForms: Readonly<Record<string, Form>> = {
  ...receiptForms,
  ...investigationForms,
  ...decisionForms,
  ...appealForms,
  ...homeForms,
  ...contractForms,
  ...tenancyForms,
  ...breachForms,
  ...transferForms,
  ...exitForms,
  ...happeningForms,
  ...officeForms,
  ...formsOfPersons,
  'about-task': aboutTask,
};
