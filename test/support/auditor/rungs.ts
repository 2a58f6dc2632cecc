import { type LaidDown, reckonedDue, speaks, upperRungs } from './clocks';
import { type Convict, type Fact, moment } from './evidence';
import { climbed, type Standing, withoutClock } from './standing';

/** A clock as it is laid down: its date by our own calendar, and a ladder that rises and ends where every ladder ends. */
export function judgeClock(standing: Standing, clock: LaidDown, fact: Fact, convict: Convict): void {
  const due = reckonedDue(clock, standing.daysOff);
  if (due !== null && due !== clock.dueAt)
    convict('due-date', fact.no, `${clock.id} is due ${moment(clock.dueAt)}; ${clock.policy.key} gives ${moment(due)}`);
  if (clock.about === 'wait') return;
  const wanted = upperRungs(clock, standing.daysOff);
  const upper = clock.rungs.slice(-wanted.length);
  const ends = wanted.every(({ at, to }, i) => upper[i]?.at === at && upper[i]?.to === to);
  const rises = clock.rungs.every(({ at }, i) => i === 0 || at > (clock.rungs[i - 1]?.at ?? at));
  if (!ends || !rises) convict('ladder', fact.no, `the ladder of ${clock.id} is not the one its due date asks for`);
}

/** One rung, or one of the daily reminders after the last: the next of its clock, at its own time, to whom it is due. */
export function judgeRung(standing: Standing, fact: Fact, now: number, convict: Convict): Standing {
  const id = String(fact['deadlineId']);
  const rung = Number(fact['rung']);
  const running = standing.clocks[id];
  const due = running === undefined ? null : speaks(running);
  if (running === undefined || due === null) {
    convict('rung-twice', fact.no, `rung ${rung} of ${id}, whose clock does not run`);
    return standing;
  }
  if (rung <= running.fired) {
    convict('rung-twice', fact.no, `rung ${rung} of ${id} is reached a second time`);
    return standing;
  }
  for (let missed = running.fired + 1; missed < rung; missed += 1)
    convict('rung-missing', fact.no, `${id}: rung ${missed} was never reached`);
  const own = running.clock.rungs[rung - 1] ?? { at: running.repeatAt ?? due.at, to: 'head-of-administration' };
  if (fact.at !== own.at)
    convict('rung-on-time', fact.no, `rung ${rung} of ${id} says ${moment(fact.at)}; its time was ${moment(own.at)}`);
  if (fact['to'] !== own.to || fact['unit'] !== running.clock.unit)
    convict('rung-to-whom', fact.no, `rung ${rung} of ${id} went to ${String(fact['to'])} of ${String(fact['unit'])}`);
  const next = climbed(
    { ...standing, clocks: { ...standing.clocks, [id]: { ...running, fired: rung - 1 } } },
    id,
    own.at,
    now,
  );
  const repeatAt = next.clocks[id]?.repeatAt ?? null;
  if ((fact['repeatAt'] ?? null) !== repeatAt)
    convict('next-event', fact.no, `after rung ${rung} of ${id} the next reminder is not the next working day's`);
  return next;
}

export function judgeWait(standing: Standing, fact: Fact, convict: Convict): Standing {
  const id = `d.${String(fact['waitId'])}`;
  const due = standing.clocks[id]?.clock.dueAt;
  if (due === undefined) convict('rung-twice', fact.no, `the wait ${id} ends and was not begun`);
  else if (due !== fact.at) convict('rung-on-time', fact.no, `the wait ${id} ends at another time than its own`);
  return withoutClock(standing, id);
}
