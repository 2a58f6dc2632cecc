import type { CivilDate, Instant } from '../../domain/instant';
import { isIn, type Person } from '../../domain/kernel/actor';
import type { OpenCase, Task } from '../../domain/kernel/state';
import { type PlotCondition, plotOf } from '../../domain/land-allocation/plot';
import { processByName } from '../../domain/processes';
import { ColumnHeads } from '../layout/column-heads';
import { WhenInRow } from '../layout/time';
import type { Names } from '../names';
import { conditionInWords, conditionState } from '../words/conditions';
import { plotWords } from '../words/plots';
import { LandTabs } from './land-tabs';
import { PLOTS, type ShownPlot } from './load-plots';

const words = plotWords.followUp;
const CHECKS: ReadonlySet<string> = new Set([
  'check-condition',
  'check-correction',
  'check-after-penalty',
  'answer-flat',
  'demand-correction',
  'demand-penalty',
]);

/** The year's own check; everything else is what a breach or a delivery brought. */
const CHECK = 'check-condition';

/** One check that somebody owes. */
export interface Due {
  readonly shown: ShownPlot;
  readonly task: Task;
  readonly condition: PlotCondition | null;
  readonly dueAt: Instant;
}

/** Every check that is open, of every plot, the one due first on top. */
export function checksDue(plots: readonly ShownPlot[]): readonly Due[] {
  return plots
    .flatMap((shown) => (shown.state.status === 'open' ? checksOf(shown, shown.state) : []))
    .toSorted((a, b) => a.dueAt - b.dueAt || (a.task.id < b.task.id ? -1 : 1));
}

function checksOf(shown: ShownPlot, state: OpenCase): readonly Due[] {
  const { conditions } = plotOf(state);
  return Object.values(state.tasks)
    .filter(({ kind }) => CHECKS.has(kind))
    .map((task) => ({
      shown,
      task,
      condition: conditions.find(({ id }) => id === task.about['condition']) ?? null,
      dueAt: state.deadlines[task.deadlineId]?.dueAt ?? 0,
    }));
}

export interface FollowUpProps {
  readonly plots: readonly ShownPlot[];
  readonly actor: Person;
  readonly mineOnly: boolean;
  /** The reader's units owe some of it: the list can be theirs alone. */
  readonly owes: boolean;
  readonly names: Names;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
  /** The case that something was just saved in. */
  readonly saved: string | null;
}

/** The year's round as one list to work through: what can be done now on top, what comes later under it. */
export function FollowUpRound(props: FollowUpProps) {
  const { plots, actor, mineOnly, now, saved } = props;
  const due = checksDue(plots).filter(({ task }) => !mineOnly || isIn(actor, task.unit));
  const open = due.filter(({ task }) => (task.notBefore ?? 0) <= now);
  const later = due.filter(({ task }) => (task.notBefore ?? 0) > now);
  return (
    <>
      <h1>{words.title}</h1>
      <LandTabs here="/mark/uppfoljning" />
      {saved === null ? null : (
        <div class="notice" role="status">
          <p>
            {words.taken(saved)} <a href={`/arenden/${saved}`}>Till ärendet</a>
          </p>
        </div>
      )}
      <p>{words.lead}</p>
      {props.owes ? (
        <nav class="tabs" aria-label={words.title}>
          <a href="/mark/uppfoljning" aria-current={mineOnly ? 'page' : undefined}>
            {words.mine}
          </a>
          <a href="/mark/uppfoljning?vilka=alla" aria-current={mineOnly ? undefined : 'page'}>
            {words.all}
          </a>
        </nav>
      ) : null}
      <section class="stack" aria-labelledby="now-title">
        <h2 id="now-title">
          {words.now} ({open.length})
        </h2>
        {open.length === 0 ? (
          <p class="empty">{due.length === 0 ? words.none : words.noneNow}</p>
        ) : (
          <Checks {...props} due={open} />
        )}
      </section>
      {later.length === 0 ? null : (
        <section class="stack" aria-labelledby="later-title">
          <h2 id="later-title">
            {words.later} ({later.length})
          </h2>
          <Checks {...props} due={later} />
        </section>
      )}
    </>
  );
}

function Checks({ due, names, now, daysOff, actor }: FollowUpProps & { due: readonly Due[] }) {
  const [, condition, year, by, until, state] = words.columns;
  return (
    <table class="stacked">
      <ColumnHeads columns={words.columns} numbers={[year]}>
        <th>
          <span class="hidden-visually">{words.toDo}</span>
        </th>
      </ColumnHeads>
      <tbody>
        {due.map((one) => (
          <tr data-task={one.task.id}>
            <td>
              <a href={`/arenden/${one.shown.plot.ref}`}>{one.shown.plot.site}</a>
            </td>
            <td data-label={condition}>
              {one.condition === null ? '–' : conditionInWords(one.condition, one.shown.plot)}
              {one.task.kind === CHECK ? null : (
                <span class="small soft"> {processByName(PLOTS).tasks[one.task.kind]?.label}</span>
              )}
            </td>
            <td data-label={year} class={one.task.about['year'] === undefined ? 'number none' : 'number'}>
              {String(one.task.about['year'] ?? '–')}
            </td>
            <td data-label={by}>{names.person(one.task.person) ?? names.unit(one.task.unit)}</td>
            <td data-label={until} class={one.dueAt < now ? 'late' : undefined}>
              <WhenInRow at={one.dueAt} now={now} daysOff={daysOff} />
            </td>
            <td data-label={state}>
              {one.condition === null ? null : (
                <span class={tagOf(one.condition)}>{conditionState(one.condition, one.shown.plot)}</span>
              )}
            </td>
            <td>
              <Do one={one} now={now} daysOff={daysOff} theirs={isIn(actor, one.task.unit)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Do({
  one: { shown, task, condition },
  now,
  daysOff,
  theirs,
}: {
  one: Due;
  now: Instant;
  daysOff: readonly CivilDate[];
  theirs: boolean;
}) {
  if (task.notBefore !== null && task.notBefore > now)
    return (
      <span class="small soft">
        {words.from} <WhenInRow at={task.notBefore} now={now} daysOff={daysOff} />
      </span>
    );
  return theirs ? (
    <a class="button small" href={`/mark/uppfoljning/${shown.plot.ref}/${encodeURIComponent(task.id)}`}>
      {task.kind === CHECK ? words.do : words.finish}
      <span class="hidden-visually">
        {' '}
        {shown.plot.site}
        {condition === null ? '' : `, ${conditionInWords(condition, shown.plot)}`}
      </span>
    </a>
  ) : null;
}

function tagOf({ state, ended }: PlotCondition): string {
  if (ended !== null) return 'tag';
  return state === 'breached' ? 'tag late' : state === 'late' ? 'tag soon' : 'tag';
}
