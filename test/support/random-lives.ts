import fc from 'fast-check';
import { addDays } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import { type FieldMeta, fieldMeta } from '../../domain/forms/fields.schema';
import { formOf } from '../../domain/forms/process-forms.schema';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/instant';
import { administrationOf, FORUM_UNIT } from '../../domain/kernel/units';
import { IllegalMove } from '../../domain/kernel/commands';
import { movesFor } from '../../domain/kernel/may';
import type { Coded, CodedRecord, Task } from '../../domain/kernel/state';
import type { Colleague } from '../../register/organisation';
import { MemoryCase, startOf } from './memory-case';
import { RandomStaff, STAFF } from './random-staff';

const UNITS = ['soc-mottagning', 'soc-utredning', 'lfa-matchning', 'soc-boendestod'];

/** A step of a random life: somebody tries something, time passes, somebody goes away or comes back. */
type Step =
  | { readonly kind: 'try'; readonly who: number; readonly which: number; readonly seed: number }
  | { readonly kind: 'forbidden'; readonly who: number; readonly which: number; readonly seed: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'wait' }
  | { readonly kind: 'resume' }
  | Years
  | Away
  | { readonly kind: 'back'; readonly which: number };

/** Colleagues do what is to be done for so many days, while those who are away are away. */
interface Years {
  readonly kind: 'years';
  readonly days: number;
  readonly seed: number;
}

/** Who is away, from when and for how long (null: until further notice), and whom they name to answer meanwhile. */
interface Away {
  readonly kind: 'away';
  readonly who: 'somebody' | 'holder' | 'head' | 'unit';
  readonly which: number;
  readonly deputy: number | null;
  readonly ahead: number;
  readonly days: number | null;
}

const attempt = { who: fc.nat(STAFF.length - 1), which: fc.nat(999), seed: fc.nat() };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 240, arbitrary: fc.record({ kind: fc.constant('try' as const), ...attempt }) },
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('forbidden' as const), ...attempt }) },
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.oneof(
        fc.integer({ min: 1, max: 90 }).map((m) => m * MINUTE_MS),
        fc.integer({ min: 1, max: 12 }).map((d) => d * DAY_MS + HOUR_MS),
      ),
    }),
  },
  { weight: 30, arbitrary: fc.constant({ kind: 'wait' as const }) },
  { weight: 20, arbitrary: fc.constant({ kind: 'resume' as const }) },
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('away' as const),
      who: fc.constantFrom('somebody', 'holder', 'holder', 'head', 'unit'),
      which: fc.nat(999),
      deputy: fc.option(fc.nat(999)),
      ahead: fc.nat(4),
      days: fc.option(fc.integer({ min: 1, max: 40 })),
    }),
  },
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('back' as const), which: fc.nat(999) }) },
);

/** How a life begins, and everything that is tried in it. */
export interface RandomLife {
  readonly urgency: string;
  readonly adults: number;
  /** Protected identity: only these may see it from the beginning. */
  readonly restrictedTo: readonly string[] | null;
  readonly steps: readonly Step[];
}

const SOME = { minLength: 10, maxLength: 70, size: 'max' } as const;
export const anySteps = fc.array(step, SOME);

/** One life in a hundred lasts for years: it costs as much as ten others. */
const stepOrYears: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4_200, arbitrary: step },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('years' as const),
      days: fc.integer({ min: 300, max: 900 }),
      seed: fc.nat(999),
    }),
  },
);

export const anyLife: fc.Arbitrary<RandomLife> = fc.record({
  urgency: fc.constantFrom('today', '3d', 'normal'),
  adults: fc.integer({ min: 1, max: 3 }),
  restrictedTo: fc.nat(9).map((n) => (n === 0 ? ['anna-lind', 'karin-holm'] : null)),
  steps: anySteps,
});

/** The same, and some of them for years. */
export const anyLongLife: fc.Arbitrary<RandomLife> = fc
  .tuple(anyLife, fc.array(stepOrYears, SOME))
  .map(([life, steps]) => ({ ...life, steps }));

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
function withKnown(drawnInput: CodedRecord, seed: number, { state }: MemoryCase): CodedRecord {
  const input = { ...drawnInput };
  for (const [field, known, unit] of [
    ['person', 'personFits', input.holder ?? state.offer?.to ?? state.baton.unit],
    ['toPerson', 'toPersonFits', input.to],
  ] as const) {
    if (!(field in input)) continue;
    const fitting = STAFF.filter(({ memberships }) => memberships.some((m) => m.unit === unit));
    // One in nine names somebody of another unit; half of the others name nobody.
    if (seed % 9 > 0) input[field] = seed % 2 === 0 ? '' : (fitting[seed % Math.max(1, fitting.length)]?.id ?? '');
    input[known] = fitting.some(({ id }) => id === input[field]);
  }
  if (!('meeting' in input) || state.forum === null) return input;
  return { ...input, meeting: 'ST-22226', meetingOn: addDays(localDate(state.forum.raisedAt), 3) };
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
      return pick(STAFF).id;
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

/** The units that have something to do in the case: mostly it is their people who try something. */
function concerned({ state: { baton, offer, tasks, forum } }: MemoryCase): ReadonlySet<string> {
  const units = [baton.unit, ...Object.values(tasks).map((task) => task.unit)];
  return new Set([...units, ...(offer === null ? [] : [offer.to]), ...(forum === null ? [] : [FORUM_UNIT])]);
}

/** Who does what next, of those who are not away: the one drawn, or whoever comes after and can do something. */
function chosen(
  kase: MemoryCase,
  staff: RandomStaff,
  one: Extract<Step, { readonly which: number; readonly seed: number }>,
) {
  const wanted = one.kind === 'try';
  const units = concerned(kase);
  const near = wanted && one.which % 7 > 0;
  for (const [turn] of STAFF.entries()) {
    const colleague = STAFF[(one.who + turn) % STAFF.length] as Colleague;
    if (staff.isAway(colleague.id, kase.now)) continue;
    const actor = staff.actor(colleague, kase.now);
    if (near && !actor.memberships.some(({ unit }) => units.has(unit)) && !actor.roles.includes('decider')) continue;
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

/** Until what the holder is to do may be done, when its day is to come; else until somebody is reminded of what is not. */
function wait(kase: MemoryCase): Promise<void> {
  const { tasks, next, baton } = kase.state;
  const doing = baton.doing.kind === 'task' ? tasks[baton.doing.taskId] : undefined;
  return kase.passTo(Math.max(next.at, doing?.notBefore ?? 0));
}

/** Most who go away are those the case lies with, or is offered to; some name a deputy, and some one who may not be. */
function goAway(kase: MemoryCase, staff: RandomStaff, { who, which, deputy, ahead, days }: Away): void {
  const { baton, offer } = kase.state;
  const unit = offer !== null && which % 2 === 0 ? offer.to : baton.unit;
  const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
  const inUnit = STAFF.filter(({ memberships }) => memberships.some((m) => m.unit === unit));
  const near = STAFF.filter(({ memberships: [own] }) => administrationOf(own?.unit ?? '') === administrationOf(unit));
  const holder = STAFF.find(({ id }) => id === baton.person) ?? pick(inUnit, which);
  const leaders = inUnit.filter(({ memberships }) => memberships.some((m) => m.unit === unit && m.role !== 'member'));
  const away = { somebody: [pick(STAFF, which)], holder: [holder], head: [pick(leaders, which)], unit: inUnit }[who];
  const from = addDays(localDate(kase.now), ahead);
  for (const one of away) {
    if (one === undefined) continue;
    // One in eight names somebody from anywhere.
    const named = deputy === null ? undefined : pick(deputy % 8 === 0 ? STAFF : near, deputy);
    const to = days === null ? null : addDays(from, days - 1);
    staff.begin(
      { person: one.id, kind: 'other', from, to, deputy: who === 'unit' ? null : (named?.id ?? null) },
      kase.now,
    );
  }
}

/** One step. @throws when somebody is let do what the table forbids them. */
async function takeStep(kase: MemoryCase, staff: RandomStaff, one: Step, known: Known): Promise<void> {
  if (one.kind === 'resume') return kase.resume();
  if (one.kind === 'pass') return kase.pass(one.ms);
  if (one.kind === 'wait') return wait(kase);
  if (one.kind === 'years') return years(kase, staff, one, known);
  if (one.kind === 'away') return goAway(kase, staff, one);
  if (one.kind === 'back') return staff.end(one.which, kase.now);
  const drawnOne = chosen(kase, staff, one);
  if (drawnOne === null) return;
  const { actor, choice } = drawnOne;
  const key = choice.row.move === 'complete' && choice.task ? choice.task.kind : choice.row.form;
  const input = known(withKnown(answers(key, one.seed, kase), one.seed, kase), kase, one.seed);
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

/** As much as happens to a household in two or three years; a case that nobody can move would be reminded of for ever. */
const MOST_TURNS = 150;

/** What may be done is done with the forms' own examples; what may not yet be is waited for. */
async function years(kase: MemoryCase, staff: RandomStaff, { days, seed }: Years, known: Known): Promise<void> {
  const until = kase.now + days * DAY_MS;
  for (let turn = 0; turn < MOST_TURNS && kase.relay.isOpen && kase.now < until; turn++) {
    const before = kase.facts.length;
    // Onward only, and with examples: as `answers` and `chosen` read these numbers.
    const likely = { who: seed + turn, which: 4 * (seed + turn) + 1, seed: 24 * (seed + turn) + 1 };
    await takeStep(kase, staff, { kind: 'try', ...likely }, known);
    const stoodStill = kase.relay.isOpen && kase.facts.length === before;
    // A clock that began in the past speaks at once, as in `walk`.
    await kase.passTo(stoodStill ? Math.min(until, kase.state.next.at) : kase.now);
  }
}

/** The life of one household as the routine and the kernel tell it; `after` looks at the case between the steps. */
export async function live(
  ref: string,
  { urgency, adults, restrictedTo, steps }: RandomLife,
  after: Look = () => undefined,
): Promise<MemoryCase> {
  const kase = await new MemoryCase({ ...startOf(ref, { urgency, adults }), restrictedTo }).begin();
  await walk(kase, steps, after);
  return kase;
}

/** What a process's own forms are filled with beside the ordinary, as its pages and the gateway would. */
type Known = (input: CodedRecord, kase: MemoryCase, seed: number) => CodedRecord;

/** Looks at a case between the steps, and at who is away. */
export type Look = (kase: MemoryCase, staff: RandomStaff) => void;

/** Everything that is tried in a case, whatever its process; `after` looks at it between the steps. */
export async function walk(
  kase: MemoryCase,
  steps: readonly Step[],
  after: Look,
  known: Known = (input) => input,
): Promise<void> {
  const staff = new RandomStaff();
  after(kase, staff);
  for (const step of steps) {
    if (!kase.relay.isOpen) break;
    await takeStep(kase, staff, step, known);
    // A clock that began in the past speaks at once, as the alarm would.
    await kase.passTo(kase.now);
    after(kase, staff);
  }
}
