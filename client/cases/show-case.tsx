import type { StatusCode } from 'hono/utils/http-status';
import type { Ctx, Deps } from '../deps';
import { page } from '../layout/page';
import { doneInWords } from '../words/done';
import { receiptWords } from '../words/standing';
import { CasePage } from './case-page';
import { CorrectPage } from './correct-page';
import { correctableFields } from './correction';
import { picksFor, type ShownCase } from './load-case';
import { ErrorSummary } from '../forms/error-summary';
import type { FormErrors, FormValues } from '../forms/values';
import { type Attempt, fieldPrefix } from './moves';

/** The case page, with a form as it was typed when something was wrong with it. */
export function showCase(
  c: Ctx,
  _deps: Deps,
  shown: ShownCase,
  tried: { attempt: Attempt; status: StatusCode } | null = null,
): Promise<Response> {
  const done = c.req.query('klart');
  const attempt = tried?.attempt ?? null;
  const wrong = Object.keys(attempt?.errors ?? {}).length > 0;
  return page(
    c,
    { title: `Ärende ${shown.state.ref}`, status: tried?.status ?? 200, wrong },
    <CasePage
      shown={shown}
      picks={(choice) => picksFor(c, shown, choice)}
      attempt={attempt}
      notice={
        attempt !== null && wrong ? (
          // On top of the page and not of its form: the form may stand several screens down.
          <ErrorSummary
            errors={attempt.errors}
            prefix={fieldPrefix(attempt.move, attempt.taskId)}
            title="Formuläret är inte skickat. Allt du skrev finns kvar."
          />
        ) : done === undefined || tried !== null ? null : (
          <div class="notice" role="status">
            <Done shown={shown} move={done} />
          </div>
        )
      }
    />,
  );
}

/** What was done, and for a hand-over the receipt of it. */
function Done({ shown, move }: { shown: ShownCase; move: string }) {
  if (move === 'utkast') return <p>Utkastet är sparat. Din enhet ser det.</p>;
  const accepted = move === 'accept' ? shown.facts.findLast((fact) => fact.type === 'HandoverAccepted') : undefined;
  return (
    <p>
      Gjort: {doneInWords(shown.process, move) ?? 'sparat'}.
      {accepted === undefined ? null : (
        <>
          {' '}
          <a href={`/arenden/${shown.state.ref}/kvittens/${accepted.no}`}>{receiptWords.short}</a>
        </>
      )}
    </p>
  );
}

/** The page of a correction, or null when there is no such fact, or not for this person to put right. */
export async function showCorrection(
  c: Ctx,
  shown: ShownCase,
  given: { no: number; field: string | null; commandId: string; values?: FormValues; errors?: FormErrors },
): Promise<Response | null> {
  const fact = shown.facts.find((one) => one.no === given.no);
  const choice = shown.moves.find((one) => one.row.move === 'correct');
  if (fact === undefined || !choice?.allowed || correctableFields(shown.process, fact).length === 0) return null;
  const wrong = Object.keys(given.errors ?? {}).length > 0;
  const { no: _no, ...rest } = given;
  return page(
    c,
    { title: `Rätta i ${shown.state.ref}`, narrow: true, wrong, ...(wrong ? { status: 422 as const } : {}) },
    <CorrectPage shown={shown} fact={fact} choice={choice} picks={picksFor(c, shown, choice)} {...rest} />,
  );
}
