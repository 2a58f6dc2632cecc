import { Hono } from 'hono';
import { localDate } from '../../domain/calendar/stockholm';
import { computeDeadline } from '../../domain/deadlines/deadline';
import type { Policy } from '../../domain/deadlines/policies';
import type { CivilDate, Instant } from '../../domain/instant';
import { isEditable, longestOf } from '../../domain/settings/policy-change';
import { changePolicy, comingPolicies, versionsOf, withdrawPolicy } from '../../register/change-clocks';
import { daysOff, policiesInForce } from '../../register/policies';
import { changesOf, type RecordedChange } from '../../register/setting-changes';
import type { Ctx, Deps, Env } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { parseForm } from '../forms/parse-form';
import { fieldsIn, type FormValues } from '../forms/values';
import { page } from '../layout/page';
import { Day } from '../layout/time';
import { namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { basisInWords, countedIn, policyAmount, policyKinds } from '../words/settings';
import { type EditPage, editingOf, editPage, isAdministrator } from './edit-page';
import { policyForm } from './forms';
import { History } from './history';
import { SettingsTabs } from './tabs';

const LIST = '/installningar/tider';
const KEY = '[a-z0-9.-]{2,60}';

type Version = Awaited<ReturnType<typeof versionsOf>>[number];

/** Every clock with where it comes from; administrators give those of the house another length from a day on. */
export function clockRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const { register } = deps;
  app.get(LIST, async (c) => {
    const [policies, coming, off, changes] = await Promise.all([
      policiesInForce(register, c.get('now')),
      comingPolicies(register, c.get('now')),
      daysOff(register),
      isAdministrator(c) ? changesOf(register, ['policy']) : null,
    ]);
    const shown = { c, policies: Object.values(policies), coming, daysOff: off, changes };
    return page(c, { title: 'Tider', here: '/installningar' }, <Clocks {...shown} />);
  });
  app.get(`${LIST}/:key{${KEY}}`, async (c) => {
    const edit = await clockEdit(c, deps, {});
    return edit === null ? problemPage(c, 'notFound', 404) : editPage(c, edit);
  });
  app.post(`${LIST}/:key{${KEY}}`, async (c) => {
    const values = fieldsIn(c.get('typed') ?? {});
    const edit = await clockEdit(c, deps, values);
    if (edit === null) return problemPage(c, 'notFound', 404);
    const parsed = parseForm(edit.form, values);
    if (!parsed.ok) return editPage(c, { ...edit, errors: parsed.errors });
    const change = {
      key: c.req.param('key'),
      amount: Number(parsed.codes['amount']),
      from: String(parsed.codes['from']),
      why: String(parsed.texts['why']),
    };
    const refused = await changePolicy(register, change, editingOf(c));
    return refused === 'changed' ? c.redirect(LIST, 303) : editPage(c, { ...edit, refused });
  });
  app.post(`${LIST}/:key{${KEY}}/ta-bort`, async (c) => {
    const edit = await clockEdit(c, deps, {});
    if (edit === null) return problemPage(c, 'notFound', 404);
    const refused = await withdrawPolicy(register, c.req.param('key'), editingOf(c));
    return refused === 'changed' || refused === 'unchanged' ? c.redirect(LIST, 303) : editPage(c, { ...edit, refused });
  });
  return app;
}

/** Null when there is no such clock for this person to change. */
async function clockEdit(c: Ctx, { register }: Deps, values: FormValues): Promise<EditPage | null> {
  const key = c.req.param('key') ?? '';
  if (!isAdministrator(c)) return null;
  const now = c.get('now');
  const [versions, changes] = await Promise.all([versionsOf(register, key), changesOf(register, ['policy'], key)]);
  const standing = versions.find(({ from }) => from <= now);
  if (standing === undefined || !isEditable(standing.policy)) return null;
  const { policy } = standing;
  const coming = versions.find(({ from }) => from > now);
  const names = namesIn(c.get('organisation'));
  const seen = changes[0]?.id ?? 0;
  return {
    title: 'Ändra tid',
    heading: policy.label,
    action: `${LIST}/${key}`,
    back: LIST,
    form: policyForm(countedIn(policy.unit), longestOf(policy)),
    values: { amount: String(Math.abs(policy.amount)), from: localDate(now), ...values },
    seen,
    submit: 'Spara den nya tiden',
    above: (
      <>
        <p>
          Nu: {policyAmount(policy)}. {basisInWords(policy)}
        </p>
        <p class="soft">
          Det som redan löper behåller sin tid. Uppdrag som öppnas från och med dagen följer den nya, också i ärenden
          som är öppna i dag.
        </p>
        {coming === undefined ? null : <Coming c={c} coming={coming} action={`${LIST}/${key}/ta-bort`} seen={seen} />}
      </>
    ),
    below: <History changes={changes} names={names} now={now} titleOf={() => policy.label} />,
  };
}

function Coming({ c, coming, action, seen }: { c: Ctx; coming: Version; action: string; seen: number }) {
  return (
    <form class="notice" method="post" action={action}>
      <CsrfField csrf={who(c).csrf} />
      <input type="hidden" name="_seen" value={String(seen)} />
      <p>
        Från <Day on={localDate(coming.from)} now={c.get('now')} /> gäller {policyAmount(coming.policy)}.
      </p>
      <button type="submit" class="quiet small">
        Ta bort den kommande ändringen
      </button>
    </form>
  );
}

function Clocks({
  c,
  policies,
  coming,
  daysOff: off,
  changes,
}: {
  c: Ctx;
  policies: readonly Policy[];
  coming: readonly Version[];
  daysOff: readonly CivilDate[];
  changes: readonly RecordedChange[] | null;
}) {
  const now = c.get('now');
  const labels = new Map(policies.map((policy) => [policy.key, policy.label]));
  const names = namesIn(c.get('organisation'));
  return (
    <>
      <h1>Tider</h1>
      <SettingsTabs here={LIST} c={c} />
      <p>
        Varje tid i rutinerna, var den kommer ifrån, och hur den skulle räknas om den började nu. Ett ärende behåller de
        tider som gällde när uppdraget öppnades.
      </p>
      <table class="stacked">
        <thead>
          <tr>
            <th>Tid</th>
            <th>Längd</th>
            <th>Slag</th>
            <th>Grund</th>
            <th>Om den började nu</th>
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => (
            <tr>
              <td>
                {changes !== null && isEditable(policy) ? (
                  <a href={`${LIST}/${policy.key}`}>{policy.label}</a>
                ) : (
                  policy.label
                )}
              </td>
              <td data-label="Längd">
                {policyAmount(policy)}
                {coming
                  .filter((one) => one.policy.key === policy.key)
                  .map((one) => (
                    <span class="small soft">
                      {' '}
                      från <Day on={localDate(one.from)} now={now} /> {policyAmount(one.policy)}
                    </span>
                  ))}
              </td>
              <td data-label="Slag">{policyKinds[policy.kind]}</td>
              <td data-label="Grund" class="small">
                {basisInWords(policy)}
              </td>
              <td data-label="Om den började nu" class="small">
                {example(policy, now, off)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes === null ? null : (
        <History changes={changes} names={names} now={now} titleOf={(key) => labels.get(key) ?? key} />
      )}
    </>
  );
}

/** The sum of the calendar, as a case would explain it. */
function example(policy: Policy, now: Instant, off: readonly CivilDate[]): string {
  return policy.unit === 'given-date'
    ? 'En person anger datum.'
    : computeDeadline({ policy, start: now, daysOff: off }).explanation;
}
