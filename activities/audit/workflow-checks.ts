import type { Found } from '../../domain/audit/found';
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant';
import type { Register } from '../../register/database';
import { casesNow, type CaseNow, rememberInStep, workflowNumbers } from '../../register/audit/in-step';
import type { Workflows } from './workflows';

/** A case that began a moment ago is on its way into the register, one that closed into visibility. Real time. */
const SETTLED_MS = 2 * MINUTE_MS;
/** How long the audit goes on asking workflows how far they have come; the rest is asked another night. */
const ASKING_MS = 20 * SECOND_MS;
const AT_A_TIME = 8;
/** So many are compared with the register at once. */
const A_ROUND = 200;

export interface WorkflowLook {
  readonly register: Register;
  readonly workflows: Workflows;
  /** Displayed clock, and the real one. */
  readonly now: Instant;
  readonly realNow: () => Instant;
  /** Number of the last fact of every open case, as of the look at the register. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly only: string | null;
  /** Cases in which something should have happened and has not. */
  readonly suspects: readonly string[];
  /** Which workflows are asked how far they have come though their case has not moved since they last said so. */
  readonly again: 'none' | 'seventh' | 'all';
  readonly alive: () => void;
}

/**
 * Open cases against running workflows. Visibility is paged once; whatever looks wrong is then looked at by itself, in
 * Temporal and in the register, since both go on while the audit reads.
 */
export async function checkWorkflows(look: WorkflowLook): Promise<readonly Found[]> {
  const { numbers, only } = look;
  const running = only === null ? await look.workflows.running() : await alone(look, only);
  const absent = [...numbers.keys()].filter((ref) => !running.has(ref));
  const noted = [...running].filter(([ref, { failing }]) => failing && numbers.has(ref)).map(([ref]) => ref);
  const failing = new Set([...noted, ...look.suspects.filter((ref) => running.has(ref))]);
  const strangers = [...running.keys()].filter((ref) => !numbers.has(ref));
  const found = [
    ...(await absentOrFailing(look, [...absent, ...failing])),
    ...(await withoutCase(look, strangers, running)),
  ];
  const bad = new Set(found.map(({ ref }) => ref));
  const asked = [...running.keys()].filter((ref) => numbers.has(ref) && !bad.has(ref));
  return [...found, ...(await outOfStep(look, asked))];
}

async function alone({ workflows }: WorkflowLook, ref: string): ReturnType<Workflows['running']> {
  const seen = await workflows.look(ref);
  return new Map(seen.kind === 'runs' ? [[ref, seen]] : []);
}

async function absentOrFailing(look: WorkflowLook, refs: readonly string[]): Promise<readonly Found[]> {
  const cases = await casesNow(look.register, refs);
  return inTurn(refs, (ref) => notWell(look, cases.get(ref)));
}

/** What is wrong with the workflow of an open case, when it is asked for by itself; null = it runs. */
async function notWell(look: WorkflowLook, kase: CaseNow | undefined): Promise<Found | null> {
  if (kase?.status !== 'open') return null;
  const seen = await look.workflows.look(kase.ref);
  look.alive();
  if (seen.kind === 'runs' && !seen.failing) return null;
  const check =
    seen.kind === 'missing' ? 'workflow-missing' : seen.kind === 'closed' ? 'workflow-closed' : 'workflow-failing';
  return { check, ref: kase.ref, subject: '', since: kase.lastAt, unit: null, values: {} };
}

/** A workflow of no open case: the register never had it, or closed it. One that has just begun or ended is left alone. */
async function withoutCase(
  look: WorkflowLook,
  refs: readonly string[],
  running: Awaited<ReturnType<Workflows['running']>>,
): Promise<readonly Found[]> {
  const settled = look.realNow() - SETTLED_MS;
  const old = refs.filter((ref) => (running.get(ref)?.startedAt ?? Number.POSITIVE_INFINITY) < settled);
  const cases = await casesNow(look.register, old);
  return inTurn(old, async (ref): Promise<Found | null> => {
    const kase: CaseNow | undefined = cases.get(ref);
    if (kase?.status === 'open' || (kase !== undefined && kase.writtenAt > settled)) return null;
    const seen = await look.workflows.look(ref);
    look.alive();
    if (seen.kind !== 'runs') return null;
    const since = kase?.lastAt ?? look.now;
    return { check: 'workflow-without-case', ref, subject: '', since, unit: null, values: {} };
  });
}

/**
 * Workflows that have not folded what the register holds, or have folded more. Asked first are those that were out of
 * step the last time, then those whose case has moved since they last answered, those that never have, and the night's
 * seventh of the others (a register that was put back looks as if nothing had moved), for as long as there is time: to
 * answer, one that rests is told again from its history.
 */
async function outOfStep(look: WorkflowLook, refs: readonly string[]): Promise<readonly Found[]> {
  const until = look.realNow() + ASKING_MS;
  const waiting = inOrder(look, refs, await workflowNumbers(look.register, look.only));
  const inStep: Answer[] = [];
  const found: Found[] = [];
  for (let from = 0; from < waiting.length && look.realNow() <= until; from += A_ROUND) {
    const answers = await inTurn(waiting.slice(from, from + A_ROUND), async (ref) => {
      if (look.realNow() > until) return null;
      const no = await look.workflows.numberOf(ref);
      look.alive();
      return { ref, no };
    });
    // Asked after the workflows: the register can only have gone on since.
    const cases = await casesNow(
      look.register,
      answers.map(({ ref }) => ref),
    );
    inStep.push(...answers.filter(({ ref, no }) => isInStep(cases.get(ref), no)));
    const others = answers.filter(({ ref, no }) => !isInStep(cases.get(ref), no));
    found.push(...(await inTurn(others, ({ ref, no }) => offStep(look, cases.get(ref), no))));
  }
  await rememberInStep(
    look.register,
    inStep.flatMap(({ ref, no }) => (no === null ? [] : [{ ref, no }])),
    look.realNow(),
  );
  return found;
}

interface Answer {
  readonly ref: string;
  /** Null when the workflow did not answer in time. */
  readonly no: number | null;
}

/** `answered`: where each was in step the last time; null when it was not. A finding nobody looks at again would close. */
function inOrder(
  look: WorkflowLook,
  refs: readonly string[],
  answered: ReadonlyMap<string, number | null>,
): readonly string[] {
  const suspected = refs.filter((ref) => answered.get(ref) === null);
  const moved = refs.filter((ref) => answered.has(ref) && answered.get(ref) !== look.numbers.get(ref));
  const never = refs.filter((ref) => !answered.has(ref));
  const still = refs.filter((ref) => look.only !== null || isItsTurn(look, ref));
  return [...new Set([...suspected, ...moved, ...never, ...still])];
}

function isInStep(kase: CaseNow | undefined, no: number | null): boolean {
  return kase?.status === 'open' && kase.no === no;
}

async function offStep(look: WorkflowLook, kase: CaseNow | undefined, no: number | null): Promise<Found | null> {
  if (no === null) return notWell(look, kase);
  if (kase?.status !== 'open') return null;
  const again = await look.workflows.numberOf(kase.ref);
  if (again === null || again === kase.no || again !== no) return null;
  const values = { no, registered: kase.no };
  const check = no < kase.no ? 'workflow-behind' : 'workflow-ahead';
  return { check, ref: kase.ref, subject: '', since: kase.lastAt, unit: null, values };
}

const NIGHTS = 7;

function isItsTurn({ again, now }: WorkflowLook, ref: string): boolean {
  if (again !== 'seventh') return again === 'all';
  let sum = 0;
  for (let at = 0; at < ref.length; at += 1) sum += ref.charCodeAt(at);
  return sum % NIGHTS === Math.floor(now / DAY_MS) % NIGHTS;
}

/** A few at a time, in order; nulls are left out. */
async function inTurn<One, T>(all: readonly One[], ask: (one: One) => Promise<T | null>): Promise<readonly T[]> {
  const left = all.values();
  const results: T[] = [];
  const walk = async () => {
    // One iterator for all of them: each takes the next.
    for (const one of left) {
      const result = await ask(one);
      if (result !== null) results.push(result);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, walk));
  return results;
}
