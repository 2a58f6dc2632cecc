import { Hono } from 'hono';
import { isFixed } from '../../domain/settings/units-of-routines';
import { saveUnit } from '../../register/change-organisation';
import type { Unit } from '../../register/organisation';
import { changesOf, type RecordedChange } from '../../register/setting-changes';
import type { Ctx, Deps, Env } from '../deps';
import { parseForm } from '../forms/parse-form';
import { fieldsIn, type FormValues } from '../forms/values';
import { page } from '../layout/page';
import { type Names, namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { departmentNames } from '../words/catalogue';
import { DutyTable } from './duty';
import { type EditPage, editingOf, editPage, isAdministrator } from './edit-page';
import { newUnitForm, unitForm } from './forms';
import { History } from './history';
import { SettingsTabs } from './tabs';

const LIST = '/installningar';
const ID = '[a-z][a-z0-9-]{1,39}';

/** Units: everybody reads them, administrators enter and change them. */
export function unitRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const history = (id?: string) => changesOf(deps.register, id === undefined ? ['unit', 'duty'] : ['unit'], id);
  app.get(LIST, async (c) =>
    page(c, { title: 'Enheter', here: LIST }, <Units c={c} changes={isAdministrator(c) ? await history() : null} />),
  );
  app.get('/installningar/enheter/ny', (c) =>
    isAdministrator(c) ? editPage(c, newUnit({})) : problemPage(c, 'notFound', 404),
  );
  app.post('/installningar/enheter/ny', async (c) => {
    if (!isAdministrator(c)) return problemPage(c, 'notFound', 404);
    const values = fieldsIn(c.get('typed') ?? {});
    const parsed = parseForm(newUnitForm, values);
    if (!parsed.ok) return editPage(c, { ...newUnit(values), errors: parsed.errors });
    const said = { ...parsed.codes, ...parsed.texts };
    const department = String(said['department']);
    const unit = {
      id: `${department.toLowerCase()}-${String(said['slug'])}`,
      department,
      name: String(said['name']),
      mailbox: String(said['mailbox']),
      acute: said['acute'] === 'yes',
    };
    const done = await saveUnit(deps.register, unit, { ...editingOf(c), seen: 0 }, true);
    const refused = done === 'changed-by-another' ? 'taken' : done;
    return done === 'changed' ? c.redirect(LIST, 303) : editPage(c, { ...newUnit(values), refused });
  });
  app.get(`/installningar/enheter/:id{${ID}}`, async (c) => {
    const unit = unitOf(c);
    if (unit === undefined || !isAdministrator(c)) return problemPage(c, 'notFound', 404);
    const { name, mailbox, acute } = unit;
    return editPage(c, unitEdit(c, unit, await history(unit.id), { name, mailbox, acute: acute ? 'yes' : '' }));
  });
  app.post(`/installningar/enheter/:id{${ID}}`, async (c) => {
    const unit = unitOf(c);
    if (unit === undefined || !isAdministrator(c)) return problemPage(c, 'notFound', 404);
    const values = fieldsIn(c.get('typed') ?? {});
    const parsed = parseForm(unitForm, values);
    const back = async (more: Partial<EditPage>) =>
      editPage(c, { ...unitEdit(c, unit, await history(unit.id), values), ...more });
    if (!parsed.ok) return back({ errors: parsed.errors });
    const { id, department } = unit;
    const { name, mailbox } = parsed.texts;
    const acute = parsed.codes['acute'] === 'yes';
    const said = { id, department, name: String(name), mailbox: String(mailbox), acute };
    const done = await saveUnit(deps.register, said, editingOf(c), false);
    return done === 'changed' || done === 'unchanged' ? c.redirect(LIST, 303) : back({ refused: done });
  });
  return app;
}

function unitOf(c: Ctx): Unit | undefined {
  return c.get('organisation').units.find(({ id }) => id === c.req.param('id'));
}

function newUnit(values: FormValues): EditPage {
  const action = '/installningar/enheter/ny';
  return { title: 'Ny enhet', action, back: LIST, form: newUnitForm, values, seen: 0, submit: 'Lägg in enheten' };
}

function unitEdit(c: Ctx, unit: Unit, changes: readonly RecordedChange[], values: FormValues): EditPage {
  const names = namesIn(c.get('organisation'));
  return {
    title: 'Enhet',
    heading: unit.name,
    action: `/installningar/enheter/${unit.id}`,
    back: LIST,
    form: unitForm,
    values,
    seen: changes[0]?.id ?? 0,
    submit: 'Spara enheten',
    above: unit.closed ? <p class="notice">{whereTo(unit, names)}</p> : null,
    below: (
      <>
        {unit.closed || isFixed(unit.id) ? null : (
          <p>
            <a class="button" href={`/installningar/overtaganden/ny?enhet=${unit.id}`}>
              Lägg ned enheten, eller låt den gå upp i en annan
            </a>
          </p>
        )}
        <History changes={changes} names={names} now={c.get('now')} titleOf={(id) => names.unit(id)} />
      </>
    ),
  };
}

function whereTo(unit: Unit, names: Names): string {
  return unit.mergedInto === null ? 'Enheten är nedlagd.' : `Enheten har gått upp i ${names.unit(unit.mergedInto)}.`;
}

function Units({ c, changes }: { c: Ctx; changes: readonly RecordedChange[] | null }) {
  const organisation = c.get('organisation');
  const { units, people } = organisation;
  const names = namesIn(organisation);
  return (
    <>
      <div class="line apart">
        <h1>Enheter</h1>
        {changes === null ? null : (
          <a class="button primary" href="/installningar/enheter/ny">
            Lägg in en enhet
          </a>
        )}
      </div>
      <SettingsTabs here={LIST} c={c} />
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
                  {changes === null ? unit.name : <a href={`/installningar/enheter/${unit.id}`}>{unit.name}</a>}{' '}
                  {unit.acute ? <span class="tag">dygnet runt</span> : null}
                  {unit.closed ? <span class="tag">{whereTo(unit, names)}</span> : null}
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
      <DutyTable c={c} />
      {changes === null ? null : (
        <History changes={changes} names={names} now={c.get('now')} titleOf={(id) => names.unit(id)} />
      )}
    </>
  );
}
