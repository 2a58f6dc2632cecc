import type { Taker } from '../../domain/succession/propose';
import type { Plan, PlanRow } from '../../register/successions';
import type { Ctx } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { Moment } from '../layout/time';
import { namesIn } from '../names';
import { who } from '../sign-in/session';
import { ruleInWords } from '../words/rules';
import { planStates, planTitle, rowStates, successionWords, whats } from '../words/succession';

export interface PlanShown {
  readonly plan: Plan;
  readonly rows: readonly PlanRow[];
  /** Protected cases among the rows, with who is named. */
  readonly restricted: ReadonlyMap<string, readonly string[]>;
  readonly takers: (unit: string) => readonly Taker[];
  readonly steers: boolean;
  readonly approves: boolean;
  readonly refused: string | null;
}

/** One plan: how far it has come, each thing and who takes it, and what may be done with it now. */
export function PlanPage({ c, ...shown }: PlanShown & { c: Ctx }) {
  const names = namesIn(c.get('organisation'));
  const { plan, rows, refused, steers } = shown;
  const over = rows.filter(({ state }) => state === 'done' || state === 'gone').length;
  const editable = steers && (plan.state === 'proposed' || plan.state === 'stopped');
  return (
    <>
      <div class="stack tight">
        <p class="soft">{planStates[plan.state]}</p>
        <h1>{planTitle(plan, names)}</h1>
      </div>
      {refused === null ? null : (
        <div class="summary" role="alert">
          <p>{refused}</p>
        </div>
      )}
      <Standing c={c} plan={plan} over={over} of={rows.length} />
      <form class="stack" method="post" action={`/installningar/overtaganden/${plan.id}`}>
        <CsrfField csrf={who(c).csrf} />
        {rows.length === 0 ? (
          <p class="empty">{successionWords.none}</p>
        ) : (
          <table class="stacked">
            <thead>
              <tr>
                <th>Ärende</th>
                <th>Vad</th>
                <th>Från</th>
                <th>Till</th>
                <th>Läge</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row c={c} row={row} shown={shown} editable={editable} />
              ))}
            </tbody>
          </table>
        )}
        <Buttons {...shown} editable={editable} />
      </form>
    </>
  );
}

function Standing({ c, plan, over, of }: { c: Ctx; plan: Plan; over: number; of: number }) {
  const names = namesIn(c.get('organisation'));
  const now = c.get('now');
  return (
    <div class="stack tight">
      <p role="status">
        <strong>
          {over} av {of}
        </strong>{' '}
        klara.{' '}
        {plan.state === 'running' ? (
          <a href={`/installningar/overtaganden/${plan.id}`}>Se hur långt det har kommit</a>
        ) : null}
      </p>
      {of === 0 ? null : <progress value={over} max={of} aria-label="Klara" />}
      <p class="small soft">
        Gjord av {names.person(plan.madeBy)} <Moment at={plan.madeAt} now={now} />.
        {plan.approvedAt === null ? null : (
          <>
            {' '}
            Godkänd av {names.person(plan.approvedBy)} för {names.unit(plan.toUnit ?? '')}{' '}
            <Moment at={plan.approvedAt} now={now} />.
          </>
        )}
        {plan.startedAt === null ? null : (
          <>
            {' '}
            Startad av {names.person(plan.startedBy)} <Moment at={plan.startedAt} now={now} />.
          </>
        )}
        {plan.endedAt === null ? null : (
          <>
            {' '}
            Klar <Moment at={plan.endedAt} now={now} />.
          </>
        )}
      </p>
    </div>
  );
}

/** Who may be given a row: of a protected case those named on it, and where none of them stays, anybody to be named. */
export function takersFor({ restricted, takers }: Pick<PlanShown, 'restricted' | 'takers'>, row: PlanRow) {
  const named = restricted.get(row.ref);
  const all = takers(row.unit);
  const among = all.filter(({ id }) => named === undefined || named.includes(id));
  return among.length > 0 ? among : all;
}

function Row({ c, row, shown, editable }: { c: Ctx; row: PlanRow; shown: PlanShown; editable: boolean }) {
  const names = namesIn(c.get('organisation'));
  const open = editable && row.what !== 'offer' && row.state !== 'done' && row.state !== 'gone';
  const named = shown.restricted.get(row.ref);
  const takers = takersFor(shown, row);
  const nobody = named !== undefined && !takers.some(({ id }) => named.includes(id));
  const to = names.person(row.to) ?? (row.what === 'offer' ? 'Den nya enheten svarar' : successionWords.toNobody);
  return (
    <tr>
      <td>
        <a href={`/arenden/${row.ref}`}>{row.ref}</a>{' '}
        {named === undefined ? null : <span class="tag">{successionWords.protected}</span>}
      </td>
      <td data-label="Vad">{whats[row.what]}</td>
      <td data-label="Från">
        {names.person(row.from) ?? 'ingen'}, {names.unit(row.unit)}
      </td>
      <td data-label="Till">
        {open ? (
          <select name={`till-${row.seq}`} aria-label={`Vem tar ${row.ref}?`}>
            {named === undefined ? <option value="">{successionWords.toNobody}</option> : null}
            {nobody ? <option value="">{successionWords.chooseNamed}</option> : null}
            {takers.map(({ id }) => (
              <option value={id} selected={id === row.to}>
                {names.person(id)}
              </option>
            ))}
          </select>
        ) : (
          to
        )}
        {open && nobody ? <span class="by">{successionWords.namesToo}</span> : null}
      </td>
      <td data-label="Läge">
        {rowStates[row.state]}
        {row.rule === null ? '' : `: ${ruleInWords(row.rule)}`}
      </td>
    </tr>
  );
}

function Buttons({ plan, steers, approves, editable, rows }: PlanShown & { editable: boolean }) {
  const needsApproval = plan.kind === 'merge' && plan.approvedAt === null;
  const button = (step: string, label: string, primary = false) => (
    <button type="submit" name="_do" value={step} class={primary ? 'primary' : undefined}>
      {label}
    </button>
  );
  return (
    <div class="buttons">
      {plan.state === 'proposed' && needsApproval && approves
        ? button('approve', 'Godkänn: vår enhet tar emot allt detta', true)
        : null}
      {plan.state === 'proposed' && steers && !needsApproval ? button('start', 'Starta', true) : null}
      {plan.state === 'stopped' && steers ? button('resume', 'Fortsätt', true) : null}
      {plan.state === 'running' && steers ? button('stop', 'Stoppa efter nästa ärende') : null}
      {editable && rows.length > 0 ? button('save', 'Spara valen') : null}
      {plan.state === 'proposed' && steers ? button('withdraw', 'Ta tillbaka planen') : null}
      {plan.state === 'proposed' && needsApproval && !approves ? (
        <p class="soft">Chefen för den enhet som tar över måste godkänna planen innan den kan startas.</p>
      ) : null}
    </div>
  );
}
