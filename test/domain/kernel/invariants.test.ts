import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date';
import { localDate } from '../../../domain/calendar/stockholm';
import { fieldMeta } from '../../../domain/forms/fields.schema';
import { formOf } from '../../../domain/forms/process-forms.schema';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/instant';
import type { Person } from '../../../domain/kernel/actor';
import { IllegalMove } from '../../../domain/kernel/commands';
import { evolve } from '../../../domain/kernel/evolve';
import { movesFor } from '../../../domain/kernel/may';
import type { CaseState, Coded, CodedRecord } from '../../../domain/kernel/state';
import { municipalContract } from '../../../domain/municipal-contract/process';
import { MemoryCase, person, startOf } from '../../support/memory-case';

/** Everybody who could have a hand in a case, and two who never should. */
const PEOPLE: readonly Person[] = [
  person('anna', 'soc-mottagning'),
  person('astrid', 'soc-mottagning', 'head'),
  person('jon', 'soc-jour', 'head'),
  person('ulla', 'soc-utredning'),
  person('uno', 'soc-utredning', 'head'),
  person('bengt', 'soc-ledning', 'head', ['decider']),
  person('lars', 'lfa-matchning'),
  person('lena', 'lfa-matchning', 'head'),
  person('fia', 'lfa-forvaltning'),
  person('stina', 'soc-boendestod'),
  person('sven', 'soc-boendestod', 'head'),
  person('jurist', 'ksf-juridik'),
  person('mark', 'sbk-mark', 'head'),
];
const UNITS = ['soc-mottagning', 'soc-utredning', 'lfa-matchning', 'soc-boendestod'];

/** Lives walked; `npm run test:long` walks many more. */
const RUNS = Number(process.env.STAFETT_RANDOM_CASES ?? 40);

/** A step of a random life: somebody tries something, or time passes. */
type Step =
  | { readonly kind: 'try'; readonly who: number; readonly which: number; readonly seed: number }
  | { readonly kind: 'forbidden'; readonly who: number; readonly which: number; readonly seed: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'resume' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('try' as const), who: fc.nat(12), which: fc.nat(60), seed: fc.nat() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('forbidden' as const),
      who: fc.nat(12),
      which: fc.nat(60),
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

/** Answers that the form would let through, drawn from its own fields. */
function answers(key: string | null, seed: number, today: string): CodedRecord {
  if (key === null) return {};
  let form: ReturnType<typeof formOf> | undefined;
  try {
    form = formOf('municipalContract', key);
  } catch {
    form = undefined;
  }
  if (!form) return {};
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  return Object.fromEntries(
    Object.entries(form.shape).flatMap(([name, schema], i): [string, Coded][] => {
      const meta = fieldMeta(schema as never);
      if (!meta || meta.keep !== 'code') return [];
      const n = Math.floor(seed / (i + 1)) + i;
      switch (meta.control) {
        case 'radio':
        case 'select':
          return [[name, pick(Object.keys(meta.options ?? {}), n)]];
        case 'checkboxes':
          return [[name, []]];
        case 'check':
          return [[name, 'yes']];
        case 'date':
        case 'datetime':
          return [[name, addDays(today, (n % 60) - 20)]];
        case 'number':
          return [[name, 1 + (n % 9)]];
        case 'unit':
          return [[name, pick(UNITS, n)]];
        case 'home':
          return [[name, `home-${n % 1000}`]];
        case 'colleague':
          return [[name, pick(PEOPLE, n).id]];
        default:
          return [];
      }
    }),
  );
}

async function live(kase: MemoryCase, one: Step): Promise<void> {
  if (one.kind === 'resume') return kase.resume();
  if (one.kind === 'pass') return kase.pass(one.ms);
  const actor = PEOPLE[one.who] as Person;
  const wanted = one.kind === 'try';
  const choices = movesFor(municipalContract, kase.state, actor, kase.now).filter((c) => c.allowed === wanted);
  // Most of what people do takes the case onward; the rest is life.
  const onward = choices.filter((c) => ['complete', 'accept'].includes(c.row.move));
  const drawn = one.which % 4 > 0 && onward.length > 0 ? onward : choices;
  const choice = drawn[one.which % Math.max(1, drawn.length)];
  if (!choice) return;
  const key = choice.row.move === 'complete' && choice.task ? choice.task.kind : choice.row.form;
  const input = answers(key, one.seed, localDate(kase.now));
  const before = kase.facts.length;
  const about = choice.task === null ? {} : { task: choice.task.id };
  try {
    await kase.move(actor, choice.row.move, input, about);
    if (!wanted) throw new Error(`Accepted from one who may not: ${actor.id} ${choice.row.move}`);
  } catch (error) {
    if (!(error instanceof IllegalMove)) throw error;
    expect(kase.facts).toHaveLength(before);
  }
}

/** What must be true at every instant of an open case. */
function holds(kase: MemoryCase): void {
  if (!kase.relay.isOpen) return;
  const { state } = kase;
  expect(state.next.at).toBeGreaterThan(kase.now);
  expect(state.deadlines[state.baton.doing.deadlineId]).toBeDefined();
  expect(state.baton.unit).toMatch(/^(soc|lfa)-/);
  if (state.baton.person === null) {
    expect(Object.values(state.tasks).filter((t) => t.kind === 'assign' && t.unit === state.baton.unit)).toHaveLength(
      1,
    );
  }
  for (const task of Object.values(state.tasks)) {
    const clock = state.deadlines[task.deadlineId];
    expect(clock).toBeDefined();
    // A late due is never hidden: it stays where it was, and somebody is reminded of it.
    if (clock && clock.dueAt < kase.now)
      expect(clock.repeatAt ?? clock.rungs[clock.fired]?.at ?? 0).toBeGreaterThan(kase.now);
  }
}

function history(kase: MemoryCase): void {
  const { facts } = kase;
  expect(facts.map((fact) => fact.no)).toEqual(facts.map((_, i) => i + 1));
  expect(JSON.parse(JSON.stringify(kase.folded()))).toEqual(JSON.parse(JSON.stringify(kase.relay.state)));
  let state: CaseState | null = null;
  for (const fact of facts) {
    const before: CaseState | null = state;
    state = evolve(municipalContract, before, fact);
    const moved = before?.status === 'open' && state.status === 'open' && before.baton.unit !== state.baton.unit;
    if (moved) expect(fact.type).toBe('HandoverAccepted');
  }
  // A rung speaks once for each clock; a clock that was moved is another clock.
  const clocks = new Map<string, number>();
  for (const fact of facts) {
    if (fact.type === 'TaskOpened' || fact.type === 'DateMoved' || fact.type === 'HandoverOffered')
      clocks.set(fact.deadline.id, 0);
    if (fact.type === 'RungReached' && fact.deadlineId !== 'd.routine') {
      expect(fact.rung).toBe((clocks.get(fact.deadlineId) ?? 0) + 1);
      clocks.set(fact.deadlineId, fact.rung);
    }
  }
}

test('whatever people try and however time passes, an open case has one holder, one next event, and loses nothing', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 20, maxLength: 80 }),
      fc.constantFrom('today', '3d', 'normal'),
      fc.integer({ min: 1, max: 3 }),
      async (steps, urgency, adults) => {
        const kase = await new MemoryCase(startOf('ST-7F3K2', { urgency, adults })).begin();
        for (const one of steps) {
          if (!kase.relay.isOpen) break;
          await live(kase, one);
          // A clock that began in the past speaks at once, as the alarm would.
          await kase.passTo(kase.now);
          holds(kase);
        }
        history(kase);
        accepted += kase.facts.filter((f) => f.type === 'HandoverAccepted').length;
      },
    ),
    { numRuns: RUNS },
  );
  // The walk is worth something only if it gets somewhere.
  expect(accepted).toBeGreaterThan(0);
}, 300_000);
