import type { MoveChoice } from '../../domain/kernel/may';
import type { ShownCase } from '../cases/load-case';
import { aboutInWords, MoveForm } from '../cases/moves';
import type { Picks } from '../forms/form-fields';
import { Pairs } from '../layout/pairs';
import { When } from '../layout/time';
import { plotWords } from '../words/plots';

export const ROUND = '/mark/uppfoljning';

/** One check of the round, alone on its page; when it is saved the list comes back with the next on top. */
export function CheckPage({
  shown,
  choice,
  picks,
}: {
  shown: ShownCase;
  choice: MoveChoice & { readonly allowed: true };
  picks: (choice: MoveChoice) => Picks;
}) {
  const { state, process, now, daysOff } = shown;
  const { task } = choice;
  const deadline = state.status === 'open' && task !== null ? state.deadlines[task.deadlineId] : undefined;
  return (
    <>
      <div class="stack tight">
        <p class="soft">
          <a href={ROUND}>{plotWords.followUp.title}</a> · <a href={`/arenden/${state.ref}`}>{state.ref}</a>
        </p>
        <h1>{shown.plot?.plot.site ?? state.ref}</h1>
      </div>
      <section class="sheet first" aria-labelledby="check-title">
        <h2 id="check-title">{task === null ? choice.row.label : (process.tasks[task.kind]?.label ?? task.kind)}</h2>
        {deadline === undefined ? null : (
          <p class={deadline.dueAt < now ? 'late' : undefined}>
            {deadline.dueAt < now ? 'Försenat: ' : 'Senast '}
            <When at={deadline.dueAt} now={now} daysOff={daysOff} />
          </p>
        )}
        {task === null ? null : <Pairs of={aboutInWords(shown, task)} />}
        <MoveForm shown={shown} choice={choice} picks={picks} attempt={null} back={ROUND} primary />
      </section>
    </>
  );
}
