import { type Instant, MINUTE_MS } from '../domain/instant';
import type { By } from '../domain/kernel/actor';
import { batch } from '../domain/kernel/batch';
import { type Command, IllegalMove } from '../domain/kernel/commands';
import { byOf, decide, type Planned } from '../domain/kernel/decide';
import { decideReopening } from '../domain/kernel/decide-reopening';
import { evolve } from '../domain/kernel/evolve';
import type { Fact } from '../domain/kernel/facts';
import type { Process } from '../domain/kernel/process';
import type { RulesNews } from '../domain/kernel/rules';
import { stepBegun } from '../domain/kernel/step-done';
import { decideTick } from '../domain/kernel/tick';
import type { CaseState, CodedRecord, OpenCase, StepResult } from '../domain/kernel/state';
import { ROUTINE_COMMAND } from '../domain/kernel/undo';
import { Line } from './line';
import type { AppendResult, MoveResult, StartCase } from './messages';
import { opening } from './opening';
import type { Port } from './port';
import { Waits } from './waits';

export type Answer = StepResult & { readonly outcome: CodedRecord };
type Decision = (state: OpenCase, now: Instant) => readonly Planned[];

interface Stamp {
  readonly by: By;
  readonly at: Instant;
}

/**
 * One case as it runs. A turn (a move, a clock that speaks, the beginning) is decided, the routine goes on from it
 * until it rests, and everything is written in one append; only then is the turn answered and the next one begun.
 *
 * Append compares, never ignores. When other facts stand at our numbers (a workflow task was lost after the register
 * had committed), or a constraint says no, the case goes back to what stands, the routine is told again from there
 * (each of its steps has a name and is written once), and the turn is decided again.
 */
export class Relay {
  /** With what this turn has decided and not yet written. */
  #state: CaseState | null;
  /** As it stands in the register. */
  #stands: CaseState | null;
  /** Facts of this turn; null between turns. */
  #draft: Fact[] | null = null;
  readonly #waits = new Waits();
  readonly #line = new Line();
  /** Whoever comes before the beginning waits for it. */
  readonly #beginning = this.#line.enter();
  /** Nobody was woken since the routine rested. */
  #rests = false;
  #cause: By;
  /** When this turn's clock spoke; null in a turn that is nobody's clock. */
  #moment: Instant | null = null;
  #tell: () => void = () => undefined;

  constructor(
    readonly process: Process,
    readonly port: Port,
    readonly start: StartCase,
  ) {
    this.#state = start.resumed;
    this.#stands = start.resumed;
    this.#cause = start.cause ?? { system: true };
  }

  /** Who moved the case last: the routine's own next step is by their doing. */
  get cause(): By {
    return this.#cause;
  }

  /** What stands in the register: the only state shown outside. */
  get state(): CaseState | null {
    return this.#stands;
  }

  get open(): OpenCase {
    if (this.#state?.status !== 'open') throw new Error('The case is not open');
    return this.#state;
  }

  get #whole(): CaseState {
    if (this.#state === null) throw new Error('The case has not begun');
    return this.#state;
  }

  /** When what this turn begins, begins. */
  #now(): Instant {
    return this.#moment ?? this.port.now();
  }

  get isOpen(): boolean {
    return this.#state?.status === 'open';
  }

  /** Closed, and written so. */
  get isOver(): boolean {
    return this.#stands?.status === 'closed' && this.#draft === null;
  }

  /** Between two turns: all that was decided stands in the register, nothing is being written, nobody waits in line. */
  get isQuiet(): boolean {
    return this.#line.isEmpty;
  }

  /**
   * The first turn: the first fact of a new case, and the routine told by `tell` as far as it comes. `tell` is called
   * again whenever the case has gone back.
   */
  async begin(tell: () => void): Promise<void> {
    this.#tell = tell;
    await this.#beginning;
    this.#draft = [];
    try {
      if (this.#state === null) this.#record(opening(this.start, this.process.firstStage, this.port.now()));
      this.#reopen();
      tell();
      await this.#write(this.#draft[0]?.commandId ?? 'open');
    } finally {
      this.#endTurn();
    }
  }

  /** A closed case that somebody has reopened. Refused by now, it stays closed: the gateway has asked the same rule. */
  #reopen(): void {
    const { reopening } = this.start;
    if (this.#state?.status !== 'closed' || reopening === null) return;
    try {
      const planned = decideReopening(this.process, this.#state, reopening);
      this.#add(reopening.id, planned, { by: byOf(reopening, this.#state), at: reopening.receivedAt });
    } catch (refusal) {
      if (!(refusal instanceof IllegalMove)) throw refusal;
    }
  }

  /** One person's move. @throws IllegalMove; nothing has changed then. */
  async move(command: Command): Promise<MoveResult> {
    // What fell due before it was sent is said before it is heard: else it could end a clock that nobody ever heard.
    const next = this.#stands?.status === 'open' ? this.#stands.next.at : null;
    const sent = Math.min(command.receivedAt, this.port.now());
    if (next !== null && next <= sent) await this.tick(sent);
    const facts = await this.#turn(
      command.id,
      (state) => decide(this.process, state, command),
      (state) => ({ by: byOf(command, state), at: command.receivedAt }),
    );
    const now = this.#stands?.no ?? 0;
    const nos = [facts[0]?.no ?? now, facts.at(-1)?.no ?? now] as const;
    return { ref: this.start.ref, nos, nothingNew: facts.length === 0 };
  }

  /** Timeless checks only, for the update's validator. @throws IllegalMove */
  check(command: Command): void {
    const state = this.#stands;
    if (state?.status === 'closed' && !state.seen.includes(command.id)) throw caseClosed();
  }

  /**
   * Everything the clocks have to say until an instant, by default now. @throws Error when a clock that is due has
   * nothing to say: a bug of ours.
   */
  async tick(until?: Instant): Promise<void> {
    const by = () => until ?? this.port.now();
    for (let said = ''; ; ) {
      await this.#turn(
        (state) => (said = tickId(state)),
        (state) => (state.next.at <= by() ? decideTick(this.process, state, this.#moment ?? by()) : []),
        () => ({ by: { system: true }, at: this.#now() }),
        ({ next }) => this.#punctual(next.at),
      ).catch((error: unknown) => {
        // Closed while the clock waited for its turn: it has nothing more to say.
        if (!(error instanceof IllegalMove)) throw error;
      });
      const after = this.#stands;
      if (after?.status !== 'open' || after.next.at > by()) return;
      // The alarm would ring for ever, and nobody would see it.
      if (tickId(after) === said)
        throw new Error(`${after.ref}: the clock ${after.next.deadlineId} is due and does not move`);
    }
  }

  /** A step of the routine, written once whoever tells the routine again. Belongs to the turn that led to it. */
  step(id: string, decision: Decision): void {
    if (!this.isOpen || stepBegun(this.open, id)) return;
    const { entry, epoch } = this.open;
    this.#add(`${ROUTINE_COMMAND}${id}@${entry}.${epoch}`, decision(this.open, this.#now()));
  }

  /** Whether the facts of a step stand, answered or not. */
  begun(id: string): boolean {
    return this.isOpen && stepBegun(this.open, id);
  }

  /** A task that is not needed any more; nothing when it is gone already. */
  drop(taskId: string, because: string): void {
    const task = this.isOpen ? this.open.tasks[taskId] : undefined;
    if (task)
      this.#add(`${ROUTINE_COMMAND}drop:${taskId}`, [{ type: 'TaskDropped', taskId, kind: task.kind, because }]);
  }

  /** A wait that nobody needs any more; nothing when it is over already. */
  dropWait(waitId: string): void {
    if (this.isOpen && this.open.deadlines[`d.${waitId}`] !== undefined)
      this.#add(`${ROUTINE_COMMAND}drop-wait:${waitId}`, [{ type: 'WaitDropped', waitId }]);
  }

  /** Leads the routine into a stage; what belongs to the old one ends with it. */
  enter(stage: string): void {
    const { entry, tasks, deadlines } = this.open;
    this.#waits.leave(entry);
    const ofStage = (id: string) => id.startsWith(`${entry}.`);
    const undone: readonly Planned[] = Object.values(tasks)
      .filter(({ id }) => ofStage(id))
      .map(({ id, kind }) => ({ type: 'TaskDropped', taskId: id, kind, because: 'stage-left' }));
    // Else the case would go on to show a day that nobody waits for as what happens next.
    const waits = Object.values(deadlines).filter(({ about, subject }) => about === 'wait' && ofStage(subject));
    const ended = waits.length > 0 && this.port.since('waits-end-with-their-stage') ? waits : [];
    const unheard = ended.map(({ subject }): Planned => ({ type: 'WaitDropped', waitId: subject }));
    this.#add(`${ROUTINE_COMMAND}enter@${entry + 1}.${this.open.epoch}`, [
      ...undone,
      ...unheard,
      { type: 'StageEntered', stage, entry: entry + 1 },
    ]);
  }

  /** What a step was answered with, and by which fact. */
  result(id: string): Answer | undefined {
    const result = this.#state?.steps[id] ?? this.#state?.sideSteps[id];
    return result === undefined || result.outcome === null ? undefined : { ...result, outcome: result.outcome };
  }

  /**
   * Waits until `ready` is true of the case. For ever when the case closes, goes back, or leaves the stage that waits:
   * `entry` is that stage's, null for what outlives it.
   */
  wait(entry: number | null, ready: () => boolean): Promise<void> {
    return this.isOpen && ready() ? Promise.resolve() : this.#waits.until(entry, ready);
  }

  /** Tells of the next `leads`. */
  interruption(): Promise<string> {
    return this.#waits.interruption();
  }

  /** The stage that a life event leads to: it goes before whatever the stage waits for. */
  get leads(): string | null {
    if (this.#state?.status !== 'open') return null;
    return this.#state.happenings.find((h) => h.interruptTo !== null && !h.handled)?.interruptTo ?? null;
  }

  /** One turn: decided anew on whatever stands in the register, until it is written. */
  async #turn(
    named: string | ((state: OpenCase) => string),
    decideNow: (state: OpenCase) => readonly Planned[],
    stampOf: (state: OpenCase) => Stamp,
    momentOf: (state: OpenCase) => Instant | null = () => null,
  ): Promise<readonly Fact[]> {
    // Also of an empty line: `rest` is called from a microtask only.
    await this.#line.enter();
    this.#draft = [];
    try {
      for (;;) {
        const state = this.#state;
        // Who waited in line may have been written with the facts of a workflow task that was lost.
        if (typeof named === 'string' && state?.seen.includes(named)) return [];
        if (state?.status !== 'open') throw caseClosed();
        const id = typeof named === 'string' ? named : named(state);
        this.#moment = momentOf(state);
        let own: readonly Fact[];
        try {
          own = this.#add(id, decideNow(state), stampOf(state));
        } catch (refusal) {
          await this.#unlessNewer(refusal);
          continue;
        }
        const adopted = await this.#write(id);
        if (adopted === null) return own;
        const mine = adopted.filter((fact) => fact.commandId === id);
        if (mine.length > 0) return mine;
      }
    } finally {
      this.#endTurn();
    }
  }

  /** A no is said only of what stands: when the register knows more than we did, it must be decided again. */
  async #unlessNewer(refusal: unknown): Promise<void> {
    const newer = await this.port.after({ ref: this.start.ref, no: this.#stands?.no ?? 0 });
    if (newer.length === 0) throw refusal;
    await this.#goBack(newer);
  }

  /**
   * A clock that speaks in time speaks at its own moment: what begins then, begins then. The last millisecond of a Friday
   * is otherwise the first of a Saturday, and whoever has until the next working day has lost it. Null when it was kept
   * waiting: nobody is made late by what stood still.
   */
  #punctual(at: Instant): Instant | null {
    const late = this.port.now() - at;
    return late >= 0 && late < PUNCTUAL_MS && this.port.since('clocks-speak-at-their-moment') ? at : null;
  }

  #endTurn(): void {
    this.#draft = null;
    this.#moment = null;
    this.#line.leave();
  }

  /**
   * Lets the routine go on until it rests, and writes the turn. Returns null when it stands, or the facts that stood
   * there instead. @throws IllegalMove when the register refuses; the case is as it was then.
   */
  async #write(commandId: string): Promise<readonly Fact[] | null> {
    if (!this.#rests) await this.port.rest();
    this.#rests = true;
    this.port.wakeAt(this.isOpen ? this.open.next.at : null);
    const facts = this.#draft ?? [];
    if (facts.length === 0) return null;
    let result: AppendResult;
    try {
      result = await this.port.append({ ref: this.start.ref, commandId, facts });
    } catch (fault) {
      await this.#goBack([]);
      throw fault;
    }
    if (result.kind === 'written') {
      this.#stands = this.#state;
      this.#draft = [];
      return null;
    }
    if (result.kind === 'rules-changed') {
      await this.#goBack([], result.news);
      return [];
    }
    await this.#goBack(result.kind === 'exists' ? result.facts : []);
    if (result.kind === 'refused') throw new IllegalMove(result.rule, result.source);
    return result.facts;
  }

  /**
   * To what stands, with facts that we did not know, and what we did not know of the rules as a fact of its own; the
   * routine is told again from there.
   */
  async #goBack(adopted: readonly Fact[], news: RulesNews | null = null): Promise<void> {
    // The register may have kept it waiting for hours: what is heard now is heard now.
    this.#moment = null;
    this.#state = this.#stands;
    this.#draft = [];
    this.#adopt(adopted.filter((fact) => fact.no > (this.#stands?.no ?? 0)));
    this.#stands = this.#state;
    if (news !== null) this.#hear(news);
    this.#tellAgain();
    await this.#write(`${ROUTINE_COMMAND}again@${this.#state?.no ?? 0}`);
  }

  #hear(rules: RulesNews): void {
    const no = this.open.no + 1;
    const [commandId, by] = [`${ROUTINE_COMMAND}rules@${no}`, { system: true } as const];
    this.#record([{ type: 'RulesChanged', rules, no, at: this.#now(), by, commandId }]);
  }

  #tellAgain(): void {
    this.#waits.clear();
    this.#rests = false;
    if (this.isOpen) this.#tell();
  }

  #add(commandId: string, planned: readonly Planned[], stamp?: Stamp): readonly Fact[] {
    const { by, at } = stamp ?? { by: this.#cause, at: this.#now() };
    const { facts, state } = batch(this.process, this.#whole, planned, { by, at, commandId });
    this.#record(facts, state);
    if (facts.some((fact) => fact.type === 'MoveUndone')) this.#tellAgain();
    else if (this.isOpen && this.#waits.wake(this.leads)) this.#rests = false;
    return facts;
  }

  /** Facts of this turn, and the case as they fold it. */
  #record(facts: readonly Fact[], state = this.#folded(facts)): void {
    const [first] = facts;
    if (first === undefined) return;
    if (this.#draft === null) throw new Error(`${first.type} outside a turn`);
    this.#draft.push(...facts);
    this.#adopt(facts, state);
  }

  #adopt(facts: readonly Fact[], state = this.#folded(facts)): void {
    this.#state = state;
    for (const { by } of facts) if ('person' in by) this.#cause = by;
  }

  #folded(facts: readonly Fact[]): CaseState | null {
    return facts.reduce<CaseState | null>((state, fact) => evolve(this.process, state, fact), this.#state);
  }
}

/** A timer rings some milliseconds late, longer when much happens at once. */
const PUNCTUAL_MS = MINUTE_MS;

/** One turn of the clocks: another as soon as one of them has spoken. */
function tickId({ next, deadlines }: OpenCase): string {
  return `tick:${next.deadlineId}:${next.at}:${deadlines[next.deadlineId]?.fired ?? 0}`;
}

function caseClosed(): IllegalMove {
  return new IllegalMove('case-closed', 'Ett avslutat ärende ändras inte');
}
