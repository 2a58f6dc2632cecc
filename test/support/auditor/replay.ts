import { type LaidDown, speaks } from './clocks';
import { type CaseFile, type Convict, type Fact, moment } from './evidence';
import { judgeHandover, judgeHolder } from './handover';
import { ROUTINE, withRoutineClock } from './routine-clock';
import { judgeClock, judgeRung, judgeWait } from './rungs';
import {
  begun,
  climbed,
  type OpenTask,
  type Standing,
  takenUpAgain,
  withClock,
  withoutClock,
  withoutTask,
  withRules,
  withTask,
} from './standing';

/**
 * How long after its time a clock may still be about to speak. Clocks of gateway and case differ by a second or two,
 * and a command that came just before a rung may be numbered first; a rung's own time is exact all the same.
 */
export const GRACE_MS = 60_000;

/** Follows one case from fact to fact, and looks at every instant between them. */
export function judgeLife({ facts }: CaseFile, until: number | null, convict: Convict): void {
  const before = new Map<number, Standing>();
  let standing: Standing | null = null;
  let now = Number.NEGATIVE_INFINITY;
  for (const fact of facts) {
    if (standing === null) {
      if (fact.type !== 'CaseOpened') convict('begins-once', fact.no, `the case begins with ${fact.type}`);
      now = fact.at;
      standing = settled(begun(fact), now);
      continue;
    }
    if (!standing.open && fact.type !== 'CaseReopened') {
      convict('nothing-after-close', fact.no, `${fact.type} after the case was closed`);
      continue;
    }
    // A rung keeps its own time however late it is written: it moves no clock but its own.
    // A closed case owes nothing until somebody opens it again.
    if (standing.open) standing = unspoken(standing, Math.max(now, fact.at), fact, convict);
    now = Math.max(now, fact.at);
    before.set(fact.no, standing);
    standing = settled(after(judgeHolder(standing, fact, convict), fact, now, before, convict), now);
  }
  const last = facts.at(-1);
  if (standing?.open && last && until !== null) unspoken(standing, until, { ...last, type: 'the present' }, convict);
}

function settled(standing: Standing, now: number): Standing {
  return standing.open ? withRoutineClock(standing, now) : standing;
}

/** Convicts for each clock that should have spoken before `now` and did not, and goes on as if it had. */
function unspoken(standing: Standing, now: number, fact: Fact, convict: Convict): Standing {
  let seen = standing;
  if (Object.values(seen.clocks).every((running) => speaks(running) === null))
    convict('next-event', fact.no, `no clock runs before ${fact.type}: nothing would ever happen`);
  for (const id of Object.keys(seen.clocks)) {
    for (let running = seen.clocks[id]; running; running = seen.clocks[id]) {
      const due = speaks(running);
      const spoken = fact.type === 'RungReached' && fact['deadlineId'] === id && fact['rung'] === running.fired + 1;
      if (due === null || spoken || Math.max(due.at, running.since) + GRACE_MS >= now) break;
      if (id === ROUTINE) {
        convict('next-event', fact.no, `nobody owed anything from ${moment(running.since)} and nobody was told`);
        return withoutClock(seen, id);
      }
      convict('rung-missing', fact.no, `${id}: ${due.as} of ${moment(due.at)} was never reached`);
      if (running.clock.about === 'wait') seen = withoutClock(seen, id);
      else seen = climbed(seen, id, due.at, due.at);
    }
  }
  return seen;
}

/** What one fact makes of the case. */
function after(
  standing: Standing,
  fact: Fact,
  now: number,
  before: ReadonlyMap<number, Standing>,
  convict: Convict,
): Standing {
  const deadline = fact['deadline'] as LaidDown | undefined;
  if (deadline) judgeClock(standing, deadline, fact, convict);
  switch (fact.type) {
    case 'CaseOpened':
      convict('begins-once', fact.no, 'the case is opened a second time');
      return standing;
    case 'TaskOpened': {
      const task = fact['task'] as OpenTask & { readonly id: string; readonly deadlineId: string };
      return withClock(withTask(standing, task.id, { ...task, clock: task.deadlineId }), deadline as LaidDown, now);
    }
    case 'TaskCompleted':
      if (!standing.tasks[String(fact['taskId'])])
        convict('done-once', fact.no, `${String(fact['taskId'])} is completed and was not open`);
      return withoutTask(standing, String(fact['taskId']));
    case 'TaskDropped':
      return withoutTask(standing, String(fact['taskId']));
    case 'DateMoved':
    case 'WaitBegan':
      return withClock(standing, deadline as LaidDown, now);
    case 'WaitDropped':
      return withoutClock(standing, `d.${String(fact['waitId'])}`);
    case 'WaitOver':
      return judgeWait(standing, fact, convict);
    case 'RungReached':
      return judgeRung(standing, fact, now, convict);
    case 'MoveUndone': {
      const back = before.get((fact['nos'] as readonly [number, number])[0]);
      const { daysOff, policies } = standing;
      return back === undefined ? standing : takenUpAgain({ ...back, daysOff, policies }, now);
    }
    case 'RulesChanged':
      return withRules(standing, fact);
    case 'CaseClosed':
      return { ...standing, open: false, offer: null, tasks: {}, clocks: {} };
    default:
      return judgeHandover(standing, fact, now, convict);
  }
}
