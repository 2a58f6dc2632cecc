import type { Client } from '@temporalio/client';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant';
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
import { type Colleagues, type Done, type Errand, travel } from './travel';

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
  /**
   * Begins a journey; false when one is under way. `ended` settles when it is over, and never rejects. With `mail`
   * false nobody waits for the postman at its end.
   */
  go(wish: { to: Instant; ref?: string | null; mail?: boolean }): { readonly ended: Promise<Journey> } | false;
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

  const show = async (at: Instant): Promise<void> => {
    await setClockOffset(register, Math.max(0, Math.ceil(at - Date.now())));
    if (current !== null) current = { ...current, at };
  };

  const traveller = { ...deps, clock, now, show, tell: (one: Done) => void current?.done.push(one) };

  const journey = async (): Promise<Journey | null> =>
    current === null ? null : { ...current, ...(await happenedSince(register, current.startedAt)) };

  return {
    start: startInStep({ ...deps, clock, now }),
    inStep: (gateway) => ({
      ready: () => gateway.ready(),
      makeSystemMove: (ref, move) => gateway.makeSystemMove(ref, move),
      makeMove: async (actor, ref, move) => {
        if (current?.over === false) {
          const state = (await openStates(register)).find((one) => one.ref === ref);
          const at = await now();
          if (state !== undefined && aim(state, at) === at) await clock.moveTo(ref, () => at);
        }
        return gateway.makeMove(actor, ref, move);
      },
    }),
    go: ({ to, ref = null, mail = true }) => {
      if (current?.over === false) return false;
      const startedAt = Date.now();
      current = { from: to, to, at: to, startedAt, over: false, failed: null, ref, done: [] };
      const ended = (async () => {
        let failed: string | null = null;
        try {
          const from = await now();
          current = { ...begun(current), from, at: from };
          await travel(traveller, to);
          if (mail) await postmanRests(register, startedAt);
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

/** What was written on the way has left the house, or the mail server is slow. */
async function postmanRests(register: Register, since: Instant): Promise<void> {
  for (const until = Date.now() + MAIL_MS; Date.now() < until; ) {
    if ((await happenedSince(register, since)).waiting === 0) return;
    await new Promise((go) => setTimeout(go, 200));
  }
}

function begun<T>(journey: T | null): T {
  if (journey === null) throw new Error('No journey has begun');
  return journey;
}
