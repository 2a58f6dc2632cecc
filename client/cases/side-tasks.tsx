import { seesTask } from '../../domain/access';
import { ASSIGN } from '../../domain/kernel/may';
import type { OpenCase, Task } from '../../domain/kernel/state';
import { When } from '../layout/time';
import { UsedBar } from '../layout/used-bar';
import { Pairs } from '../layout/pairs';
import type { ShownCase } from './load-case';
import { aboutInWords, type MovesProps, Said, SideMoves } from './moves';

/** The side tasks that a person may do, and the others, each by whose clock ends first; what the case waits for leads. */
export function sidesOf({ state, signedIn, access, moves }: ShownCase): Readonly<Record<'mine' | 'others', Task[]>> {
  if (state.status === 'closed') return { mine: [], others: [] };
  const due = (task: Task) => (isWaitedFor(state, task) ? 0 : (state.deadlines[task.deadlineId]?.dueAt ?? 0));
  const sides = Object.values(state.tasks)
    .filter((task) => task.side && seesTask(signedIn.actor, access, task))
    .toSorted((a, b) => due(a) - due(b));
  const doable = new Set(
    moves.filter(({ allowed, row }) => allowed && row.move === 'complete').map(({ task }) => task?.id),
  );
  return { mine: sides.filter(({ id }) => doable.has(id)), others: sides.filter(({ id }) => !doable.has(id)) };
}

/** The holder can do nothing before it is done. */
function isWaitedFor({ baton }: OpenCase, task: Task): boolean {
  return baton.doing.deadlineId === task.deadlineId;
}

/** What the person came for when the case's own task is somebody else's: before everything else they may do. */
export function MySideTasks(props: MovesProps & { tasks: readonly Task[] }) {
  const { shown, tasks } = props;
  const { state } = shown;
  if (tasks.length === 0 || state.status === 'closed') return null;
  return (
    <section class="sheet" aria-labelledby="my-sides-title">
      <h2 id="my-sides-title">Väntar på dig eller din enhet</h2>
      {tasks.map((task) => (
        <SideTask {...props} task={task} state={state} open={tasks.length === 1 || isWaitedFor(state, task)} />
      ))}
    </section>
  );
}

/** Tasks beside the holder's own: they never move the baton, and each has its own clock. */
export function SideTasks(props: MovesProps & { tasks: readonly Task[] }) {
  const { shown, tasks } = props;
  const { state } = shown;
  if (tasks.length === 0 || state.status === 'closed') return null;
  return (
    <section class="sheet" aria-labelledby="side-title">
      <h2 id="side-title">Sidouppdrag ({tasks.length})</h2>
      {tasks.map((task) => (
        <SideTask {...props} task={task} state={state} open={false} />
      ))}
    </section>
  );
}

function SideTask(props: MovesProps & { task: Task; state: OpenCase; open: boolean }) {
  const { shown, task, state, open } = props;
  const { process, names, now, daysOff } = shown;
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
      <Said words={shown.taskWords.get(task.id) ?? []} />
      <Pairs of={aboutInWords(shown, task)} />
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
        <SideMoves {...props} taskId={task.id} open={open} />
      )}
    </div>
  );
}
