import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { CivilDate } from '../../domain/instant';
import { localDate } from '../../domain/calendar/stockholm';
import { dayInWords } from '../../domain/swedish-dates';
import { type Home, homeById, homes, saveHome } from '../../register/homes';
import { departmentNames } from '../words/catalogue';
import type { Ctx, Deps, Env } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { FormFields } from '../forms/form-fields';
import { parseForm } from '../forms/parse-form';
import { fieldsIn, type FormErrors, type FormValues, oneOf } from '../forms/values';
import { daysVacant } from '../inbox/lfa-board';
import { page } from '../layout/page';
import { Pairs } from '../layout/pairs';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { homeDetails, homeForm, homeValues } from './home-form';
import { SettingsTabs } from './tabs';

const STATUS: Readonly<Record<Home['status'], string>> = {
  available: 'Kan erbjudas',
  let: 'Uthyrd',
  withdrawn: 'Tillbakadragen',
};
const HOME_ID = '[a-z0-9-]{2,40}';

/** The register of homes: everybody in LFA and SOC reads it, LFA writes it. */
export function homeRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/installningar/bostader', async (c) => {
    if (!mayRead(c)) return problemPage(c, 'notFound', 404);
    const all = await homes(deps.register);
    return page(c, { title: 'Bostäder', here: '/installningar/bostader' }, <HomesPage c={c} homes={all} />);
  });
  app.get('/installningar/bostader/ny', (c) => {
    if (!mayWrite(c)) return problemPage(c, 'notFound', 404);
    return edit(c, null, { availableFrom: localDate(c.get('now')), status: 'available' }, {});
  });
  app.get(`/installningar/bostader/:id{${HOME_ID}}`, async (c) => {
    const home = await homeById(deps.register, c.req.param('id'));
    if (home === null || !mayRead(c)) return problemPage(c, 'notFound', 404);
    return edit(c, home, homeValues(home), {});
  });
  app.post('/installningar/bostader/ny', (c) => save(c, deps, null));
  app.post(`/installningar/bostader/:id{${HOME_ID}}`, (c) => save(c, deps, c.req.param('id')));
  return app;
}

function isOf(c: Ctx, departments: readonly string[]): boolean {
  const { units } = c.get('organisation');
  return who(c).actor.memberships.some((m) =>
    units.some((unit) => unit.id === m.unit && departments.includes(unit.department)),
  );
}
const mayRead = (c: Ctx) => isOf(c, ['LFA', 'SOC']);
const mayWrite = (c: Ctx) => isOf(c, ['LFA']);

async function save(c: Ctx, deps: Deps, id: string | null): Promise<Response> {
  if (!mayWrite(c)) return problemPage(c, 'notFound', 404);
  const home = id === null ? null : await homeById(deps.register, id);
  if (id !== null && home === null) return problemPage(c, 'notFound', 404);
  const typed = c.get('typed') ?? {};
  const values = fieldsIn(typed);
  const parsed = parseForm(homeForm, values);
  if (!parsed.ok) return edit(c, home, values, parsed.errors);
  const version = id === null ? null : Number(oneOf(typed, '_version'));
  const details = homeDetails(id ?? `bostad-${randomUUID().slice(0, 8)}`, { ...parsed.codes, ...parsed.texts });
  const saved = await saveHome(deps.register, details, { version, by: who(c).actor.id, now: c.get('now') });
  if (saved === 'saved') return c.redirect('/installningar/bostader', 303);
  const said = {
    taken: 'Bostaden finns redan.',
    'changed-by-another': 'Någon annan har ändrat bostaden sedan du öppnade den. Ladda om sidan.',
    reserved: 'Bostaden är lovad till ett hushåll. Släpp reservationen i ärendet först.',
  }[saved];
  return edit(c, home, values, { '': said }, saved === 'changed-by-another' ? 409 : 422);
}

function edit(
  c: Ctx,
  home: Home | null,
  values: FormValues,
  errors: FormErrors,
  status: 409 | 422 = 422,
): Promise<Response> {
  const wrong = Object.keys(errors).length > 0;
  const title = home === null ? 'Ny bostad' : 'Bostad';
  return page(
    c,
    { title, here: '/installningar/bostader', narrow: true, wrong, ...(wrong ? { status } : {}) },
    <>
      <ErrorSummary errors={errors} />
      <h1>{home === null ? title : home.address}</h1>
      {home?.reservedFor ? <p class="notice">Reserverad i ett ärende.</p> : null}
      {mayWrite(c) ? (
        <form class="move" method="post" action={`/installningar/bostader/${home?.id ?? 'ny'}`} novalidate>
          <CsrfField csrf={who(c).csrf} />
          {home === null ? null : <input type="hidden" name="_version" value={String(home.version)} />}
          <FormFields form={homeForm} values={values} errors={errors} />
          <div class="buttons">
            <button type="submit" class="primary">
              {home === null ? 'Lägg in bostaden' : 'Spara bostaden'}
            </button>
            <a href="/installningar/bostader">Avbryt</a>
          </div>
        </form>
      ) : home === null ? null : (
        <HomeFacts home={home} />
      )}
    </>,
  );
}

function HomeFacts({ home }: { home: Home }) {
  return (
    <Pairs
      of={[
        { label: 'Område', value: home.district },
        { label: 'Hyresvärd', value: home.landlord },
        { label: 'Storlek', value: `${home.rooms} rum, ${home.sqm} m²` },
        { label: 'Hyra', value: `${home.rentMonth.toLocaleString('sv-SE')} kr/månad` },
        { label: 'Läge', value: STATUS[home.status] },
      ]}
    />
  );
}

function vacantInWords(days: number): string {
  return days === 0 ? 'Ledig i dag' : days === 1 ? 'Ledig en dag' : `Ledig ${days} dagar`;
}

function HomesPage({ c, homes: all }: { c: Ctx; homes: readonly Home[] }) {
  const now = c.get('now');
  const today: CivilDate = localDate(now);
  const free = all.filter((home) => home.status === 'available' && home.reservedFor === null);
  return (
    <>
      <div class="line apart">
        <h1>Bostäder</h1>
        {mayWrite(c) ? (
          <a class="button primary" href="/installningar/bostader/ny">
            Lägg in en bostad
          </a>
        ) : null}
      </div>
      <SettingsTabs here="/installningar/bostader" c={c} />
      <p>
        {all.length} bostäder hos {departmentNames['LFA']}, varav {free.length} kan erbjudas.
      </p>
      {all.length === 0 ? (
        <p class="empty">Inga bostäder är inlagda ännu.</p>
      ) : (
        <table class="stacked">
          <thead>
            <tr>
              <th>Adress</th>
              <th>Område</th>
              <th class="number">Rum</th>
              <th class="number">m²</th>
              <th class="number">Hyra, kr/mån</th>
              <th>Hyresvärd</th>
              <th>Läge</th>
            </tr>
          </thead>
          <tbody>
            {all.map((home) => (
              <tr>
                <td>
                  <a href={`/installningar/bostader/${home.id}`}>{home.address}</a>
                </td>
                <td data-label="Område">{home.district}</td>
                <td class="number" data-label="Rum">
                  {home.rooms}
                </td>
                <td class="number" data-label="m²">
                  {home.sqm}
                </td>
                <td class="number" data-label="Hyra">
                  {home.rentMonth.toLocaleString('sv-SE')}
                </td>
                <td data-label="Hyresvärd">{home.landlord}</td>
                <td data-label="Läge">
                  {home.reservedFor !== null ? (
                    <span class="tag on">Reserverad</span>
                  ) : home.status === 'available' ? (
                    home.availableFrom > today ? (
                      `Ledig från ${dayInWords(home.availableFrom, today)}`
                    ) : (
                      vacantInWords(daysVacant(home, now))
                    )
                  ) : (
                    STATUS[home.status]
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
