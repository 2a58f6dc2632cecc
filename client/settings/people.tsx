import { Hono } from 'hono';
import type { SpecialRole, UnitRole } from '../../domain/kernel/actor';
import { type PersonDetails, savePerson } from '../../register/change-organisation';
import type { Colleague, Organisation } from '../../register/organisation';
import { changesOf, type RecordedChange } from '../../register/setting-changes';
import type { Ctx, Deps, Env } from '../deps';
import { parseForm } from '../forms/parse-form';
import { allOf, fieldsIn, type FormValues, oneOf } from '../forms/values';
import { page } from '../layout/page';
import { namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { specialRoles, unitRoles } from '../words/settings';
import { type EditPage, editingOf, editPage, isAdministrator } from './edit-page';
import { personForm } from './forms';
import { History } from './history';
import { SettingsTabs } from './tabs';

const LIST = '/installningar/personer';
const ID = '[a-z][a-z0-9-]{1,39}';
const ROLES = Object.keys(unitRoles) as readonly UnitRole[];

/** People and what they may: everybody reads it, administrators change it, nobody their own. */
export function peopleRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const history = (id?: string) => changesOf(deps.register, ['person'], id);
  app.get(LIST, async (c) =>
    page(
      c,
      { title: 'Personer och roller', here: '/installningar' },
      <People c={c} changes={isAdministrator(c) ? await history() : null} />,
    ),
  );
  app.get(`${LIST}/ny`, (c) =>
    isAdministrator(c) ? editPage(c, personEdit(c, null, [], {})) : problemPage(c, 'notFound', 404),
  );
  app.post(`${LIST}/ny`, (c) => save(c, deps, null));
  app.get(`${LIST}/:id{${ID}}`, async (c) => {
    const person = personOf(c);
    if (person === undefined || !isAdministrator(c)) return problemPage(c, 'notFound', 404);
    return editPage(c, personEdit(c, person, await history(person.id), valuesOf(person)));
  });
  app.post(`${LIST}/:id{${ID}}`, (c) => save(c, deps, personOf(c) ?? null));
  return app;
}

async function save(c: Ctx, deps: Deps, person: Colleague | null): Promise<Response> {
  const isNew = c.req.param('id') === undefined;
  if (!isAdministrator(c) || (!isNew && person === null)) return problemPage(c, 'notFound', 404);
  const values = fieldsIn(c.get('typed') ?? {});
  const parsed = parseForm(personForm, values);
  const back = async (more: Partial<EditPage>) => {
    const changes = person === null ? [] : await changesOf(deps.register, ['person'], person.id);
    return editPage(c, { ...personEdit(c, person, changes, values), ...more });
  };
  if (!parsed.ok) return back({ errors: parsed.errors });
  const { name = '', email = '', title = '', does = '' } = parsed.texts;
  const said: PersonDetails = {
    id: person?.id ?? idFor(name, c.get('organisation')),
    name,
    email,
    title,
    does,
    memberships: membershipsIn(values, c.get('organisation')),
    roles: (parsed.codes['roles'] ?? []) as readonly SpecialRole[],
  };
  const done = await savePerson(deps.register, said, isNew ? { ...editingOf(c), seen: 0 } : editingOf(c), isNew);
  return done === 'changed' || done === 'unchanged' ? c.redirect(LIST, 303) : back({ refused: done });
}

function personOf(c: Ctx): Colleague | undefined {
  return c.get('organisation').people.find(({ id }) => id === c.req.param('id'));
}

/** `Åsa Öberg` is `asa-oberg`; a second one gets a number. The id stands in facts and is never shown. */
function idFor(name: string, { people, units }: Organisation): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 30);
  const base = plain.length < 2 ? `person-${plain}x` : plain;
  const taken = new Set([...people, ...units].map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function membershipsIn(values: FormValues, { units }: Organisation): PersonDetails['memberships'] {
  return units.flatMap(({ id }) => {
    const role = ROLES.find((one) => one === oneOf(values, `role-${id}`));
    return role === undefined ? [] : [{ unit: id, role }];
  });
}

function valuesOf(person: Colleague): FormValues {
  const { name, email, title, does, roles } = person;
  const rows = person.memberships.map(({ unit, role }) => [`role-${unit}`, role] as const);
  return { name, email, title, does, roles: [...roles], ...Object.fromEntries(rows) };
}

function personEdit(
  c: Ctx,
  person: Colleague | null,
  changes: readonly RecordedChange[],
  values: FormValues,
): EditPage {
  const names = namesIn(c.get('organisation'));
  const own = person?.id === who(c).actor.id;
  return {
    title: person === null ? 'Ny person' : 'Person',
    heading: person?.name ?? 'Ny person',
    action: `${LIST}/${person?.id ?? 'ny'}`,
    back: LIST,
    form: personForm,
    values: { ...values, roles: allOf(values, 'roles') },
    seen: changes[0]?.id ?? 0,
    submit: person === null ? 'Lägg in personen' : 'Spara personen',
    above: person?.left ? (
      <p class="notice">Personen har slutat och kan inte logga in.</p>
    ) : own ? (
      <p class="notice">Det här är du. Dina enheter och roller ändras av en annan systemförvaltare.</p>
    ) : null,
    more: <UnitRoles c={c} values={values} />,
    below:
      person === null ? null : (
        <>
          {person.left || own ? null : (
            <p>
              <a class="button" href={`/installningar/overtaganden/ny?person=${person.id}`}>
                Personen slutar
              </a>
            </p>
          )}
          <History changes={changes} names={names} now={c.get('now')} titleOf={(id) => names.person(id) ?? id} />
        </>
      ),
  };
}

function UnitRoles({ c, values }: { c: Ctx; values: FormValues }) {
  const { units } = c.get('organisation');
  return (
    <fieldset class="field">
      <legend>Enheter</legend>
      <div class="choices-wide">
        {units
          .filter((unit) => !unit.closed)
          .map((unit) => (
            <div class="field">
              <label for={`role-${unit.id}`}>{unit.name}</label>
              <select id={`role-${unit.id}`} name={`role-${unit.id}`}>
                <option value="">–</option>
                {ROLES.map((role) => (
                  <option value={role} selected={oneOf(values, `role-${unit.id}`) === role}>
                    {unitRoles[role]}
                  </option>
                ))}
              </select>
            </div>
          ))}
      </div>
    </fieldset>
  );
}

function People({ c, changes }: { c: Ctx; changes: readonly RecordedChange[] | null }) {
  const organisation = c.get('organisation');
  const names = namesIn(organisation);
  return (
    <>
      <div class="line apart">
        <h1>Personer och roller</h1>
        {changes === null ? null : (
          <a class="button primary" href={`${LIST}/ny`}>
            Lägg in en person
          </a>
        )}
      </div>
      <SettingsTabs here={LIST} c={c} />
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
              <td>
                {changes === null ? person.name : <a href={`${LIST}/${person.id}`}>{person.name}</a>}{' '}
                {person.left ? <span class="tag">har slutat</span> : null}
              </td>
              <td data-label="Titel">{person.title}</td>
              <td data-label="Enhet">
                {person.memberships.map((m) => `${names.unit(m.unit)} (${unitRoles[m.role]})`).join(', ') || '–'}
              </td>
              <td data-label="Särskild roll">{person.roles.map((role) => specialRoles[role]).join(', ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes === null ? null : (
        <History changes={changes} names={names} now={c.get('now')} titleOf={(id) => names.person(id) ?? id} />
      )}
    </>
  );
}
