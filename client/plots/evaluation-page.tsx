import { randomUUID } from 'node:crypto';
import { bidsOf } from '../../domain/land-allocation/bids';
import { isOpened } from '../../domain/land-allocation/bids';
import { isDecided } from '../../domain/land-allocation/secrecy';
import { Pairs } from '../layout/pairs';
import { conflictedIn, criteriaOf, pointsOf, ranking } from '../../domain/land-allocation/criteria';
import type { CaseState } from '../../domain/kernel/state';
import type { ShownCase } from '../cases/load-case';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { FormFields } from '../forms/form-fields';
import { type FormErrors, type FormValues, oneOf } from '../forms/values';
import { labelIn, formFor } from '../words/labels';
import { evaluationWords as words } from '../words/evaluation';

/** The most points a bid can have for a criterion. */
export const MOST_POINTS = 5;

export interface EvaluationProps {
  readonly shown: ShownCase;
  readonly attempt: {
    readonly bid: string | null;
    readonly commandId: string;
    readonly values: FormValues;
    readonly errors: FormErrors;
  } | null;
}

/** Bids against criteria: the points, their weighted sum, and whoever may set them sets them here. */
export function EvaluationPage({ shown, attempt }: EvaluationProps) {
  const { state } = shown;
  return (
    <>
      <ErrorSummary errors={attempt?.errors ?? {}} prefix={attempt === null ? '' : `${attempt.bid ?? 'jav'}-`} />
      <div class="stack tight">
        <p class="soft">
          <a href={`/arenden/${state.ref}`}>{shown.plot?.plot.site ?? state.ref}</a>
        </p>
        <h1>{words.title}</h1>
        <p class="soft">{isDecided(state) ? words.public : words.secret}</p>
        {isOpened(state) ? (
          <p>
            <a href={`/arenden/${state.ref}/anbud`}>{words.readBids}</a>
          </p>
        ) : null}
      </div>
      <Matrix shown={shown} />
      <Conflict shown={shown} attempt={attempt} />
      <Scores shown={shown} attempt={attempt} />
    </>
  );
}

function Matrix({ shown }: { shown: ShownCase }) {
  const { state, names } = shown;
  const criteria = Object.keys(criteriaOf(state.data));
  const ranked = ranking(state.data);
  if (!isOpened(state)) return <p class="empty">{words.sealed}</p>;
  if (ranked.length === 0) return <p class="empty">{words.none}</p>;
  return (
    <section class="stack" aria-labelledby="matrix-title">
      <h2 id="matrix-title">{words.matrix}</h2>
      <table class="stacked matrix">
        <thead>
          <tr>
            <th scope="col">{words.bid}</th>
            {criteria.map((id) => (
              <th scope="col" class="number">
                {names.offered('criterion', id) ?? id}
              </th>
            ))}
            <th scope="col" class="number">
              {words.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.map(({ bid, points }, at) => (
            <tr>
              <th scope="row">
                {whole(state) ? `${at + 1}. ` : ''}
                {names.offered('bid', bid) ?? bid}
              </th>
              {criteria.map((id) => (
                <td class="number" data-label={names.offered('criterion', id) ?? id}>
                  {scoreOf(state, bid, id) ?? <span class="soft">–</span>}
                </td>
              ))}
              <td class="number" data-label={words.sum}>
                {Object.keys(pointsOf(state.data, bid)).length === 0 ? (
                  <span class="soft">–</span>
                ) : (
                  <strong>{points.toLocaleString('sv-SE', { maximumFractionDigits: 2 })}</strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">{whole(state) ? words.ranked : words.notWhole}</p>
      <Reasons shown={shown} bids={ranked.map(({ bid }) => bid)} />
      <ToTheEnd shown={shown} />
    </section>
  );
}

/** Why each bid was given its points: the newest words of whoever set them. */
function Reasons({ shown, bids }: { shown: ShownCase; bids: readonly string[] }) {
  const { names } = shown;
  const said = bids.flatMap((bid) => {
    const reasons = reasonsOf(shown, bid);
    return reasons === null ? [] : [{ label: names.offered('bid', bid) ?? bid, value: reasons }];
  });
  return said.length === 0 ? null : (
    <>
      <h3>{words.reasonsTitle}</h3>
      <Pairs of={said} />
    </>
  );
}

function reasonsOf({ facts, texts }: ShownCase, bid: string): string | null {
  const scored = facts.findLast(
    (fact) => fact.type === 'Happened' && fact.move === 'score-bid' && fact.input['bid'] === bid,
  );
  const hash = scored?.type === 'Happened' ? scored.texts['reasons'] : undefined;
  return hash === undefined ? null : (texts.get(hash)?.body ?? null);
}

/** Every point is set: the ranking is written, and the evaluation ended, in the case itself. */
function ToTheEnd({ shown: { state, moves } }: { shown: ShownCase }) {
  const mayEnd = moves.some(
    ({ row, task, allowed }) => allowed && row.move === 'complete' && task?.kind === 'evaluate',
  );
  return mayEnd ? (
    <p>
      <a class="button primary" href={`/arenden/${state.ref}`}>
        {words.end}
      </a>
    </p>
  ) : null;
}

/** Every bid has points for every criterion: only then is there an order. */
function whole(state: CaseState): boolean {
  const criteria = Object.keys(criteriaOf(state.data));
  return bidsOf(state.data).bids.every(({ id }) => criteria.every((one) => scoreOf(state, id, one) !== null));
}

function scoreOf({ data }: CaseState, bid: string, criterion: string): number | null {
  const points = pointsOf(data, bid)[criterion];
  return typeof points === 'number' ? points : null;
}

/** Whether somebody has a conflict of interest is said before any point is set. */
function Conflict({ shown, attempt }: EvaluationProps) {
  const { state, process, signedIn } = shown;
  const choice = shown.moves.find(({ row }) => row.move === 'declare-conflict');
  const form = formFor(process, 'declare-conflict');
  const said = conflictedIn(state.data, signedIn.actor.id);
  if (choice?.allowed !== true || form === null) return null;
  if (said === true) return <p class="notice warn">{words.conflicted}</p>;
  if (said === false) return <p class="soft">{words.noConflict}</p>;
  const tried = attempt?.bid === null ? attempt : null;
  return (
    <section class="sheet first" aria-labelledby="conflict-title">
      <h2 id="conflict-title">{choice.row.label}</h2>
      <form class="move" method="post" action={`/arenden/${state.ref}/utvardering/jav`} novalidate>
        <CsrfField csrf={signedIn.csrf} />
        <input type="hidden" name="_command" value={tried?.commandId ?? randomUUID()} />
        <FormFields form={form} values={tried?.values ?? {}} errors={tried?.errors ?? {}} prefix="jav-" />
        <div class="buttons">
          <button type="submit" class="primary">
            {words.declare}
          </button>
        </div>
        <p class="small soft">{choice.row.source}</p>
      </form>
    </section>
  );
}

function Scores({ shown, attempt }: EvaluationProps) {
  const { state } = shown;
  const choice = shown.moves.find(({ row }) => row.move === 'score-bid');
  if (choice === undefined) return null;
  if (!choice.allowed) return null;
  return (
    <section class="stack" aria-labelledby="scores-title">
      <h2 id="scores-title">{words.scores}</h2>
      {bidsOf(state.data).bids.map(({ id }) => (
        <ScoreBid shown={shown} bid={id} attempt={attempt?.bid === id ? attempt : null} />
      ))}
      <p class="small soft">{choice.row.source}</p>
    </section>
  );
}

function ScoreBid({ shown, bid, attempt }: { shown: ShownCase; bid: string; attempt: EvaluationProps['attempt'] }) {
  const { state, names, signedIn, process } = shown;
  const criteria = Object.keys(criteriaOf(state.data));
  const reasons = attempt?.errors['reasons'];
  return (
    <details class="move" open={attempt !== null}>
      <summary>{names.offered('bid', bid) ?? bid}</summary>
      <div class="body">
        <form class="move" method="post" action={`/arenden/${state.ref}/utvardering/poang`} novalidate>
          <CsrfField csrf={signedIn.csrf} />
          <input type="hidden" name="_command" value={attempt?.commandId ?? randomUUID()} />
          <input type="hidden" name="_bid" value={bid} />
          {criteria.map((id) => (
            <Points
              id={`${bid}-${id}`}
              name={id}
              label={names.offered('criterion', id) ?? id}
              value={attempt === null ? String(scoreOf(state, bid, id) ?? '') : oneOf(attempt.values, id)}
              error={attempt?.errors[id]}
            />
          ))}
          <div class={reasons ? 'field wrong' : 'field'}>
            <label for={`${bid}-reasons`}>{labelIn(formFor(process, 'score-bid'), 'reasons') ?? words.reasons}</label>
            {reasons ? <p class="error">{reasons}</p> : null}
            <textarea id={`${bid}-reasons`} name="reasons" rows={4} required>
              {attempt === null ? '' : oneOf(attempt.values, 'reasons')}
            </textarea>
          </div>
          <div class="buttons">
            <button type="submit" class="primary">
              {words.save}
            </button>
          </div>
        </form>
      </div>
    </details>
  );
}

function Points({
  id,
  name,
  label,
  value,
  error,
}: {
  id: string;
  name: string;
  label: string;
  value: string;
  error: string | undefined;
}) {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {error ? <p class="error">{error}</p> : null}
      <select id={id} name={name} class="width-short" required>
        <option value="">{words.choose}</option>
        {Array.from({ length: MOST_POINTS + 1 }, (_, points) => (
          <option value={String(points)} selected={String(points) === value}>
            {points}
          </option>
        ))}
      </select>
    </div>
  );
}
