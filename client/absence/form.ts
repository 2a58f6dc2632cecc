import { z } from 'zod';
import type { Absence, AbsenceKind } from '../../domain/absence/absence';
import { sharesSecrecy } from '../../domain/absence/answers';
import type { AbsenceRefusal, AbsenceWish } from '../../domain/absence/set-absence';
import { choice, date, type Form, picked } from '../../domain/forms/fields.schema';
import type { Organisation } from '../../register/organisation';
import type { FormErrors, FormValues } from '../forms/values';
import type { CodedRecord } from '../../domain/kernel/state';
import { absenceKinds } from '../words/absence';
import { ruleInWords } from '../words/rules';

export const absenceForm: Form = z.object({
  kind: choice('Slag', absenceKinds, { hint: 'Bara du och din chef ser slaget.' }),
  from: date('Första dag'),
  to: date('Sista dag', {
    hint: 'Lämna tomt om du inte vet: då gäller det tills vidare och ses över varje vecka.',
  }).optional(),
  deputy: picked('Ersättare', 'colleague', {
    hint: 'Lämna tomt så svarar enhetschefen. Är ersättaren också borta svarar ersättarens ersättare.',
  }).optional(),
});

export function absenceValues({ kind, from, to, deputy }: Absence): FormValues {
  return { kind, from, to: to ?? '', deputy: deputy ?? '' };
}

/** What an accepted form asks for. */
export function wishOf(person: string, codes: CodedRecord): AbsenceWish {
  const text = (name: string) => (typeof codes[name] === 'string' ? codes[name] : null);
  return {
    person,
    kind: (text('kind') ?? 'other') as AbsenceKind,
    from: text('from') ?? '',
    to: text('to'),
    deputy: text('deputy'),
  };
}

/** A refusal of the rules, at the field it is about. */
export function errorOf({ rule, field }: AbsenceRefusal): FormErrors {
  return { [field === 'person' ? '' : field]: ruleInWords(rule) };
}

/** Who can stand in: everybody of the same administration, the own unit first. */
export function deputiesFor(
  { people, units, staffing }: Organisation,
  person: string,
): Readonly<Record<string, string>> {
  const own = new Set((staffing.people.get(person)?.memberships ?? []).map((m) => m.unit));
  const rows = people
    .filter((one) => one.id !== person && one.memberships.length > 0 && sharesSecrecy(staffing, person, one.id))
    .map((one) => {
      const unit = one.memberships[0]?.unit ?? '';
      const label = `${one.name}, ${units.find(({ id }) => id === unit)?.name ?? unit}`;
      return { id: one.id, label, near: one.memberships.some((m) => own.has(m.unit)) };
    });
  const ordered = rows.toSorted((a, b) => Number(b.near) - Number(a.near) || a.label.localeCompare(b.label, 'sv'));
  return Object.fromEntries(ordered.map(({ id, label }) => [id, label]));
}
