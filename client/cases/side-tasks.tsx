import { seesTask } from '../../domain/access';
import { ASSIGN } from '../../domain/kernel/may';
import { When } from '../layout/time';
import { UsedBar } from '../layout/used-bar';
import { type MovesProps, SideMoves } from './moves';

/** Tasks of other units on the same case: they never move the baton, and each has its own clock. */
export function SideTasks(props: MovesProps) {
  const { shown } = props;
  const { state, process, names, now, daysOff } = shown;
  if (state.status === 'closed') return null;
  const sides = Object.values(state.tasks).filter(
    (task) => task.side && seesTask(shown.signedIn.actor, shown.access, task),
  );
  if (sides.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="side-title">
      <h2 id="side-title">Sidouppdrag ({sides.length})</h2>
      {sides.map((task) => {
        const deadline = state.deadlines[task.deadlineId];
        const row = process.tasks[task.kind];
        return (
          <div class="stack tight" id={`task-${task.id.replace(/[^\w-]/g, '_')}`}>
            <div class="line apart">
              <h3>{row?.label ?? task.kind}</h3>
              <span class="soft">
                {names.unit(task.unit)}, {names.holder(task.person, task.unit) ?? 'ingen utsedd'}
              </span>
            </div>
            {deadline === undefined ? null : (
              <>
                <p class={deadline.dueAt < now ? 'late' : undefined}>
                  {deadline.dueAt < now ? 'Försenat: ' : 'Senast '}
                  <When at={deadline.dueAt} now={now} daysOff={daysOff} />
                </p>
                <UsedBar from={deadline.startAt} due={deadline.dueAt} now={now} />
                <p class="small soft">{deadline.explanation}</p>
              </>
            )}
            {row?.otherwise ? <p class="small soft">Annars: {row.otherwise}</p> : null}
            {task.kind === ASSIGN ? (
              <p class="small">Klart när någon i enheten har tagit ärendet, eller chefen har utsett någon.</p>
            ) : (
              <SideMoves {...props} taskId={task.id} />
            )}
          </div>
        );
      })}
    </section>
  );
}
