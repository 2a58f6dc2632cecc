import fc from 'fast-check';
import { evolve } from '../../../domain/kernel/evolve';
import type { Fact } from '../../../domain/kernel/facts';
import type { CaseState, Deadline } from '../../../domain/kernel/state';
import { municipalContract } from '../../../domain/municipal-contract/process';
import type { MemoryCase } from '../../support/memory-case';
import { anyLife, live } from '../../support/random-lives';

/** Lives walked; more with STAFETT_RANDOM_CASES. */
const RUNS = Number(process.env.STAFETT_RANDOM_CASES ?? 1_000);
/** Of a run that fails the seed is printed: `STAFETT_RANDOM_SEED` walks the same lives again. */
const SEED = process.env.STAFETT_RANDOM_SEED;

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
    if (moved) expect(['HandoverAccepted', 'HolderNamed']).toContain(fact.type);
  }
  // A rung speaks once for each clock; a clock that was moved is another clock.
  const clocks = new Map<string, number>();
  for (const fact of facts) {
    for (const clock of wound(fact)) clocks.set(clock.id, clock.fired);
    if (fact.type === 'RungReached' && fact.deadlineId !== 'd.routine') {
      expect(fact.rung).toBe((clocks.get(fact.deadlineId) ?? 0) + 1);
      clocks.set(fact.deadlineId, fact.rung);
    }
  }
}

/** The clocks that a fact winds up or moves, with the rungs they have climbed already. */
function wound(fact: Fact): readonly Deadline[] {
  const own = 'deadline' in fact ? [fact.deadline] : [];
  return fact.type === 'HandoverAsked' ? [...own, fact.receiver] : own;
}

test(
  'whatever people try and however time passes, an open case has one holder, one next event, and loses nothing',
  async () => {
    let accepted = 0;
    let named = 0;
    let stoodIn = 0;
    await fc.assert(
      fc.asyncProperty(anyLife, async (life) => {
        const kase = await live('ST-7F3K2', life, holds);
        history(kase);
        accepted += kase.facts.filter((f) => f.type === 'HandoverAccepted').length;
        named += kase.facts.filter((f) => f.type === 'HolderNamed').length;
        stoodIn += kase.facts.filter((f) => 'person' in f.by && f.by.for !== undefined).length;
      }),
      { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
    );
    // The walk is worth something only if it gets somewhere.
    expect(accepted).toBeGreaterThan(0);
    expect(named).toBeGreaterThan(0);
    expect(stoodIn).toBeGreaterThan(0);
  },
  60_000 + RUNS * 500,
);
