import { type Instant } from '../../domain/instant';
import type { OpenCase } from '../../domain/kernel/state';
import type { Register } from '../../register/database';
import { type CaseMode, type DemoSettings, demoSettings, openStates } from '../../register/demo-settings';
import { aim, CLEAR_MS } from './aim';
import type { CaseClock } from './case-clock';

/** Something a colleague means to do in a case; `key` tells it apart from everything else to be done there. */
export interface Errand {
  readonly at: Instant;
  readonly ref: string;
  readonly key: string;
}

/** The demo's people who do their work on time. They use the API like everybody else. */
export interface Colleagues<E extends Errand = Errand> {
  /** What they mean to do in this case, and when. Pure. */
  plan(state: OpenCase, mode: CaseMode): readonly E[];
  /** Does it; resolves with what was done in Swedish, or null when it could not be. */
  perform(errand: E, now: Instant): Promise<string | null>;
}

export interface Done {
  readonly at: Instant;
  readonly ref: string;
  readonly what: string;
}

export interface Traveller<E extends Errand> {
  readonly register: Register;
  readonly clock: CaseClock;
  readonly colleagues: Colleagues<E> | null;
  /** Displayed clock. */
  readonly now: () => Promise<Instant>;
  /** Moves the displayed clock. */
  readonly show: (at: Instant) => Promise<void>;
  readonly tell: (done: Done) => void;
  readonly log?: { warn(details: object, message: string): void };
}

/** Cases that are moved side by side. */
const BESIDE = 4;

/**
 * From event to event up to `to`: the cases concerned are moved just past the next event, then the displayed clock,
 * then the people have the time until the one after it. At the end every open case is where the displayed clock is.
 */
export async function travel<E extends Errand>(traveller: Traveller<E>, to: Instant): Promise<void> {
  const { register, now, show, colleagues } = traveller;
  const tried = new Set<string>();
  const known = new Map<string, OpenCase>();
  for (let passed = -1; ; ) {
    const [states, settings] = await Promise.all([openStates(register, known), demoSettings(register)]);
    const errand = settings.colleaguesWork ? nextErrand(colleagues, states, settings, tried) : null;
    const event = Math.min(...states.map((state) => state.next.at));
    if (errand !== null && errand.at <= to && errand.at + 2 * CLEAR_MS < event) {
      tried.add(errand.key);
      await show(Math.max(errand.at, await now()));
      const what = await performed(traveller, errand);
      if (what !== null) traveller.tell({ at: await now(), ref: errand.ref, what });
      continue;
    }
    // An event that a case does not get past would hold everybody for ever.
    if (event > to || event === passed) break;
    passed = event;
    const past = Math.max(event + CLEAR_MS, await now());
    const concerned = states.filter((state) => state.next.at <= event + CLEAR_MS);
    await move(traveller, concerned, past);
    await show(past);
  }
  await show(Math.max(to, await now()));
  await move(traveller, await openStates(register, known), await now());
}

/** A colleague who fails is a colleague who did nothing; the clock goes on. */
async function performed<E extends Errand>({ colleagues, now, log }: Traveller<E>, errand: E): Promise<string | null> {
  try {
    return (await colleagues?.perform(errand, await now())) ?? null;
  } catch (error) {
    log?.warn({ ref: errand.ref, error: error instanceof Error ? error.message : String(error) }, 'errand not done');
    return null;
  }
}

async function move<E extends Errand>(
  { clock, log }: Traveller<E>,
  states: readonly OpenCase[],
  wanted: Instant,
): Promise<void> {
  const left = [...states];
  const walk = async () => {
    for (let state = left.shift(); state !== undefined; state = left.shift()) {
      const { ref } = state;
      const at = aim(state, wanted);
      await clock
        .moveTo(ref, () => at)
        .catch((error: Error) => log?.warn({ ref, error: error.message }, 'case not moved'));
    }
  };
  await Promise.all(Array.from({ length: BESIDE }, walk));
}

/** What is to be done first; nothing twice in one journey. */
function nextErrand<E extends Errand>(
  colleagues: Colleagues<E> | null,
  states: readonly OpenCase[],
  { cases }: DemoSettings,
  tried: ReadonlySet<string>,
): E | null {
  const errands = states.flatMap((state) => {
    const mode = cases[state.ref];
    return mode === undefined || mode === 'stalled' ? [] : (colleagues?.plan(state, mode) ?? []);
  });
  return errands.filter((one) => !tried.has(one.key)).toSorted((a, b) => a.at - b.at)[0] ?? null;
}
