import { Hono } from 'hono';
import { z } from 'zod';
import { choice, type Form } from '../../domain/forms/fields.schema';
import { heads } from '../../domain/kernel/actor';
import { administrationOf } from '../../domain/kernel/units';
import { dutyIn, saveDuty } from '../../register/change-duty';
import type { Unit } from '../../register/organisation';
import { changesOf } from '../../register/setting-changes';
import type { Ctx, Deps, Env } from '../deps';
import { ColumnHeads } from '../layout/column-heads';
import { parseForm } from '../forms/parse-form';
import { fieldsIn, type FormValues } from '../forms/values';
import { namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { dutyWords as words } from '../words/duty';
import { type EditPage, editingOf, editPage, isAdministrator } from './edit-page';
import { History } from './history';

const PATH = '/installningar/jour';
const ID = '[a-z][a-z0-9-]{1,39}';

/** Who is on duty for an acute unit: its head and administrators say so, and everybody reads it. */
export function dutyRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get(`${PATH}/:id{${ID}}`, async (c) => {
    const unit = unitToEdit(c);
    if (unit === null) return problemPage(c, 'notFound', 404);
    return editPage(c, await edit(c, deps, unit, { ...dutyIn(c.get('organisation').staffing.duty, unit.id) }));
  });
  app.post(`${PATH}/:id{${ID}}`, async (c) => {
    const unit = unitToEdit(c);
    if (unit === null) return problemPage(c, 'notFound', 404);
    const values = fieldsIn(c.get('typed') ?? {});
    const parsed = parseForm(formFor(c, unit), values);
    if (!parsed.ok) return editPage(c, { ...(await edit(c, deps, unit, values)), errors: parsed.errors });
    const duty = { office: String(parsed.codes['office']), other: String(parsed.codes['other']) };
    const done = await saveDuty(deps.register, unit.id, duty, editingOf(c));
    if (done === 'changed' || done === 'unchanged') return c.redirect(backFrom(c), 303);
    return editPage(c, { ...(await edit(c, deps, unit, values)), refused: done });
  });
  return app;
}

/** The acute unit, for those who may say who is on duty for it. */
function unitToEdit(c: Ctx): Unit | null {
  const unit = c.get('organisation').units.find(({ id }) => id === c.req.param('id'));
  return unit !== undefined && mayEditDuty(c, unit) ? unit : null;
}

export function mayEditDuty(c: Ctx, unit: Unit): boolean {
  return unit.acute && !unit.closed && (isAdministrator(c) || heads(who(c).actor, unit.id));
}

function backFrom(c: Ctx): string {
  return isAdministrator(c) ? '/installningar' : '/franvaro/enheten';
}

/** The unit itself, and every other one of its administration: further secrecy does not let anybody answer. */
function formFor(c: Ctx, unit: Unit): Form {
  const near = c
    .get('organisation')
    .units.filter((one) => !one.closed && one.id !== unit.id && administrationOf(one.id) === administrationOf(unit.id));
  const options = {
    [unit.id]: words.itself,
    ...Object.fromEntries(
      near.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')).map((one) => [one.id, one.name] as const),
    ),
  };
  return z.object({ office: choice(words.office, options), other: choice(words.other, options) });
}

async function edit(c: Ctx, deps: Deps, unit: Unit, values: FormValues): Promise<EditPage> {
  const changes = await changesOf(deps.register, ['duty'], unit.id);
  const names = namesIn(c.get('organisation'));
  return {
    title: words.title,
    heading: words.of(unit.name),
    action: `${PATH}/${unit.id}`,
    back: backFrom(c),
    form: formFor(c, unit),
    values,
    seen: changes[0]?.id ?? 0,
    submit: words.save,
    above: <p>{words.lead}</p>,
    below: <History changes={changes} names={names} now={c.get('now')} titleOf={(id) => names.unit(id)} />,
  };
}

/** The roster as everybody reads it; nothing where no unit works round the clock. */
export function DutyTable({ c }: { c: Ctx }) {
  const { units, staffing } = c.get('organisation');
  const names = namesIn(c.get('organisation'), [], c.get('now'));
  const acute = units.filter((unit) => unit.acute && !unit.closed);
  if (acute.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby="duty-title">
      <h2 id="duty-title">{words.title}</h2>
      <table class="stacked">
        <ColumnHeads columns={words.columns} />
        <tbody>
          {acute.map((unit) => {
            const duty = dutyIn(staffing.duty, unit.id);
            const said = (onDuty: string) => (onDuty === unit.id ? words.itself : names.unit(onDuty));
            return (
              <tr>
                <td>{mayEditDuty(c, unit) ? <a href={`${PATH}/${unit.id}`}>{unit.name}</a> : unit.name}</td>
                <td data-label={words.office}>{said(duty.office)}</td>
                <td data-label={words.other}>{said(duty.other)}</td>
                <td data-label={words.now}>{names.onDuty(unit.id) ?? words.itself}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
