import { addDays } from '../calendar/civil-date';
import { toInstant } from '../calendar/stockholm';
import type { CivilDate, Instant } from '../instant';
import type { CodedRecord } from '../kernel/state';
import type { Urgency } from './codes';

/** Every answer by name, checked by the forms: codes as they are, counts as numbers, boxes as lists. */
export type Checked = Readonly<Record<string, unknown>>;

export interface Applicant {
  readonly name: string;
  readonly personNumber: string | null;
  readonly adult: boolean;
  /** `YYYY-MM`, children only. */
  readonly birth: string | null;
  readonly residence: string | null;
}

/** An application taken apart: what a case may carry, and what only the register may hold. */
export interface Application {
  readonly data: CodedRecord;
  readonly urgency: Urgency;
  readonly personal: { readonly [field: string]: string };
  readonly contactWay: string;
  /** Only when the person chose e-mail. */
  readonly contactEmail: string | null;
  /** The applicant first. */
  readonly household: readonly Applicant[];
  /** When it came in: only an official says another time than now. Epoch milliseconds. */
  readonly receivedAt: Instant | null;
  readonly protectedIdentity: string;
}

/** Three days from today: "soon" of domain.md 9b. */
const SOON_DAYS = 3;

/** How soon somebody must be reached, by the applicant's own answers: never asked as such. */
export function urgencyOf(answers: Checked, today: CivilDate): Urgency {
  if (tonightNowhere(answers) || answers['fear'] === 'yes') return 'today';
  const until = answers['until'];
  return typeof until === 'string' && until <= addDays(today, SOON_DAYS) ? '3d' : 'normal';
}

/** Outdoors is nowhere: nobody sleeps in a stairwell because it is a home. */
export function tonightNowhere(answers: Checked): boolean {
  return answers['whereTonight'] === 'nowhere' || answers['whereTonight'] === 'outdoors';
}

const PERSONAL = [
  'helperName',
  'helperPhone',
  'helperRole',
  'phone',
  'email',
  'address',
  'workerName',
  'whatHappened',
] as const;

/** Takes checked answers apart. `today` is the displayed day in Sweden. */
export function applicationFrom(answers: Checked, today: CivilDate): Application {
  const household = householdOf(answers);
  const children = household.filter((member) => !member.adult);
  const urgency = (textOf(answers, 'urgency') as Urgency | null) ?? urgencyOf(answers, today);
  const contactWay = textOf(answers, 'contactWay') ?? 'phone';
  const protectedIdentity = textOf(answers, 'protectedIdentity') ?? 'none';
  const level = textOf(answers, 'supportLevel');
  const received = textOf(answers, 'receivedAt');
  return {
    urgency,
    contactWay,
    protectedIdentity,
    household,
    contactEmail: contactWay === 'email' ? textOf(answers, 'email') : null,
    receivedAt: received === null ? null : toInstant(received.slice(0, 10), received.slice(11, 16)),
    personal: Object.fromEntries(
      PERSONAL.flatMap((field) => {
        const value = textOf(answers, field);
        return value === null ? [] : [[field, value]];
      }),
    ),
    data: {
      urgency,
      channel: textOf(answers, 'channel') ?? 'web',
      forWhom: textOf(answers, 'forWhom'),
      adults: household.length - children.length,
      children: children.map(({ birth, residence }) => ({ birth, residence })),
      childrenAffected: children.length > 0,
      whereTonight: textOf(answers, 'whereTonight'),
      tonightNowhere: tonightNowhere(answers),
      until: textOf(answers, 'until'),
      fear: answers['fear'] === 'yes',
      reason: textOf(answers, 'reason'),
      incomes: listOf(answers, 'incomes'),
      efforts: listOf(answers, 'efforts'),
      contactWay,
      language: textOf(answers, 'language'),
      interpreter: answers['interpreter'] === 'yes',
      protectedIdentity,
      situation: textOf(answers, 'situation'),
      supportLevel: level === null ? null : Number(level),
    },
  };
}

function householdOf(answers: Checked): readonly Applicant[] {
  const adults = Number(answers['adults'] ?? 1);
  const children = Number(answers['children'] ?? 0);
  const adult = (name: string, number: string): Applicant => ({
    name: textOf(answers, name) ?? '',
    personNumber: textOf(answers, number),
    adult: true,
    birth: null,
    residence: null,
  });
  return [
    adult('applicantName', 'applicantNumber'),
    ...Array.from({ length: adults - 1 }, (_, i) => adult(`adult${i + 2}Name`, `adult${i + 2}Number`)),
    ...Array.from({ length: children }, (_, i) => ({
      name: textOf(answers, `child${i + 1}Name`) ?? '',
      personNumber: null,
      adult: false,
      birth: textOf(answers, `child${i + 1}Birth`),
      residence: textOf(answers, `child${i + 1}Residence`),
    })),
  ];
}

function textOf(answers: Checked, name: string): string | null {
  const value = answers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function listOf(answers: Checked, name: string): readonly string[] {
  const value = answers[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
