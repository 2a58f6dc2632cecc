import { isDeepStrictEqual } from 'node:util';
import { DAY_MS } from '../../../domain/instant';
import { evolve } from '../../../domain/kernel/evolve';
import type { Fact } from '../../../domain/kernel/facts';
import { messagesFor } from '../../../domain/kernel/messages';
import { ROUTINE_COMMAND, startsMove } from '../../../domain/kernel/undo';
import type { CaseState, Deadline } from '../../../domain/kernel/state';
import type { MemoryCase } from '../../support/memory-case';
import { type RandomStaff, STAFF } from '../../support/random-staff';
import { ACUTE_UNIT, deputies, isManned, misdirected, standsInRightly } from './reaches-somebody';

/** What happened in the lives that were walked: a walk that gets nowhere proves nothing. */
export interface Walked {
  facts: number;
  days: number;
  accepted: number;
  lifted: number;
  named: number;
  closed: number;
  absences: number;
  back: number;
  /** Done by a deputy for somebody absent. */
  stoodIn: number;
  /** Mails to somebody who was away when they were fact. */
  toAbsent: number;
}

export function nothingWalked(): Walked {
  return {
    facts: 0,
    days: 0,
    accepted: 0,
    lifted: 0,
    named: 0,
    closed: 0,
    absences: 0,
    back: 0,
    stoodIn: 0,
    toAbsent: 0,
  };
}

function must(ok: boolean, what: string): void {
  // Not `expect`: a hundred thousand lives ask a billion times, and jest takes a hundredth of a millisecond for each.
  if (!ok) throw new Error(what);
}

/**
 * One life, looked at after every step: what must be true of the case at that instant, and of each fact that has come
 * since, by those who were away when it came.
 */
export class WatchedLife {
  #staff: RandomStaff | null = null;
  #state: CaseState | null = null;
  #seen = 0;
  #lastBy: Fact['by'] | null = null;
  #lastMove: string | null = null;
  /** Rungs that each clock has said. A clock that was moved is another clock. */
  #clocks = new Map<string, number>();
  /** The same before the last thing that somebody did, which they may take back. */
  #clocksBefore = new Map<string, number>();

  constructor(readonly walked: Walked) {}

  readonly look = (kase: MemoryCase, staff: RandomStaff): void => {
    this.#staff = staff;
    for (; this.#seen < kase.facts.length; this.#seen++) this.#fact(kase, kase.facts[this.#seen] as Fact, staff);
    if (kase.relay.isOpen) holds(kase, staff);
  };

  /** When the life is over: the facts alone give the case as it stands. */
  end(kase: MemoryCase): void {
    must(
      isDeepStrictEqual(plain(this.#state), plain(kase.relay.state)),
      'The facts give another case than the one held',
    );
    this.walked.facts += kase.facts.length;
    this.walked.days += Math.round((kase.now - kase.start.receivedAt) / DAY_MS);
    this.walked.closed += kase.relay.isOpen ? 0 : 1;
    this.walked.absences += this.#staff?.began ?? 0;
    this.walked.back += this.#staff?.ended ?? 0;
  }

  #fact({ process }: MemoryCase, fact: Fact, staff: RandomStaff): void {
    must(fact.no === this.#seen + 1, `Fact ${fact.no} at place ${this.#seen + 1}`);
    const before = this.#state;
    const after = evolve(process, before, fact);
    this.#state = after;
    const moved = before?.status === 'open' && after.status === 'open' && before.baton.unit !== after.baton.unit;
    must(!moved || fact.type === 'HandoverAccepted' || fact.type === 'HolderNamed', `${fact.type} moved the baton`);
    this.#rung(fact);
    for (const { to } of messagesFor(process, before, fact, after)) {
      const wrong = misdirected(staff, to, fact.at, after.restrictedTo);
      must(wrong === null, `${fact.type}: ${wrong}`);
      this.walked.toAbsent += to.kind === 'person' && staff.isAway(to.person, fact.at) ? 1 : 0;
    }
    this.#by(before, fact, staff);
    this.walked.accepted += fact.type === 'HandoverAccepted' ? 1 : 0;
    this.walked.lifted += fact.type === 'CaseLifted' ? 1 : 0;
    this.walked.named += fact.type === 'HolderNamed' ? 1 : 0;
  }

  /** A rung speaks once for each clock. */
  #rung(fact: Fact): void {
    if (fact.type === 'MoveUndone') this.#clocks = new Map(this.#clocksBefore);
    else if (startsMove(fact) && fact.commandId !== this.#lastMove) {
      this.#lastMove = fact.commandId;
      this.#clocksBefore = new Map(this.#clocks);
    }
    for (const clock of wound(fact)) this.#clocks.set(clock.id, clock.fired);
    if (fact.type !== 'RungReached' || fact.deadlineId === 'd.routine') return;
    must(fact.rung === (this.#clocks.get(fact.deadlineId) ?? 0) + 1, `Rung ${fact.rung} of ${fact.deadlineId} again`);
    this.#clocks.set(fact.deadlineId, fact.rung);
  }

  /**
   * Who does something for somebody absent stands in for them, and what lay with somebody absent says so. What the
   * routine goes on with, maybe weeks later, is by who did the last thing: they stood in when they did that.
   */
  #by(before: CaseState | null, fact: Fact, staff: RandomStaff): void {
    if (!('person' in fact.by)) return;
    this.walked.stoodIn += fact.by.for === undefined ? 0 : 1;
    if (fact.commandId.startsWith(ROUTINE_COMMAND)) {
      must(isDeepStrictEqual(fact.by, this.#lastBy), `${fact.type} is by another than whoever did the last thing`);
      return;
    }
    this.#lastBy = fact.by;
    const { person, unit, for: absent = null } = fact.by;
    const own = STAFF.find((one) => one.id === person)?.memberships.some((m) => m.unit === unit) ?? false;
    const said = `${fact.type} by ${JSON.stringify(fact.by)}`;
    must(own || absent !== null || unit === ACUTE_UNIT, `${said}: of no unit of theirs, and for nobody`);
    must(
      absent === null || standsInRightly(staff, person, absent, unit ?? '', fact.at),
      `${said}: stands in for nobody`,
    );
    if (fact.type !== 'TaskCompleted' || before?.status !== 'open') return;
    const task = before.tasks[fact.taskId];
    const lay = task?.side ? task.person : before.baton.person;
    if (lay === null || lay === person || task === undefined) return;
    must(absent === lay || !deputies(staff, lay, fact.at).includes(person), `${said}: it lay with ${lay}, who is away`);
  }
}

/** What must be true at every instant of an open case. */
function holds(kase: MemoryCase, staff: RandomStaff): void {
  const { now, state } = kase;
  must(state.next.at > now, `No event to come: ${state.next.at} at ${now}`);
  must(state.deadlines[state.baton.doing.deadlineId] !== undefined, 'What the holder does has no deadline');
  must(/^(soc|lfa)-/.test(state.baton.unit), `Held by ${state.baton.unit}`);
  const tasks = Object.values(state.tasks);
  const toAssign = tasks.filter(({ kind, unit }) => kind === 'assign' && unit === state.baton.unit).length;
  must(state.baton.person !== null || toAssign === 1, `Lies with nobody, and ${toAssign} are asked to say with whom`);
  for (const task of tasks) {
    const clock = state.deadlines[task.deadlineId];
    must(clock !== undefined, `${task.id} has no clock`);
    // A late due is never hidden: it stays where it was, and somebody is reminded of it.
    const later = clock?.repeatAt ?? clock?.rungs[clock.fired]?.at ?? 0;
    must((clock?.dueAt ?? 0) >= now || later > now, `${task.id} is late and nobody is reminded`);
  }
  for (const { about, subject } of Object.values(state.deadlines)) {
    const left = about === 'wait' && /^\d+\./.test(subject) && !subject.startsWith(`${state.entry}.`);
    must(!left, `${subject} is waited for, and its stage is left`);
  }
  if (staff.absences.length === 0 || state.restrictedTo !== null) return;
  for (const unit of new Set([state.baton.unit, ...tasks.map((task) => task.unit)]))
    must(isManned(staff, unit, now), `Nobody who is here acts for ${unit}`);
}

/** The clocks that a fact winds up or moves, with the rungs they have climbed already. */
function wound(fact: Fact): readonly Deadline[] {
  const own = 'deadline' in fact ? [fact.deadline] : [];
  return fact.type === 'HandoverAsked' ? [...own, fact.receiver] : own;
}

function plain(state: CaseState | null): unknown {
  return JSON.parse(JSON.stringify(state));
}
