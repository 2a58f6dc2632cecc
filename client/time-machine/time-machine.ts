import type { Client } from '@temporalio/client';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant';
import type { OpenCase } from '../../domain/kernel/state';
import type { Register } from '../../register/database';
import {
  type CaseMode,
  type Climbed,
  type DemoProgress,
  type DemoSettings,
  demoSettings,
  happenedSince,
  openStates,
  saveDemoSetting,
} from '../../register/demo-settings';
import { displayedNow, setClockOffset } from '../../register/displayed-clock';
import type { Gateway } from '../gateway';
import type { StartRun } from '../relay-intakes';
import { aim, CLEAR_MS } from './aim';
import { caseClockOf } from './case-clock';
import { startInStep } from './start-in-step';

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

/** One journey through time, under way or over. Instants on the displayed clock, but for `startedAt`. */
export interface Journey {
  readonly from: Instant;
  readonly to: Instant;
  readonly startedAt: Instant;
  readonly at: Instant;
  readonly over: boolean;
  /** Why it ended early. */
  readonly failed: string | null;
  /** Case it was made for, to go back to. */
  readonly ref: string | null;
  readonly done: readonly Done[];
  readonly rungs: readonly Climbed[];
  readonly messages: number;
  readonly waiting: number;
}

export interface TimeMachine {
  /** Starts a case at the displayed time; resolves when it has caught up and may take commands. */
  readonly start: StartRun;
  /** The same gateway; while time moves, a case catches up before it takes a command. */
  inStep(gateway: Gateway): Gateway;
  /** Begins a journey; false when one is under way. `ended` settles when it is over, and never rejects. */
  go(wish: { to: Instant; ref?: string | null }): { readonly ended: Promise<Journey> } | false;
  /** Where a journey to just past the next event of a case leads; null when there is no such open case. */
  pastNextEvent(ref: string): Promise<Instant | null>;
  /** The journey under way, else the last one. */
  journey(): Promise<Journey | null>;
  settings(): Promise<DemoSettings>;
  letColleaguesWork(yes: boolean): Promise<void>;
  mark(ref: string, mode: CaseMode | null): Promise<void>;
  show(progress: DemoProgress | null): Promise<void>;
}

interface MachineDeps<E extends Errand> {
  readonly client: Client;
  readonly register: Register;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly colleagues: Colleagues<E> | null;
  readonly log?: { warn(details: object, message: string): void };
}

/** Cases that are moved side by side. */
const BESIDE = 4;
/** How long a journey waits at its end for the postman, real time. */
const MAIL_MS = 4 * SECOND_MS;

/**
 * Moves every open case and the displayed clock together, from event to event: what falls due happens in its order,
 * and between two events the people have the time to act. For the demo and tests only.
 */
export function timeMachineOver<E extends Errand>(deps: MachineDeps<E>): TimeMachine {
  const { register } = deps;
  const clock = caseClockOf(deps.client, deps.namespace);
  const now = () => displayedNow(register);
  let current: (Omit<Journey, 'rungs' | 'messages' | 'waiting'> & { done: Done[] }) | null = null;

  const inOrder = async (states: readonly OpenCase[], wanted: Instant): Promise<void> => {
    const left = [...states];
    const walk = async () => {
      for (let state = left.shift(); state !== undefined; state = left.shift()) {
        const { ref } = state;
        const at = aim(state, wanted);
        await clock
          .moveTo(ref, () => at)
          .catch((error: Error) => deps.log?.warn({ ref, error: error.message }, 'case not moved'));
      }
    };
    await Promise.all(Array.from({ length: BESIDE }, walk));
  };

  const show = async (at: Instant): Promise<void> => {
    await setClockOffset(register, Math.max(0, Math.ceil(at - Date.now())));
    if (current !== null) current = { ...current, at };
  };

  const travel = async (to: Instant): Promise<void> => {
    const tried = new Set<string>();
    for (let events = -1; ; ) {
      const [states, settings] = await Promise.all([openStates(register), demoSettings(register)]);
      const errand = settings.colleaguesWork ? nextErrand(deps.colleagues, states, settings, tried) : null;
      const event = Math.min(...states.map((state) => state.next.at));
      if (errand !== null && errand.at <= to && errand.at + 2 * CLEAR_MS < event) {
        tried.add(errand.key);
        await show(Math.max(errand.at, await now()));
        const what = (await deps.colleagues?.perform(errand, await now())) ?? null;
        if (what !== null) current?.done.push({ at: await now(), ref: errand.ref, what });
        continue;
      }
      // An event that a case does not get past would hold everybody for ever.
      if (event > to || event === events) break;
      events = event;
      const concerned = states.filter((state) => state.next.at <= event + CLEAR_MS);
      await inOrder(concerned, Math.max(event + CLEAR_MS, await now()));
      await show(Math.max(event + CLEAR_MS, await now()));
    }
    await show(Math.max(to, await now()));
    await inOrder(await openStates(register), await now());
  };

  const postmanRests = async (since: Instant): Promise<void> => {
    for (const until = Date.now() + MAIL_MS; Date.now() < until; ) {
      if ((await happenedSince(register, since)).waiting === 0) return;
      await new Promise((go) => setTimeout(go, 200));
    }
  };

  const journey = async (): Promise<Journey | null> =>
    current === null ? null : { ...current, ...(await happenedSince(register, current.startedAt)) };

  return {
    start: startInStep({ ...deps, clock, now }),
    inStep: (gateway) => ({
      ready: () => gateway.ready(),
      makeMove: async (actor, ref, move) => {
        if (current?.over === false) {
          const state = (await openStates(register)).find((one) => one.ref === ref);
          const at = await now();
          if (state !== undefined && aim(state, at) === at) await clock.moveTo(ref, () => at);
        }
        return gateway.makeMove(actor, ref, move);
      },
    }),
    go: ({ to, ref = null }) => {
      if (current?.over === false) return false;
      const startedAt = Date.now();
      current = { from: to, to, at: to, startedAt, over: false, failed: null, ref, done: [] };
      const ended = (async () => {
        let failed: string | null = null;
        try {
          const from = await now();
          current = { ...begun(current), from, at: from };
          await travel(to);
          await postmanRests(startedAt);
        } catch (error) {
          failed = error instanceof Error ? error.message : String(error);
          deps.log?.warn({ error: failed }, 'the journey ended early');
        }
        current = { ...begun(current), over: true, failed };
        return (await journey().catch(() => null)) ?? { ...current, rungs: [], messages: 0, waiting: 0 };
      })();
      return { ended };
    },
    pastNextEvent: async (ref) => {
      const state = (await openStates(register)).find((one) => one.ref === ref);
      return state === undefined ? null : Math.max(aim(state, state.next.at + CLEAR_MS), (await now()) + MINUTE_MS);
    },
    journey,
    settings: () => demoSettings(register),
    letColleaguesWork: (yes) => saveDemoSetting(register, 'colleaguesWork', yes),
    mark: async (ref, mode) => {
      const { [ref]: _before, ...others } = (await demoSettings(register)).cases;
      await saveDemoSetting(register, 'cases', mode === null ? others : { ...others, [ref]: mode });
    },
    show: (progress) => saveDemoSetting(register, 'progress', progress),
  };
}

function begun<T>(journey: T | null): T {
  if (journey === null) throw new Error('No journey has begun');
  return journey;
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
