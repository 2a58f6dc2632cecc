import { Hono } from 'hono';
import { computeDeadline } from '../../domain/deadlines/deadline';
import type { Policy } from '../../domain/deadlines/policies';
import type { CivilDate, Instant } from '../../domain/instant';
import { daysOff, policiesInForce } from '../../register/policies';
import type { Ctx, Deps, Env } from '../deps';
import { page } from '../layout/page';
import { namesIn } from '../names';
import { who } from '../sign-in/session';
import { departmentNames } from '../words/catalogue';
import { basisInWords, policyAmount, policyKinds, specialRoles, unitRoles } from '../words/settings';
import { homeRoutes } from './homes';
import { SettingsTabs } from './tabs';

/** Units, people, roles and clocks, to read. They come from the organisation and the routine, not from a form. */
export function settingsRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/installningar', (c) => page(c, { title: 'Enheter', here: '/installningar' }, <Units c={c} />));
  app.get('/installningar/personer', (c) =>
    page(c, { title: 'Personer och roller', here: '/installningar' }, <People c={c} />),
  );
  app.get('/installningar/tider', async (c) => {
    const [policies, off] = await Promise.all([policiesInForce(deps.register, c.get('now')), daysOff(deps.register)]);
    return page(
      c,
      { title: 'Tider', here: '/installningar' },
      <Clocks c={c} policies={Object.values(policies)} daysOff={off} now={c.get('now')} />,
    );
  });
  app.route('/', homeRoutes(deps));
  return app;
}

function seesHomes(c: Ctx): boolean {
  return who(c).actor.memberships.some((m) => /^(lfa|soc)-/.test(m.unit));
}

function Units({ c }: { c: Ctx }) {
  const { units, people } = c.get('organisation');
  return (
    <>
      <h1>Enheter</h1>
      <SettingsTabs here="/installningar" homes={seesHomes(c)} />
      <table class="stacked">
        <thead>
          <tr>
            <th>Enhet</th>
            <th>Förvaltning</th>
            <th>Brevlåda</th>
            <th>Chef</th>
            <th>Ersättare</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => {
            const of = (role: string) =>
              people
                .filter((person) => person.memberships.some((m) => m.unit === unit.id && m.role === role))
                .map((person) => person.name);
            return (
              <tr>
                <td>
                  {unit.name} {unit.acute ? <span class="tag">dygnet runt</span> : null}
                </td>
                <td data-label="Förvaltning">{departmentNames[unit.department] ?? unit.department}</td>
                <td data-label="Brevlåda">{unit.mailbox}</td>
                <td data-label="Chef">{of('head').join(', ') || '–'}</td>
                <td data-label="Ersättare">{of('deputy').join(', ') || '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function People({ c }: { c: Ctx }) {
  const organisation = c.get('organisation');
  const names = namesIn(organisation);
  return (
    <>
      <h1>Personer och roller</h1>
      <SettingsTabs here="/installningar/personer" homes={seesHomes(c)} />
      <table class="stacked">
        <thead>
          <tr>
            <th>Namn</th>
            <th>Titel</th>
            <th>Enhet</th>
            <th>Särskild roll</th>
          </tr>
        </thead>
        <tbody>
          {organisation.people.map((person) => (
            <tr>
              <td>{person.name}</td>
              <td data-label="Titel">{person.title}</td>
              <td data-label="Enhet">
                {person.memberships.map((m) => `${names.unit(m.unit)} (${unitRoles[m.role]})`).join(', ')}
              </td>
              <td data-label="Särskild roll">{person.roles.map((role) => specialRoles[role]).join(', ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Clocks({
  c,
  policies,
  daysOff: off,
  now,
}: {
  c: Ctx;
  policies: readonly Policy[];
  daysOff: readonly CivilDate[];
  now: Instant;
}) {
  return (
    <>
      <h1>Tider</h1>
      <SettingsTabs here="/installningar/tider" homes={seesHomes(c)} />
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
              <td>{policy.label}</td>
              <td data-label="Längd">{policyAmount(policy)}</td>
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
    </>
  );
}

/** The sum of the calendar, as a case would explain it. */
function example(policy: Policy, now: Instant, off: readonly CivilDate[]): string {
  return policy.unit === 'given-date'
    ? 'En person anger datum.'
    : computeDeadline({ policy, start: now, daysOff: off }).explanation;
}
