import fc from 'fast-check';
import { addDays } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import { type FieldMeta, fieldMeta } from '../../domain/forms/fields.schema';
import { formOf } from '../../domain/forms/process-forms.schema';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import { administrationOf } from '../../domain/kernel/units';
import { IllegalMove } from '../../domain/kernel/commands';
import { movesFor } from '../../domain/kernel/may';
import type { Coded, CodedRecord, Task } from '../../domain/kernel/state';
import { demoOrganisation } from '../../embedded/demo/organisation';
import { MemoryCase, startOf } from './memory-case';

/** Everybody in the municipality: those who could have a hand in a case, and those who never should. */
const STAFF: readonly Person[] = demoOrganisation.people.map(({ id, memberships, roles }) => {
  return { kind: 'person', id, memberships, roles };
});

/** The same people while a colleague of their administration is away: what is lent to a deputy is lent to them. */
const STANDING_IN: readonly Person[] = STAFF.flatMap((deputy, at) => {
  const administration = administrationOf(deputy.memberships[0]?.unit ?? '');
  const away = STAFF.find(
    (one, of) => of > at && one.memberships.some(({ unit }) => administrationOf(unit) === administration),
  );
  if (away === undefined) return [];
  const lent = away.memberships.map((one) => ({ ...one, for: away.id }));
  return [{ ...deputy, memberships: [...deputy.memberships, ...lent], standsInFor: [away.id] }];
});
const PEOPLE: readonly Person[] = [...STAFF, ...STANDING_IN];
const UNITS = ['soc-mottagning', 'soc-utredning', 'lfa-matchning', 'soc-boendestod'];

/** A step of a random life: somebody tries something, or time passes. */
type Step =
  | { readonly kind: 'try'; readonly who: number; readonly which: number; readonly seed: number }
  | { readonly kind: 'forbidden'; readonly who: number; readonly which: number; readonly seed: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'resume' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('try' as const),
      who: fc.nat(PEOPLE.length - 1),
      which: fc.nat(999),
      seed: fc.nat(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('forbidden' as const),
      who: fc.nat(PEOPLE.length - 1),
      which: fc.nat(999),
      seed: fc.nat(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.oneof(
        fc.integer({ min: 1, max: 90 }).map((m) => m * MINUTE_MS),
        fc.integer({ min: 1, max: 30 }).map((d) => d * DAY_MS + HOUR_MS),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'resume' as const }) },
);

/** How a life begins, and everything that is tried in it. */
export interface RandomLife {
  readonly urgency: string;
  readonly adults: number;
  /** Protected identity: only these may see it from the beginning. */
  readonly restrictedTo: readonly string[] | null;
  readonly steps: readonly Step[];
}

export const anySteps = fc.array(step, { minLength: 10, maxLength: 60 });

export const anyLife: fc.Arbitrary<RandomLife> = fc.record({
  urgency: fc.constantFrom('today', '3d', 'normal'),
  adults: fc.integer({ min: 1, max: 3 }),
  restrictedTo: fc.nat(9).map((n) => (n === 0 ? ['anna-lind', 'karin-holm'] : null)),
  steps: anySteps,
});

/** Answers that the form would let through: two of three times its own examples, else drawn from its fields. */
function answers(key: string | null, seed: number, { now, start, process }: MemoryCase): CodedRecord {
  const form = key === null ? undefined : formOf(process.name, key);
  const given: Record<string, Coded> = {};
  for (const [i, [name, schema]] of Object.entries(form?.shape ?? {}).entries()) {
    const meta = fieldMeta(schema as never);
    if (meta?.keep !== 'code') continue;
    const n = Math.floor(seed / (i + 1)) + i;
    const value = seed % 3 > 0 && meta.example !== undefined ? meta.example : drawn(meta, n, localDate(now));
    if (value !== null) given[name] = meta.control === 'number' ? Number(value) : value;
    // Of this household's own choice: nobody else is promised it. What the gateway knows of a home goes along.
    if (meta.control === 'home') Object.assign(given, { ...HOME, [name]: `${start.ref}-${n % 10}` });
  }
  return given;
}

/** What the gateway knows of the organisation: whether the person named works in the unit. */
function withKnown(input: CodedRecord, { state }: MemoryCase): CodedRecord {
  const works = (id: Coded | undefined, unit: Coded | undefined) =>
    PEOPLE.some((one) => one.id === id && one.memberships.some((m) => m.unit === unit));
  return {
    ...input,
    ...('person' in input ? { personFits: works(input.person, input.holder ?? state.offer?.to) } : {}),
    ...('toPerson' in input ? { toPersonFits: works(input.toPerson, input.to) } : {}),
    ...('meeting' in input
      ? { meeting: 'ST-22226', meetingOn: addDays(localDate(state.forum?.raisedAt ?? 0), 3) }
      : {}),
  };
}

const HOME = { homeRooms: 3, homeSqm: 75, homeRent: 8000, homeAccessible: true, homeLift: true, homeFloor: 1 };

function drawn({ control, options }: FieldMeta, n: number, today: string): Coded {
  const pick = <T>(list: readonly T[]): T => list[n % list.length] as T;
  switch (control) {
    case 'radio':
    case 'select':
      return pick(Object.keys(options ?? {}));
    case 'checkboxes':
      return [];
    case 'check':
      return 'yes';
    case 'date':
    case 'datetime':
      return addDays(today, (n % 60) - 20);
    case 'number':
      return 1 + (n % 9);
    case 'unit':
      return pick(UNITS);
    case 'units':
      return [pick(UNITS)];
    case 'contents':
      return [];
    case 'meeting':
      return 'ST-22226';
    case 'colleague':
      return pick(PEOPLE).id;
    default:
      return null;
  }
}

/** What ends or stops a case from anywhere: drawn seldom, or few lives would ever come to a home. */
const SELDOM: ReadonlySet<string> = new Set([
  'withdrawn',
  'no-contact',
  'moved-municipality',
  'went-away',
  'refer',
  'pause',
  'offer',
  'give-back',
  'recall',
  'redirect',
  'consult',
  'add-task',
  'remind-me',
  'request-municipality',
]);

/** What the case waits for: the holder's own, a side task that the routine needs, or the forum's. */
function isOnward({ state }: MemoryCase, task: Task | null): boolean {
  return task !== null && (!task.side || task.awaited || task.kind.startsWith('forum-') || state.forum !== null);
}

/** Who does what next: the one drawn, or whoever comes after and can do something. */
function chosen(kase: MemoryCase, one: Extract<Step, { readonly which: number }>) {
  const wanted = one.kind === 'try';
  for (const [turn] of PEOPLE.entries()) {
    const actor = PEOPLE[(one.who + turn) % PEOPLE.length] as Person;
    const choices = movesFor(kase.process, kase.state, actor, kase.now).filter(
      (c) => c.allowed === wanted && (!wanted || one.seed % 8 === 0 || !SELDOM.has(c.row.move)),
    );
    // Most of what people do takes the case onward; the rest is life.
    const onward = choices.filter(
      (c) =>
        c.row.move === 'accept' ||
        c.row.move === 'forum-decide' ||
        (c.row.move === 'complete' && isOnward(kase, c.task)),
    );
    const from = one.which % 4 > 0 ? onward : choices;
    const choice = from[Math.floor(one.which / 4) % Math.max(1, from.length)];
    if (choice !== undefined) return { actor, choice };
  }
  return null;
}

/** One step. @throws when somebody is let do what the table forbids them. */
async function takeStep(kase: MemoryCase, one: Step, known: Known): Promise<void> {
  if (one.kind === 'resume') return kase.resume();
  if (one.kind === 'pass') return kase.pass(one.ms);
  const drawnOne = chosen(kase, one);
  if (drawnOne === null) return;
  const { actor, choice } = drawnOne;
  const key = choice.row.move === 'complete' && choice.task ? choice.task.kind : choice.row.form;
  const input = known(withKnown(answers(key, one.seed, kase), kase), kase, one.seed);
  const before = kase.facts.length;
  const about = choice.task === null ? {} : { task: choice.task.id };
  try {
    await kase.move(actor, choice.row.move, input, about);
    if (one.kind === 'forbidden') throw new Error(`Accepted from one who may not: ${actor.id} ${choice.row.move}`);
  } catch (error) {
    if (!(error instanceof IllegalMove)) throw error;
    expect(kase.facts).toHaveLength(before);
  }
}

/** The life of one household as the routine and the kernel tell it; `after` looks at the case between the steps. */
export async function live(
  ref: string,
  { urgency, adults, restrictedTo, steps }: RandomLife,
  after: (kase: MemoryCase) => void = () => undefined,
): Promise<MemoryCase> {
  const kase = await new MemoryCase({ ...startOf(ref, { urgency, adults }), restrictedTo }).begin();
  await walk(kase, steps, after);
  return kase;
}

/** What a process's own forms are filled with beside the ordinary, as its pages and the gateway would. */
type Known = (input: CodedRecord, kase: MemoryCase, seed: number) => CodedRecord;

/** Everything that is tried in a case, whatever its process; `after` looks at it between the steps. */
export async function walk(
  kase: MemoryCase,
  steps: readonly Step[],
  after: (kase: MemoryCase) => void,
  known: Known = (input) => input,
): Promise<void> {
  for (const step of steps) {
    if (!kase.relay.isOpen) break;
    await takeStep(kase, step, known);
    // A clock that began in the past speaks at once, as the alarm would.
    await kase.passTo(kase.now);
    after(kase);
  }
}
