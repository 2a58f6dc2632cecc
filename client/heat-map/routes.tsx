import { Hono } from 'hono';
import { addDays, isCivilDate } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import { administrationOf, leadershipOf } from '../../domain/kernel/units';
import { processByName } from '../../domain/processes';
import { heatMap } from '../../domain/statistics/heat-map';
import { shownTo, type ShownMap } from '../../domain/statistics/small-numbers';
import { casesBetween, offersMade, type Period } from '../../register/hand-overs';
import { daysOff } from '../../register/policies';
import type { Ctx, Deps, Env } from '../deps';
import { page } from '../layout/page';
import { Day } from '../layout/time';
import { namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { heatMapWords } from '../words/heat-map';
import { csvOf } from './csv';
import { HeatMapPage } from './heat-map-page';

const HERE = '/overlamningar';
const DAYS_SHOWN = 90;

/** Where cases go between units, how fast, and where they bounce. */
export function heatMapRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get(HERE, async (c) => {
    const period = periodOf(c);
    const shown = { c, period: period ?? lastDays(c), map: await mapFor(c, deps, period ?? lastDays(c)) };
    const wrong = period === null;
    return page(
      c,
      { title: heatMapWords.title, here: HERE, wrong, ...(wrong ? { status: 422 as const } : {}) },
      <HeatMapPage {...shown} wrong={wrong} />,
    );
  });
  app.get(`${HERE}.csv`, async (c) => {
    const period = periodOf(c) ?? lastDays(c);
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="overlamningar-${period.from}-${period.to}.csv"`);
    c.header('Cache-Control', 'no-store');
    return c.body(csvOf(await mapFor(c, deps, period), namesIn(c.get('organisation'))));
  });
  app.get(`${HERE}/arenden`, async (c) => {
    const { units } = c.get('organisation');
    const [from, to] = [c.req.query('fran'), c.req.query('till')];
    if (!units.some(({ id }) => id === from) || !units.some(({ id }) => id === to))
      return problemPage(c, 'notFound', 404);
    return casesPage(c, deps, { from: from ?? '', to: to ?? '' }, periodOf(c) ?? lastDays(c));
  });
  return app;
}

async function mapFor(c: Ctx, { register }: Deps, period: Period): Promise<ShownMap> {
  const [offers, off] = await Promise.all([offersMade(register, period), daysOff(register)]);
  return shownTo(heatMap(offers, off), concerning(c, who(c).actor));
}

/** The units whose numbers a person may see as they are: the own ones, and for the leadership those it leads. */
function concerning(c: Ctx, { memberships }: Person): readonly string[] {
  const own = memberships.map(({ unit }) => unit);
  const led = own.filter((unit) => unit === leadershipOf(unit)).map(administrationOf);
  const below = c.get('organisation').units.filter(({ id }) => led.includes(administrationOf(id)));
  return [...own, ...below.map(({ id }) => id)];
}

function lastDays(c: Ctx): Period {
  const to = localDate(c.get('now'));
  return { from: addDays(to, -DAYS_SHOWN), to };
}

/** Null when a date is no date, or the last day comes first. */
function periodOf(c: Ctx): Period | null {
  const usual = lastDays(c);
  const day = (name: string, otherwise: CivilDate) => {
    const said = c.req.query(name);
    return said === undefined || said === '' ? otherwise : isCivilDate(said) ? said : null;
  };
  const [from, to] = [day('fran-dag', usual.from), day('till-dag', usual.to)];
  return from === null || to === null || to < from ? null : { from, to };
}

async function casesPage(c: Ctx, { register }: Deps, units: { from: string; to: string }, period: Period) {
  const names = namesIn(c.get('organisation'));
  const found = await casesBetween(register, who(c).actor, units, period);
  const now = c.get('now');
  return page(
    c,
    { title: 'Överlämnade ärenden', here: HERE, narrow: true },
    <>
      <h1>
        {names.unit(units.from)} → {names.unit(units.to)}
      </h1>
      <p>
        Erbjudna från <Day on={period.from} now={now} /> till <Day on={period.to} now={now} />. Bara ärenden som du får
        se.
      </p>
      {found.length === 0 ? (
        <p class="empty">Inga ärenden som du får se.</p>
      ) : (
        <ul class="stack tight">
          {found.map(({ ref, process, stage, offeredAt }) => (
            <li>
              <a href={`/arenden/${ref}`}>{ref}</a>,{' '}
              {processByName(process).stages.find((row) => row.name === stage)?.label ?? stage}, erbjudet{' '}
              <Day on={localDate(offeredAt)} now={now} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`${HERE}?fran-dag=${period.from}&till-dag=${period.to}`}>Tillbaka till kartan</a>
      </p>
    </>,
  );
}
