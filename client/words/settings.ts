import type { Policy, PolicyKind } from '../../domain/deadlines/policies';
import { monthInWords } from '../../domain/swedish-dates';
import type { SpecialRole, UnitRole } from '../../domain/kernel/actor';
import type { MeetingBody } from '../../domain/settings/meeting-slots';

export const unitRoles: Readonly<Record<UnitRole, string>> = {
  member: 'medarbetare',
  head: 'chef',
  deputy: 'ersättare för chefen',
  director: 'förvaltningschef',
};
export const specialRoles: Readonly<Record<SpecialRole, string>> = {
  admin: 'systemförvaltare',
  registrar: 'registrator',
  dpo: 'dataskyddsombud',
  decider: 'får fatta beslut enligt delegation',
};
export const policyKinds: Readonly<Record<PolicyKind, string>> = {
  office: 'Kontorstid',
  statutory: 'Lag',
  contract: 'Avtal',
  acute: 'Akut',
  system: 'System',
};

const UNITS: Readonly<Record<Policy['unit'], readonly [one: string, many: string]>> = {
  minutes: ['minut', 'minuter'],
  'acute-hours': ['timme dygnet runt', 'timmar dygnet runt'],
  'working-days': ['arbetsdag', 'arbetsdagar'],
  days: ['dag', 'dagar'],
  weeks: ['vecka', 'veckor'],
  months: ['månad', 'månader'],
  years: ['år', 'år'],
  'end-of-day': ['dag, till dagens slut', 'dagar, till dagens slut'],
  'yearly-dates': ['fast datum', 'fasta datum'],
  'given-date': ['angivet datum', 'angivet datum'],
};

/** "5 arbetsdagar", "4 månader före". */
export function policyAmount({ amount, unit, dates }: Policy): string {
  if (unit === 'yearly-dates') return `varje år ${(dates ?? []).map(dayOfYear).join(', ')}`;
  return amountInWords(amount, unit);
}

/** What an amount of this unit is counted in, many of them. */
export function countedIn(unit: Policy['unit']): string {
  return UNITS[unit][1];
}

export function amountInWords(amount: number, unit: Policy['unit']): string {
  const [one, many] = UNITS[unit];
  if (unit === 'given-date') return one;
  if (unit === 'end-of-day' && amount === 0) return 'samma dag';
  const n = Math.abs(amount);
  return `${n} ${n === 1 ? one : many}${amount < 0 ? ' före' : ''}`;
}

/** "31 januari" of "01-31". */
function dayOfYear(date: string): string {
  return `${Number(date.slice(3))} ${monthInWords(Number(date.slice(0, 2)))}`;
}

/** Without the numbers of the list of sources, which the reader does not have. */
export function basisInWords({ basis }: Policy): string {
  return basis.replace(/ ?\[\d+\]/g, '');
}

/** Who meets at the times that administrators enter. */
export const meetingBodies: Readonly<Record<MeetingBody, string>> = {
  forum: 'Samverkansforum bostad',
  council: 'Kommunstyrelsen',
};
