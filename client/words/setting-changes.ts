import type { AbsenceKind } from '../../domain/absence/absence';
import type { PolicyUnit } from '../../domain/deadlines/policies';
import type { SpecialRole, UnitRole } from '../../domain/kernel/actor';
import type { MeetingBody } from '../../domain/settings/meeting-slots';
import type { RecordedChange, SettingSubject } from '../../register/setting-changes';
import { momentInWords } from '../../domain/swedish-dates';
import type { Names } from '../names';
import { absenceKinds, absenceWords } from './absence';
import { dutyWords } from './duty';
import { amountInWords, meetingBodies, specialRoles, unitRoles } from './settings';

const FIELDS: Readonly<Record<string, string>> = {
  name: 'Namn',
  mailbox: 'Brevlåda',
  acute: 'Dygnet runt',
  email: 'E-post',
  title: 'Titel',
  does: 'Gör',
  memberships: 'Enheter',
  roles: 'Särskilda roller',
  amount: 'Längd',
  version: 'Version',
  from: 'Gäller från',
  why: 'Skäl',
  body: 'Vem möts',
  weekday: 'Veckodag',
  everyWeeks: 'Var n:te vecka',
  time: 'Klockan',
  place: 'Plats',
  validFrom: 'Från',
  validTo: 'Till och med',
  exceptions: 'Inställda dagar',
  closed: 'Nedlagd',
  mergedInto: 'Gick upp i',
  left: 'Slutat',
  state: 'Läge',
  kind: 'Slag',
  to: 'Sista dag',
  deputy: 'Ersättare',
  reviewOn: 'Ses över',
  endedAt: 'Avslutad',
  office: dutyWords.office,
  other: dutyWords.other,
};

const SUBJECTS: Readonly<Partial<Record<SettingSubject, string>>> = {
  unit: 'enheten',
  person: 'personen',
  policy: 'tiden',
  'day-off': 'den lediga dagen',
  'meeting-slot': 'mötestiden',
  succession: 'övertagandet',
  absence: 'frånvaron',
  duty: 'jouren för',
};

export const weekdays = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag'] as const;

export interface ChangeInWords {
  readonly said: string;
  readonly lines: readonly { readonly label: string; readonly before: string | null; readonly after: string | null }[];
}

type Shown = Readonly<Record<string, unknown>>;

/** A change as a person reads it: what was done to what, and each value that differs, before and after. */
export function changeInWords(change: RecordedChange, names: Names, titleOf: (key: string) => string): ChangeInWords {
  const verb = change.before === null ? 'Lade till' : change.after === null ? 'Tog bort' : 'Ändrade';
  const before = (change.before ?? {}) as Shown;
  const after = (change.after ?? {}) as Shown;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key in FIELDS);
  const differing = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const shown = (from: Shown, key: string) => (key in from ? valueInWords(key, from, names) : null);
  return {
    said: `${verb} ${SUBJECTS[change.subject] ?? 'inställningen'} ${titleOf(change.key)}`,
    lines: differing.map((key) => ({
      label: FIELDS[key] ?? key,
      before: shown(before, key),
      after: shown(after, key),
    })),
  };
}

function valueInWords(key: string, from: Shown, names: Names): string {
  const value = from[key];
  if (key === 'memberships') {
    const rows = value as readonly { unit: string; role: UnitRole }[];
    return rows.map((row) => `${names.unit(row.unit)} (${unitRoles[row.role]})`).join(', ') || 'ingen';
  }
  if (key === 'roles') return (value as readonly SpecialRole[]).map((role) => specialRoles[role]).join(', ') || 'ingen';
  if (key === 'amount' && typeof value === 'number') return amountInWords(value, from['unit'] as PolicyUnit);
  if (key === 'weekday' && typeof value === 'number') return weekdays[value - 1] ?? String(value);
  if (key === 'office' || key === 'other') return names.unit(String(value));
  if (key === 'body' && Object.hasOwn(meetingBodies, String(value))) return meetingBodies[value as MeetingBody];
  if (key === 'mergedInto') return typeof value === 'string' ? names.unit(value) : '–';
  if (key === 'kind' && Object.hasOwn(absenceKinds, String(value))) return absenceKinds[value as AbsenceKind];
  if (key === 'deputy') return names.person(typeof value === 'string' ? value : null) ?? absenceWords.head;
  if (key === 'endedAt' && typeof value === 'number') return momentInWords(value);
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (Array.isArray(value)) return value.join(', ') || 'inga';
  return value === null || value === undefined ? '–' : String(value);
}
