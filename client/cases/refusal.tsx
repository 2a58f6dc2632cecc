import { CsrfField } from '../forms/csrf-field';
import type { FormValues } from '../forms/values';
import type { MoveOutcome } from '../gateway';
import { MOVES_ABOUT_OFFER } from '../../domain/office/moves';
import { momentInWords } from '../../domain/swedish-dates';
import { factInWords } from '../words/facts';
import { ruleInWords } from '../words/rules';
import type { ShownCase } from './load-case';

/** How an offer stops waiting: by an answer, by the giver, by the forum. */
const ANSWERED: ReadonlySet<string> = new Set([
  'HandoverAccepted',
  'HandoverDeclined',
  'HandoverRecalled',
  'HolderNamed',
]);

/** Why a move was refused, and that what was typed is kept. Nothing has changed. */
export function Refusal({
  shown,
  outcome,
  values,
  taskId,
  move = '',
}: {
  shown: ShownCase;
  outcome: Extract<MoveOutcome, { kind: 'refused' }>;
  values: FormValues;
  taskId: string | null;
  move?: string;
}) {
  // The table has no row for what nobody can answer any more: the page says who did.
  const rule = MOVES_ABOUT_OFFER.includes(move) && outcome.rule === 'unknown-move' ? 'no-offer' : outcome.rule;
  const said = ruleInWords(rule, outcome.detail);
  return (
    <>
      <h1>Åtgärden gick inte att göra</h1>
      <div class="notice bad" data-rule={outcome.rule}>
        <p>{said}</p>
        <Before shown={shown} rule={rule} taskId={taskId} />
        {outcome.source === '' || said.includes(outcome.source) ? null : <p class="small">{outcome.source}</p>}
      </div>
      <p>Inget har ändrats i ärendet.{Object.keys(values).length > 0 ? ' Det du skrev är sparat som utkast.' : ''}</p>
      <p>
        <a class="button primary" href={`/arenden/${shown.state.ref}`}>
          Till ärendet
        </a>
      </p>
    </>
  );
}

/** Whoever came before: who, when, and what they did. */
function Before({ shown, rule, taskId }: { shown: ShownCase; rule: string; taskId: string | null }) {
  if (rule !== 'stale-task' && rule !== 'no-offer' && rule !== 'assigned-to-another') return null;
  const about = shown.facts.findLast((fact) =>
    rule === 'no-offer'
      ? ANSWERED.has(fact.type)
      : 'person' in fact.by &&
        (taskId === null || !('taskId' in fact) || fact.taskId === taskId || fact.taskId === null),
  );
  return about === undefined ? null : (
    <p>
      {shown.names.by(about.by)}, {momentInWords(about.at)}: {factInWords(shown.process, about, shown.names).said}.
    </p>
  );
}

/** The command went out and the register has not shown it yet: the same form asks again by the same id. */
export function Received({
  posted,
}: {
  posted: { shown: ShownCase; move: string; taskId: string | null; commandId: string; values: FormValues };
}) {
  const { shown, move, taskId, commandId, values } = posted;
  const rows = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
  );
  return (
    <>
      <h1>Mottaget, men inte bekräftat än</h1>
      <p>Din åtgärd är skickad men syns inte i registret ännu. Den görs inte två gånger, även om du frågar igen.</p>
      <form method="post" action={`/arenden/${shown.state.ref}/drag/${move}`}>
        <CsrfField csrf={shown.signedIn.csrf} />
        <input type="hidden" name="_command" value={commandId} />
        {taskId === null ? null : <input type="hidden" name="_task" value={taskId} />}
        {rows.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="primary" name="_do" value="send">
          Fråga igen
        </button>
      </form>
      <p>
        <a href={`/arenden/${shown.state.ref}`}>Till ärendet</a>
      </p>
    </>
  );
}
