import type { Instant } from '../domain/instant';
import type { By } from '../domain/kernel/actor';
import { batch } from '../domain/kernel/batch';
import { type Command, IllegalMove } from '../domain/kernel/commands';
import { byOf, decide, type Planned } from '../domain/kernel/decide';
import { evolve } from '../domain/kernel/evolve';
import type { Fact } from '../domain/kernel/facts';
import type { Process } from '../domain/kernel/process';
import { decideTick } from '../domain/kernel/tick';
import type { CaseState, OpenCase, StepResult } from '../domain/kernel/state';
import { ROUTINE_COMMAND } from '../domain/kernel/undo';
import { Interrupted, Retold } from './kase';
import type { AppendBatch, AppendResult, MoveResult, StartCase } from './messages';

/** What the relay needs of the world. Temporal gives it in relay.ts; the kernel's property tests give it in memory. */
export interface Port {
  readonly now: () => Instant;
  readonly append: (batch: AppendBatch) => Promise<AppendResult>;
  readonly until: (condition: () => boolean) => Promise<void>;
}

type Decision = (state: OpenCase, now: Instant) => readonly Planned[];

/**
 * One case as it runs: decide -> append -> fold, one append at a time. Append compares, never ignores: when other
 * facts already stand at our numbers (a workflow task was lost after the register had committed) they are adopted and
 * the decision is made again. Nothing else changes the state.
 */
export class Relay {
  #state: CaseState | null;
  #busy = false;
  readonly #waits = new Set<() => boolean>();
  /** Who moved the case last: the routine's own next step is by their doing. */
  #cause: By = { system: true };
  #steps: { readonly id: string; readonly decision: (state: OpenCase) => readonly Planned[] }[] = [];
  #entering: { readonly stage: string; readonly entry: number } | null = null;

  constructor(
    readonly process: Process,
    readonly port: Port,
    readonly start: StartCase,
  ) {
    this.#state = start.resumed;
  }

  get state(): CaseState | null {
    return this.#state;
  }

  get open(): OpenCase {
    if (this.#state?.status !== 'open') throw new Error('The case is not open');
    return this.#state;
  }

  get isOpen(): boolean {
    return this.#state?.status === 'open';
  }

  /** True when the routine rests: it waits for people or time, and nothing is being written. */
  get settled(): boolean {
    return (
      !this.#busy &&
      this.#steps.length === 0 &&
      (this.#state?.status === 'closed' || [...this.#waits].every((ready) => !ready()))
    );
  }

  /** The first fact. */
  async begin(): Promise<void> {
    if (this.#state !== null) return;
    const { start } = this;
    const by: By = start.openedBy ?? { system: true };
    const at = this.port.now();
    const opening = {
      type: 'CaseOpened',
      ref: start.ref,
      process: start.process,
      stage: this.process.firstStage,
      unit: start.unit,
      receivedAt: start.receivedAt,
      data: start.data,
      daysOff: start.daysOff,
      policies: start.policies,
      restrictedTo: start.restrictedTo,
      no: 1,
      at,
      by,
      commandId: 'open',
    } as const satisfies Fact;
    const result = await this.port.append({ ref: start.ref, commandId: 'open', facts: [opening] });
    if (result.kind === 'refused') throw new Error(result.rule);
    this.#fold(result.kind === 'written' ? [opening] : result.facts);
  }

  /** One person's move. @throws IllegalMove; nothing has changed then. */
  async move(command: Command): Promise<MoveResult> {
    const facts = await this.#commit(
      command.id,
      (state) => decide(this.process, state, command),
      (state) => ({ by: byOf(command, state), at: command.receivedAt }),
    );
    await this.port.until(() => this.settled);
    const now = this.#state?.no ?? 0;
    return { ref: this.start.ref, nos: [facts[0]?.no ?? now, facts.at(-1)?.no ?? now] };
  }

  /** Timeless checks only, for the update's validator. @throws IllegalMove */
  check(command: Command): void {
    const state = this.#state;
    if (state === null || state.seen.includes(command.id)) return;
    if (state.status === 'closed') throw new IllegalMove('case-closed', 'Ett avslutat ärende ändras inte');
  }

  /** Everything the clocks have to say by now. */
  async tick(): Promise<void> {
    if (!this.isOpen) return;
    const { next } = this.open;
    const clock = this.open.deadlines[next.deadlineId];
    await this.#commit(
      `tick:${next.deadlineId}:${next.at}:${clock?.fired ?? 0}`,
      (state) => (state.next.at <= this.port.now() ? decideTick(state, this.port.now()) : []),
      () => ({ by: { system: true }, at: this.port.now() }),
    ).catch((error: unknown) => {
      // Closed while the clock waited for its turn: it has nothing more to say.
      if (!(error instanceof IllegalMove)) throw error;
    });
  }

  /**
   * A step of the routine: written once, whoever tells the routine again. Steps wait for each other until the routine
   * rests (`flush`), so that a whole advance is one append.
   */
  step(id: string, decision: Decision): void {
    const { epoch } = this.open;
    const { entry } = this.place;
    this.#steps.push({
      id: `${id}@${entry}.${epoch}`,
      decision: (state) => {
        if (state.epoch !== epoch) return [];
        const entering = this.#stageFacts(state);
        return begun(state, id) ? entering : [...entering, ...decision(state, this.port.now())];
      },
    });
  }

  /** A task that is not needed any more; nothing when it is gone already. */
  drop(taskId: string, because: string): void {
    this.#steps.push({
      id: `drop:${taskId}`,
      decision: ({ tasks }) => {
        const task = tasks[taskId];
        return task ? [{ type: 'TaskDropped', taskId, kind: task.kind, because }] : [];
      },
    });
  }

  /** Writes the steps that wait. */
  async flush(): Promise<void> {
    if (this.#steps.length === 0) return;
    await this.#lock();
    const steps = this.#steps;
    this.#steps = [];
    try {
      const id = `${ROUTINE_COMMAND}${steps[0]?.id}`;
      const decisions = steps.map((step) => step.decision);
      for (let attempt = 0; this.isOpen; attempt++) {
        const stamp = { at: this.port.now(), by: this.#cause, commandId: attempt === 0 ? id : `${id}+${attempt}` };
        if ((await this.#write(decisions, stamp)).ours) break;
      }
    } finally {
      this.#busy = false;
    }
    if (this.isOpen && this.open.entry >= (this.#entering?.entry ?? 0)) this.#entering = null;
  }

  result(id: string): StepResult | undefined {
    return this.#state?.steps[id] ?? this.#state?.sideSteps[id];
  }

  /** The stage the routine is in or enters with its next step. */
  get place(): { readonly stage: string; readonly entry: number } {
    return this.#entering ?? { stage: this.open.stage, entry: this.open.entry };
  }

  /** Leads the routine into a stage; it is written together with the stage's first step. */
  async enter(stage: string): Promise<void> {
    if (this.#entering !== null) this.step(`enter.${this.#entering.entry}`, () => []);
    await this.flush();
    if (this.isOpen) this.#entering = { stage, entry: this.open.entry + 1 };
  }

  /** An undo took the case back: what was about to be entered is told again from there. */
  forget(): void {
    this.#entering = null;
  }

  /**
   * Waits until `ready`. A life event that leads elsewhere, or an undo, ends a stage's wait at once; what outlives the
   * stage (`h..`, `case`) goes on.
   */
  async wait(prefix: string, ready: () => boolean): Promise<void> {
    await this.flush();
    if (!this.isOpen) return never();
    const { epoch } = this.open;
    const ofStage = /^\d+$/.test(prefix);
    const leaves = () => ofStage && (this.#leads() !== null || this.open.epoch !== epoch);
    const condition = () => !this.isOpen || ready() || leaves();
    this.#waits.add(condition);
    try {
      await this.port.until(condition);
    } finally {
      this.#waits.delete(condition);
    }
    if (!this.isOpen) return never();
    if (ofStage && this.open.epoch !== epoch) throw new Retold();
    const leads = this.#leads();
    if (ofStage && leads !== null) throw new Interrupted(leads);
  }

  #leads(): string | null {
    if (this.#state?.status !== 'open') return null;
    return this.#state.happenings.find((h) => h.interruptTo !== null && !h.handled)?.interruptTo ?? null;
  }

  /** What belongs to the old stage ends with it. */
  #stageFacts(state: OpenCase): readonly Planned[] {
    const entering = this.#entering;
    if (entering === null || state.entry >= entering.entry) return [];
    const left: readonly Planned[] = Object.values(state.tasks)
      .filter((task) => task.id.startsWith(`${state.entry}.`))
      .map((task) => ({ type: 'TaskDropped', taskId: task.id, kind: task.kind, because: 'stage-left' }));
    return [...left, { type: 'StageEntered', ...entering }];
  }

  /** One command or tick: decided anew on whatever stands in the register. */
  async #commit(
    commandId: string,
    decideNow: (state: OpenCase) => readonly Planned[],
    stamp: (state: OpenCase) => { readonly by: By; readonly at: Instant },
  ): Promise<readonly Fact[]> {
    await this.#lock();
    try {
      for (;;) {
        const state = this.#state;
        if (state === null) throw new Error('The case has not begun');
        // Somebody who waited for the same lock may have adopted our own facts from a workflow task that was lost.
        if (state.seen.includes(commandId)) return [];
        if (state.status === 'closed') throw new IllegalMove('case-closed', 'Ett avslutat ärende ändras inte');
        const { ours, facts } = await this.#write([decideNow], { ...stamp(state), commandId });
        if (ours) return facts;
        const mine = facts.filter((fact) => fact.commandId === commandId);
        if (mine.length > 0) return mine;
      }
    } finally {
      this.#busy = false;
    }
  }

  async #lock(): Promise<void> {
    while (this.#busy) await this.port.until(() => !this.#busy);
    this.#busy = true;
  }

  /** One append: our facts (also none), or others that stood at those numbers and are adopted instead. */
  async #write(
    decisions: readonly ((state: OpenCase) => readonly Planned[])[],
    stamp: { readonly by: By; readonly at: Instant; readonly commandId: string },
  ): Promise<{ readonly ours: boolean; readonly facts: readonly Fact[] }> {
    const { facts, state } = batch(this.process, this.open, decisions, stamp);
    if (facts.length === 0) return { ours: true, facts };
    const result = await this.port.append({ ref: this.start.ref, commandId: stamp.commandId, facts });
    if (result.kind === 'refused') throw new IllegalMove(result.rule, result.source);
    if (result.kind === 'exists') {
      this.#fold(result.facts);
      return { ours: false, facts: result.facts };
    }
    this.#state = state;
    if ('person' in stamp.by) this.#cause = stamp.by;
    return { ours: true, facts };
  }

  #fold(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.no <= (this.#state?.no ?? 0)) continue;
      this.#state = evolve(this.process, this.#state, fact);
      if ('person' in fact.by) this.#cause = fact.by;
    }
  }
}

function begun(state: OpenCase, id: string): boolean {
  return (
    state.tasks[id] !== undefined ||
    state.steps[id] !== undefined ||
    state.sideSteps[id] !== undefined ||
    state.offer?.id === id ||
    state.deadlines[`d.${id}`] !== undefined
  );
}

/** A branch of a closed case rests for ever: the workflow ends without it. */
function never(): Promise<never> {
  return new Promise(() => {});
}
