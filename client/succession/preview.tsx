import { processByName } from '../../domain/processes';
import { dayInWords } from '../../domain/swedish-dates';
import type { HeldThing } from '../../register/held';
import type { plans } from '../../register/successions';
import type { Ctx } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { Day, Moment } from '../layout/time';
import { namesIn } from '../names';
import { SettingsTabs } from '../settings/tabs';
import { who } from '../sign-in/session';
import { settingRules } from '../words/setting-rules';
import { planStates, planTitle, successionWords, whats } from '../words/succession';
import type { PreviewShown } from './preview-of';

const HERE = '/installningar/overtaganden';

/** What would happen, thing by thing, before anything does. */
export function Preview({ c, ...shown }: PreviewShown & { c: Ctx }) {
  const names = namesIn(c.get('organisation'));
  const { wish, things, proposed, refused } = shown;
  const fields = {
    person: wish.person,
    enhet: wish.unit,
    till: wish.toUnit,
    slag: wish.kind === 'assign' ? 'fordela' : null,
  };
  return (
    <>
      <div class="stack tight">
        <p class="soft">{successionWords.dryRun}</p>
        <h1>{planTitle(wish, names)}</h1>
      </div>
      {refused === null ? null : (
        <div class="summary" role="alert">
          <p>{settingRules[refused]}</p>
        </div>
      )}
      {wish.unit === null ? null : <ChooseSuccessor c={c} {...shown} />}
      {wish.kind === 'leave' ? <p>{successionWords.signedOut}</p> : null}
      <h2>Det som ligger här ({things.length})</h2>
      {things.length === 0 ? (
        <p class="empty">{successionWords.none}</p>
      ) : (
        <table class="stacked">
          <thead>
            <tr>
              <th>Ärende</th>
              <th>Vad</th>
              <th>Enhet</th>
              <th>Senast</th>
              <th>Förslag</th>
            </tr>
          </thead>
          <tbody>
            {things.map((thing, at) => (
              <tr>
                <td>
                  {thing.ref}{' '}
                  {thing.restrictedTo === null ? null : <span class="tag">{successionWords.protected}</span>}
                </td>
                <td data-label="Vad">{whatInWords(thing)}</td>
                <td data-label="Enhet">{names.unit(thing.unit)}</td>
                <td data-label="Senast">
                  <Moment at={thing.dueAt} now={c.get('now')} />
                </td>
                <td data-label="Förslag">
                  {thing.what === 'offer'
                    ? 'Erbjuds den nya enheten'
                    : proposed[at]?.blocked
                      ? successionWords.blocked
                      : (names.person(proposed[at]?.to ?? null) ?? successionWords.toNobody)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {things.some(({ what }) => what === 'offer') ? <p class="soft">{successionWords.offers}</p> : null}
      <Beside c={c} {...shown} />
      {refused === null && (things.length > 0 || wish.kind !== 'assign') ? (
        <form method="post" action={`${HERE}/ny`}>
          <CsrfField csrf={who(c).csrf} />
          {Object.entries(fields).map(([name, value]) =>
            value === null ? null : <input type="hidden" name={name} value={value} />,
          )}
          <div class="buttons">
            <button type="submit" class="primary">
              Gör en plan av förslaget
            </button>
            <a href={HERE}>Avbryt</a>
          </div>
        </form>
      ) : null}
    </>
  );
}

export function whatInWords({ what, process, taskKind }: Pick<HeldThing, 'what' | 'process' | 'taskKind'>): string {
  const label = taskKind === null ? null : (processByName(process).tasks[taskKind]?.label ?? null);
  return label === null ? whats[what] : `${whats[what]}: ${label}`;
}

function ChooseSuccessor({ c, wish, successors }: PreviewShown & { c: Ctx }) {
  const names = namesIn(c.get('organisation'));
  return (
    <form class="inline-form" method="get" action={`${HERE}/ny`}>
      <input type="hidden" name="enhet" value={wish.unit ?? ''} />
      <div class="field">
        <label for="till">Enheten går upp i</label>
        <select id="till" name="till">
          <option value="">ingen: den läggs ned</option>
          {successors.map((id) => (
            <option value={id} selected={id === wish.toUnit}>
              {names.unit(id)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Visa vad som händer</button>
    </form>
  );
}

/** What else hangs on the person or the unit. */
function Beside({ c, wish, deputised, findings, inForum, meetings }: PreviewShown & { c: Ctx }) {
  const names = namesIn(c.get('organisation'));
  return (
    <>
      {deputised.length === 0 ? null : (
        <>
          <h2>{successionWords.deputies}</h2>
          <p class="soft">{successionWords.deputiesHint}</p>
          <ul class="stack tight">
            {deputised.map(({ person, from, to }) => (
              <li>
                {names.person(person)}, från <Day on={from} now={c.get('now')} />
                {to === null ? (
                  ' tills vidare'
                ) : (
                  <>
                    {' '}
                    till <Day on={to} now={c.get('now')} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {inForum ? (
        <>
          <h2>{successionWords.forum}</h2>
          <p>{successionWords.forumHint}</p>
        </>
      ) : null}
      {findings === 0 ? null : (
        <p>
          {successionWords.findings(findings)} {wish.toUnit === null ? '' : successionWords.findingsFollow}
        </p>
      )}
      {meetings.length === 0 ? null : (
        <p>
          {successionWords.called}{' '}
          {meetings.map(({ ref, on }, at) => (
            <>
              {at > 0 ? ', ' : ''}
              <a href={`/forum/${ref}`}>{dayInWords(on)}</a>
            </>
          ))}
          . {successionWords.calledFollow}
        </p>
      )}
    </>
  );
}

/** Whoever leads a unit begins here: what lies with somebody who leaves, and who would take it. */
function WhoLeaves({ c, leavers }: { c: Ctx; leavers: readonly string[] }) {
  const names = namesIn(c.get('organisation'));
  return leavers.length === 0 ? null : (
    <form class="inline-form" method="get" action={`${HERE}/ny`}>
      <div class="field">
        <label for="person">{successionWords.whoLeaves}</label>
        <select id="person" name="person" required>
          <option value="">Välj …</option>
          {leavers.map((id) => (
            <option value={id}>{names.person(id)}</option>
          ))}
        </select>
      </div>
      <button type="submit">{successionWords.seeWhat}</button>
    </form>
  );
}

export function PlanList({
  c,
  plans: all,
  leavers,
}: {
  c: Ctx;
  plans: Awaited<ReturnType<typeof plans>>;
  /** People whose going the reader may plan. */
  leavers: readonly string[];
}) {
  const names = namesIn(c.get('organisation'));
  return (
    <>
      <h1>Övertaganden</h1>
      <SettingsTabs here={HERE} c={c} />
      <p>{successionWords.lead}</p>
      <WhoLeaves c={c} leavers={leavers} />
      {all.length === 0 ? (
        <p class="empty">Inga övertaganden.</p>
      ) : (
        <table class="stacked">
          <thead>
            <tr>
              <th>Vad</th>
              <th>Läge</th>
              <th>Gjort</th>
              <th>Av</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ plan, rows, over }) => (
              <tr>
                <td>
                  <a href={`${HERE}/${plan.id}`}>{planTitle(plan, names)}</a>
                </td>
                <td data-label="Läge">{planStates[plan.state]}</td>
                <td data-label="Gjort">
                  {over} av {rows}
                </td>
                <td data-label="Av">
                  {names.person(plan.madeBy)}, <Moment at={plan.madeAt} now={c.get('now')} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
