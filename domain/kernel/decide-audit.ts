import { localDate } from '../calendar/stockholm';
import { IllegalMove } from './commands';
import type { Moving, Planned } from './decide';
import { chiefTask } from './decide-forum';
import { viewFor } from './decide-offers';
import { PAUSE_RETURN, resumed } from './decide-pauses';
import { openedTask } from './open-task';
import { CHIEF_DECIDES } from './tasks-of-forum';
import { decideTick } from './tick';
import { isSocial } from './units';

/** What the audit's remedies do in a case, as the system. Null for all other moves. */
export function decideAudit(moving: Moving): readonly Planned[] | null {
  switch (moving.command.move) {
    case 'nudge':
      return nudge(moving);
    case 'audit-task':
      return task(moving);
    case 'resume':
      return resume(moving);
    case 'ask-chief':
      return askChief(moving);
    case 'close-view':
      return closeView(moving);
    default:
      return null;
  }
}

/**
 * Says what the clocks should have said. A case with nothing to say refuses: before a refusal the workflow asks the
 * register for facts it does not know (relay-core.ts), so one that is behind reads up either way.
 */
function nudge({ process, state, now }: Moving): readonly Planned[] {
  const said = decideTick(process, state, now);
  if (said.length === 0) throw new IllegalMove('nothing-to-say', 'Granskningen: en knuff säger bara det som är sant');
  return said;
}

/** Once for each thing it is about, for as long as it is open. */
function task({ process, state, command, now }: Moving): readonly Planned[] {
  const { kind, unit, subject, no } = command.input;
  const row = typeof kind === 'string' ? process.tasks[kind] : undefined;
  if (row === undefined) throw new IllegalMove('missing-answer', 'Granskningen', { field: 'kind' });
  const already = Object.values(state.tasks).some((one) => one.kind === row.kind && one.about['subject'] === subject);
  if (already) return [];
  return [
    openedTask(
      state,
      {
        id: `audit.${state.no + 1}`,
        kind: row.kind,
        unit: typeof unit === 'string' ? unit : state.baton.unit,
        side: true,
        needs: row.needs,
        policy: row.policy,
        about: { subject: subject ?? null, no: no ?? null },
      },
      now,
    ),
  ];
}

/** The day it was paused until has gone: nobody need say so for the clocks to run again. */
function resume({ state, now }: Moving): readonly Planned[] {
  if (state.paused === null || localDate(now) <= state.paused.until)
    throw new IllegalMove('nothing-to-say', 'Granskningen: bara en paus som är över tas upp');
  const back = Object.values(state.tasks).filter((one) => one.kind === PAUSE_RETURN);
  return [
    ...back.map(({ id, kind }): Planned => ({ type: 'TaskDropped', taskId: id, kind, because: 'resumed' })),
    ...resumed(state, state.paused, now),
  ];
}

/** Sooner than the forum's five days, when it is seen that nobody there answers for it. */
function askChief({ state, now }: Moving): readonly Planned[] {
  const { forum } = state;
  if (forum === null) throw new IllegalMove('not-lifted', 'Bara det som är lyft till forumet avgörs där');
  const asked = Object.values(state.tasks).some((one) => one.kind === CHIEF_DECIDES);
  return asked ? [] : [chiefTask(state, forum, now)];
}

/** Names and contact ways are for those whom the consent still lets; the profile is for whoever finds the home. */
function closeView({ state, command }: Moving): readonly Planned[] {
  const { unit } = command.input;
  if (typeof unit !== 'string' || isSocial(unit) || state.views[unit] === undefined)
    throw new IllegalMove('missing-answer', 'Granskningen', { field: 'unit' });
  return [{ type: 'ViewOpened', unit, view: viewFor(unit), step: `audit.view.${state.no + 1}` }];
}
