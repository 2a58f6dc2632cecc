import { type FieldMeta, fieldMeta, type Form } from '../../domain/forms/fields.schema';
import { formOf } from '../../domain/forms/process-forms.schema';
import { pagesOf } from '../../domain/intake/intake.schema';
import type { Fact } from '../../domain/kernel/facts';
import type { Process } from '../../domain/kernel/process';
import type { CivilDate } from '../../domain/instant';
import type { Coded, CodedRecord } from '../../domain/kernel/state';
import { dayInWords } from '../../domain/swedish-dates';
import { fieldOf } from '../forms/parse-form';
import type { Names } from '../names';

/** One line of a view, a form or an outcome, ready to be read. */
export interface LabelledLine {
  /** Field it comes from, when it comes from one. */
  readonly name?: string;
  readonly label: string;
  readonly value: string;
}

/** The form behind a key, or null when the move has none. */
export function formFor(process: Process, key: string | null): Form | null {
  return key === null ? null : (formOf(process.name, key) ?? null);
}

/**
 * What a form's answers say, by the form's own labels; a field that the form does not know is left out. A day says its
 * year unless it is the year of `seenFrom`.
 */
export function answersInWords(
  form: Form | null,
  answers: CodedRecord,
  names: Names,
  seenFrom?: CivilDate,
): readonly LabelledLine[] {
  if (form === null) return [];
  return Object.entries(answers).flatMap(([name, value]) => {
    const schema = form.shape[name] === undefined ? undefined : fieldMeta(fieldOf(form, name));
    return schema === undefined || value === null
      ? []
      : [{ name, label: schema.label, value: valueInWords(schema, value, names, seenFrom) }];
  });
}

/** A coded value by its field's labels; a day with its year unless it is the year of `seenFrom`. */
export function valueInWords(meta: FieldMeta | undefined, value: Coded, names: Names, seenFrom?: CivilDate): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej';
  if (Array.isArray(value))
    return value.length === 0
      ? 'inga'
      : value.map((one) => valueInWords(meta, one as Coded, names, seenFrom)).join(', ');
  if (typeof value === 'object' && 'birth' in value) return `barn fött ${String(value['birth'])}`;
  if (typeof value === 'object') {
    return Object.values(value)
      .map((one) => valueInWords(undefined, one, names, seenFrom))
      .join(', ');
  }
  if (meta?.control === 'home') return names.home(String(value));
  if (meta?.control === 'unit' || meta?.control === 'units') return names.unit(String(value));
  if (meta?.control === 'colleague' || meta?.control === 'colleagues')
    return names.person(String(value)) ?? String(value);
  const offered = meta === undefined ? null : names.offered(meta.control, String(value));
  if (offered !== null) return offered;
  if (meta?.control === 'check') return value === 'yes' ? 'Ja' : 'Nej';
  const label = meta?.options?.[String(value)];
  if (label !== undefined) return label;
  if (meta?.control === 'date' || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)))
    return dayInWords(String(value), seenFrom);
  const said = meta?.suffix?.startsWith('kr') === true ? Number(value).toLocaleString('sv-SE') : String(value);
  return meta?.suffix === undefined ? said : `${said} ${meta.suffix}`;
}

/** The label of a form's field, or null when it has no such field. */
export function labelIn(form: Form | null, field: string): string | null {
  return form?.shape[field] === undefined ? null : (fieldMeta(fieldOf(form, field))?.label ?? null);
}

/** To whom somebody has consented: a unit, or somebody outside. */
export function consentTo(process: Process, to: string, names: Names): string {
  const meta = formFor(process, 'give-consent')?.shape['to'];
  const label = meta === undefined ? undefined : fieldMeta(meta as never)?.options?.[to];
  return label ?? names.unit(to);
}

const FORM_OF_FACT: Readonly<Partial<Record<Fact['type'], string>>> = {
  ContactLogged: 'contact',
  NoteAdded: 'note',
  HandoverDeclined: 'decline',
  HandoverAsked: 'ask-giver',
  HandoverAnswered: 'answer-receiver',
  HandoverRecalled: 'recall',
  CaseLifted: 'refer',
  HolderNamed: 'forum-decide',
  CasePaused: 'pause',
  CaseReopened: 'reopen',
  DateMoved: 'extend',
  FactCorrected: 'correct',
  DocumentListed: 'list-document',
};

/** The form that a fact was made with, for the words of its fields. */
export function formOfFact(process: Process, fact: Fact): Form | null {
  // An outside party's no is written down by the holder, in a form of its own.
  if (fact.type === 'HandoverDeclined' && fact.texts['who'] !== undefined) return formFor(process, 'record-answer');
  if (fact.type === 'TaskCompleted') return formFor(process, fact.kind);
  if (fact.type !== 'Happened') return formFor(process, FORM_OF_FACT[fact.type] ?? null);
  return formFor(process, process.moves.find((row) => row.move === fact.move)?.form ?? null);
}

/** What a text of a fact is called: of a decision of the forum also the question that it answered. */
export function labelOfText(process: Process, fact: Fact, field: string): string {
  const asked = fact.type === 'HolderNamed' ? formFor(process, 'forum-schedule') : null;
  return labelIn(formOfFact(process, fact), field) ?? labelIn(asked, field) ?? 'Text';
}

const byProcess = new Map<string, ReadonlyMap<string, FieldMeta>>();

/** Every field of a process by name: the words for its coded data. */
export function fieldsOfProcess(process: Process): ReadonlyMap<string, FieldMeta> {
  const known = byProcess.get(process.name);
  if (known !== undefined) return known;
  const found = new Map<string, FieldMeta>();
  // The application first: most of a case's data comes from it, and names like `until` or `reason` recur in other forms.
  for (const { form } of pagesOf('staff', {}, { today: '2026-01-01', localNow: '2026-01-01T00:00' })) {
    addFields(found, form);
  }
  const opening = formFor(process, process.opening?.form ?? null);
  if (opening !== null) addFields(found, opening);
  for (const key of new Set([...Object.keys(process.tasks), ...process.moves.flatMap((row) => row.form ?? [])])) {
    const form = formFor(process, key);
    if (form !== null) addFields(found, form);
  }
  byProcess.set(process.name, found);
  return found;
}

/** The first form that names a field decides its words. */
function addFields(found: Map<string, FieldMeta>, form: Form): void {
  for (const name of Object.keys(form.shape)) {
    const meta = fieldMeta(fieldOf(form, name));
    // Words never stand among a case's coded data, whatever codes of another form are called.
    if (meta?.keep === 'code' && !found.has(name)) found.set(name, meta);
  }
}
