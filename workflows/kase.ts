import { DAY_MS, type Instant } from '../domain/instant';
import { endOfDay, toInstant } from '../domain/calendar/stockholm';
import type { Planned } from '../domain/kernel/decide';
import { dayInWords } from '../domain/swedish-dates';
import { startClock } from '../domain/kernel/clock';
import { CONSULTATION, consulted, unansweredConsultations } from '../domain/kernel/decide-beside';
import { forumStep, lifted } from '../domain/kernel/decide-forum';
import { clockFor, offered, viewFor } from '../domain/kernel/decide-offers';
import { openedTask } from '../domain/kernel/open-task';
import type { TaskRow } from '../domain/kernel/process';
import { unitNow } from '../domain/kernel/rules';
import type { CodedRecord, OpenCase } from '../domain/kernel/state';
import type { Answer, Relay } from './relay-core';

/** The answers a step ended with, and the fact that says so: what a later clock starts from. */
export type Outcome = CodedRecord & { readonly $no: number; readonly $at: Instant };

export interface Due {
  /** Another policy than the task's own. */
  readonly policy?: string;
  /** A local date that somebody named: until the end of that day. */
  readonly on?: string;
  /** A local date that was agreed: until the end of it while it lies ahead, else as long as the policy says. */
  readonly agreed?: string;
  /** The policy counts from when the application was received. */
  readonly fromReceived?: boolean;
  /** Local date from which the policy counts, with the fact and field it was said in: a correction moves the clock. */
  readonly from?: { readonly date: string; readonly no: number; readonly field: string };
}

export interface AskOptions {
  /** Tells two steps of one kind apart within a stage. */
  readonly key?: string;
  readonly about?: CodedRecord;
  readonly due?: Due;
  /** Cannot be done earlier than so many days before it is due: a year's follow-up is not held on the first day. */
  readonly leadDays?: number;
  readonly party?: string;
}

export interface SideOptions extends AskOptions {
  readonly of: string;
  /** Lives on when the stage is left. */
  readonly outlives?: boolean;
  /** The routine waits for it, and the holder with it. */
  readonly awaited?: boolean;
}

export interface SideTask {
  readonly id: string;
  /** Waits for the answer. */
  readonly answer: () => Promise<Outcome>;
  /** True once answered. */
  readonly done: () => boolean;
  readonly drop: (because: string) => void;
}

/**
 * The verbs in which a routine is told. Each is a step with a name of its own within the stage; a step whose facts
 * already stand gives their answer at once. So a routine can be told again from its stage's start at any time: after a
 * lost workflow task, an undo, a continue-as-new, or in a test without Temporal.
 */
export class Kase {
  readonly #counts = new Map<string, number>();

  private constructor(
    private readonly relay: Relay,
    /** Steps begin with this: the stage's entry, `case` or `h<no>` for what outlives a stage. */
    private readonly prefix: string,
    /** The stage that its waits end with; null for what outlives it. */
    private readonly entry: number | null,
  ) {}

  static inStage(relay: Relay, entry: number): Kase {
    return new Kase(relay, String(entry), entry);
  }

  /** For what a life brings, and what goes on beside every stage: the same verbs, with steps that outlive the stage. */
  static outliving(relay: Relay, prefix: string): Kase {
    return new Kase(relay, prefix, null);
  }

  get data(): CodedRecord {
    return this.relay.open.data;
  }

  get holder(): string {
    return this.relay.open.baton.unit;
  }

  state(): OpenCase {
    return this.relay.open;
  }

  /** A task for the holder. Returns the coded answers when somebody in the holding unit has done it. */
  async ask(kind: string, options: AskOptions = {}): Promise<Outcome> {
    const id = this.#step(kind, options.key, this.prefix);
    this.#open(id, kind, { ...options, of: null });
    return this.#answer(id);
  }

  /** A question to an outside party: the holder records the answer (who, when, how). Silence is never a yes. */
  askPartner(kind: string, options: AskOptions & { readonly of: string }): Promise<Outcome> {
    return this.ask(kind, { ...options, party: options.of });
  }

  /** Another unit's task on the same case. The baton does not move; wait for `answer()` or go on. */
  async side(kind: string, options: SideOptions): Promise<SideTask> {
    const id = this.#step(kind, options.key, options.outlives ? 'case' : this.prefix);
    this.#open(id, kind, { ...options, of: unitNow(this.relay.open, options.of) });
    return {
      id,
      answer: () => this.#answer(id),
      done: () => this.relay.result(id) !== undefined,
      drop: (because) => this.relay.drop(id, because),
    };
  }

  /** Another unit's task whose answer the routine needs before it goes on. The holder goes on holding. */
  async askSide(kind: string, options: SideOptions): Promise<Outcome> {
    const task = await this.side(kind, { ...options, awaited: true });
    return task.answer();
  }

  /**
   * Asks others for their view, all at once: units, or outside parties whose answer the holder writes down. Each has
   * the time that the process gives, and a ladder of its own. What they are asked about waits by `answeredFirst`.
   */
  async consult(asked: readonly string[]): Promise<void> {
    const policy = this.#row(CONSULTATION).policy;
    for (const unit of asked) {
      const id = this.#step(CONSULTATION, unit, this.prefix);
      this.relay.step(id, (state, now) => [consulted(state, { id, unit: unitNow(state, unit), policy }, now)]);
    }
  }

  /**
   * Offers the case until somebody holds it: the one who accepted, or whom the forum named. The giver holds meanwhile,
   * and waits for those who are asked and for what it has offered by hand: one offer at a time. A no, or an offer taken
   * back, is the giver's to solve.
   */
  async handOver(offer: { to: string; because: string; view: string; policy?: string }): Promise<string> {
    const first = unitNow(this.relay.open, offer.to);
    let to = first;
    for (;;) {
      await this.until((state) => state.offer === null && unansweredConsultations(state).length === 0);
      const id = this.#step('offer', offer.because, this.prefix);
      const receiver = to;
      const policy = offer.policy ?? clockFor(receiver, false);
      // What goes along was meant for the first receiver; another one gets what such a unit gets.
      const view = receiver === first ? offer.view : viewFor(receiver);
      this.relay.step(id, (state, now) =>
        // The unit has gone up in the one that holds already: there is nobody to hand over to.
        receiver === state.baton.unit
          ? [{ type: 'DataSet', data: { handedWithin: receiver }, step: id }]
          : [offered(state, { id, to: receiver, because: offer.because, view, policy }, now)],
      );
      const { answer, offer: last } = await this.#lastAnswer(id);
      if (answer.accepted === true) return String(answer.unit);
      if (answer.handedWithin === receiver) return receiver;
      const named = await this.#namedByForum(last);
      if (named !== null && named.unit !== named.from) return String(named.unit);
      const reason = named === null ? (answer.reason ?? answer.recalled ?? null) : 'forum';
      const asked = named !== null ? 'after-named' : answer.reason === undefined ? 'after-recall' : 'after-decline';
      let then = await this.ask(asked, { key: id, about: { reason, proposed: answer.proposed ?? null } });
      if (then.then === 'refer') {
        const { unit, from } = await this.refer(offer.because);
        if (unit !== from) return String(unit);
        then = await this.ask('after-named', { key: id, about: { reason: 'forum', proposed: null } });
      }
      if (then.then === 'keep') return this.holder;
      if (then.then === 'other-unit' && typeof then.to === 'string') to = then.to;
    }
  }

  /** Of an offer that was sent on to somebody else, what the last receiver said. */
  async #lastAnswer(id: string): Promise<{ readonly answer: Outcome; readonly offer: string }> {
    const answer = await this.#answer(id);
    return typeof answer.next === 'string' ? this.#lastAnswer(answer.next) : { answer, offer: id };
  }

  /** Whom the forum named when this offer had bounced once too often, or was open when it decided; null when neither. */
  async #namedByForum(offer: string): Promise<Outcome | null> {
    const step = forumStep(offer);
    return this.relay.begun(step) ? this.#answer(step) : null;
  }

  /** Tasks that nobody owes any more. */
  drop(kinds: readonly string[], because: string): void {
    for (const { id, kind } of Object.values(this.relay.open.tasks))
      if (kinds.includes(kind)) this.relay.drop(id, because);
  }

  /**
   * Nothing to do until the policy's time has run, or until the wait is `needless`. `what` names the wait within the
   * stage.
   */
  async waitUntil(
    what: string,
    due: Due & { readonly policy: string },
    needless: (state: OpenCase) => boolean = () => false,
  ): Promise<void> {
    const id = this.#step('wait', what, this.prefix);
    this.relay.step(id, (state, now) => [
      {
        type: 'WaitBegan',
        waitId: id,
        what,
        deadline: startClock(state, {
          id: `d.${id}`,
          about: 'wait',
          subject: id,
          unit: state.baton.unit,
          policy: due.policy,
          start: now,
          ...dueOf(due, state, now),
        }),
      },
    ]);
    await this.until((state) => this.relay.result(id) !== undefined || needless(state));
    this.relay.dropWait(id);
  }

  /** Lifts the case to the forum, and waits until a holder is named. */
  async refer(because: string): Promise<Outcome> {
    if (!this.relay.process.forum) throw new Error(`${this.relay.process.name} has no forum`);
    const id = this.#step('refer', because, this.prefix);
    await this.until((state) => state.forum === null);
    this.relay.step(id, (state, now) =>
      lifted(this.relay.process, state, { because: 'referred', purpose: because, step: id }, now, 0),
    );
    return this.#answer(id);
  }

  /** A neutral word to the applicant in the way they chose: an e-mail, or a task with the words to say. */
  async tell(what: string): Promise<void> {
    const id = this.#step('tell', what, 'case');
    if (this.data.contactWay !== 'email') {
      await this.side('convey-message', { of: this.holder, key: what, about: { what }, outlives: true });
      return;
    }
    this.relay.step(id, () => [{ type: 'ApplicantTold', what, step: id }]);
  }

  /**
   * Coded data that later steps and views need. Returns what was noted the first time: a choice made from data that
   * changes afterwards must be noted, or a routine told again would choose otherwise.
   */
  async note<T extends CodedRecord>(name: string, data: T): Promise<T> {
    const step = this.#step('data', name, this.prefix);
    this.relay.step(step, () => [{ type: 'DataSet', data, step }]);
    return (this.relay.result(step)?.outcome ?? data) as T;
  }

  /** Lets a unit outside social services see another part of the case; with consent only, says the access rule. */
  openView(unit: string, view: string): void {
    const step = this.#step('view', view, this.prefix);
    this.relay.step(step, () => [{ type: 'ViewOpened', unit, view, step }]);
  }

  async releaseHome(because: string): Promise<void> {
    const { home } = this.data;
    const step = this.#step('release', because, this.prefix);
    if (typeof home === 'string') this.relay.step(step, () => [{ type: 'HomeReleased', home, because, step }]);
  }

  /** Lets go of every flat that the case still owes: the needs they answered are free. */
  async releaseFlats(because: string): Promise<void> {
    const step = this.#step('release-flats', because, this.prefix);
    this.relay.step(step, () => [{ type: 'FlatsReleased', because, step }]);
  }

  /** Time itself takes the case to another stage: nobody's move, and no decision about anybody. */
  lead(because: string, stage: string): void {
    const step = this.#step('lead', because, this.prefix);
    this.relay.step(step, () => [
      { type: 'DataSet', data: {}, step },
      { type: 'Happened', move: because, input: {}, texts: {}, interruptTo: stage },
    ]);
  }

  /** A word to another case: a move of the system in it. That case has a holder of its own, who hears of it there. */
  tellCase(to: string, move: string, input: CodedRecord = {}): void {
    const step = this.#step('tell-case', `${move}-${to}`, this.prefix);
    this.relay.step(step, () => [{ type: 'CaseTold', to, move, input, step }]);
  }

  /** Ends the case: nobody waits for this person, says the holder; the reason is the routine's. */
  async close(reason: string): Promise<void> {
    await this.ask('close-check', { about: { reason } });
    this.end(reason);
  }

  /** A neutral word to units, by their mailboxes. */
  tellUnits(what: string, units: readonly string[]): void {
    const step = this.#step('tell-units', what, this.prefix);
    this.relay.step(step, () => [{ type: 'UnitsTold', what, units, step }]);
  }

  /** Ends a case that nobody waits in: what it was about is done. */
  end(reason: string): void {
    this.relay.step(this.#step('close', reason, this.prefix), () => [
      { type: 'CaseClosed', reason, nobodyWaits: true },
    ]);
  }

  /** Goes on beside the stage and ends with it. */
  beside(work: (kase: Kase) => Promise<void>): void {
    void work(this);
  }

  /** True once the time of a task has run out, whether or not it is done: silence has been told of. */
  isLate(taskId: string): boolean {
    const clock = this.relay.open.deadlines[`d.${taskId}`];
    const rung = clock?.rungs[clock.fired - 1];
    return clock !== undefined && rung !== undefined && rung.at >= clock.dueAt;
  }

  /** Waits for something that is true of the case. */
  until(what: (state: OpenCase) => boolean): Promise<void> {
    return this.relay.wait(this.entry, () => what(this.relay.open));
  }

  /** A stage is told with one of these; each kind of step is counted, so that branches cannot shift names. */
  #step(kind: string, key: string | undefined, prefix: string): string {
    const name = `${prefix}.${kind}${key === undefined ? '' : `:${key}`}`;
    const n = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, n);
    return n === 1 ? name : `${name}/${n}`;
  }

  async #answer(id: string): Promise<Outcome> {
    await this.relay.wait(this.entry, () => this.relay.result(id) !== undefined);
    const { outcome, no, at } = this.relay.result(id) as Answer;
    return { ...outcome, $no: no, $at: at };
  }

  #row(kind: string): TaskRow {
    const row = this.relay.process.tasks[kind];
    if (!row) throw new Error(`No task ${kind} in ${this.relay.process.name}`);
    return row;
  }

  #open(id: string, kind: string, options: AskOptions & { of: string | null; awaited?: boolean }): void {
    const row = this.#row(kind);
    this.relay.step(id, (state, now) => {
      const opened = openedTask(
        state,
        {
          id,
          kind,
          unit: options.of ?? state.baton.unit,
          side: options.of !== null,
          awaited: options.awaited ?? false,
          needs: row.needs,
          policy: options.due?.policy ?? row.policy,
          about: options.about ?? {},
          party: options.party ?? null,
          ...dueOf(options.due, state, now),
        },
        now,
      );
      return [notEarlier(opened, options.leadDays)];
    });
  }
}

function notEarlier(opened: Planned, leadDays: number | undefined): Planned {
  if (opened.type !== 'TaskOpened' || leadDays === undefined) return opened;
  return { ...opened, task: { ...opened.task, notBefore: opened.deadline.dueAt - leadDays * DAY_MS } };
}

function namedDay(date: string) {
  return { at: endOfDay(date), explanation: `satt till ${dayInWords(date)}` };
}

function dueOf(due: Due | undefined, state: OpenCase, now: Instant) {
  if (due?.fromReceived) return { start: state.receivedAt, from: { no: 1, field: 'receivedAt' } };
  if (due?.on !== undefined) return { until: namedDay(due.on) };
  if (due?.agreed !== undefined && endOfDay(due.agreed) > now) return { until: namedDay(due.agreed) };
  if (due?.from !== undefined) {
    const { date, no, field } = due.from;
    return { start: toInstant(date, '12:00'), from: { no, field } };
  }
  return {};
}
