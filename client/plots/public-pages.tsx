import { Hono } from 'hono';
import { localDate } from '../../domain/calendar/stockholm';
import type { Instant } from '../../domain/instant';
import type { Register } from '../../register/database';
import { REF_PATTERN } from '../cases/routes';
import type { Ctx, Deps, Env } from '../deps';
import { ColumnHeads } from '../layout/column-heads';
import { page } from '../layout/page';
import { Pairs } from '../layout/pairs';
import { Day } from '../layout/time';
import { problemPage } from '../problem-pages';
import { publicWords as words } from '../words/public-plots';
import { allocationsCsv } from './allocations-csv';
import { loadPlots, type ShownPlot } from './load-plots';
import { rowsOf } from './plot-parts';
import { isPublished, PUBLIC_FIELDS, type PublicRecord, publicRecordOf, type PublicValue } from './public-fields';
import { PlotTimeline } from './timeline';

/** What anybody may read without signing in: the list of allocations, each one's page, and the same as CSV. */
export function publicPlotRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/markanvisningar', async (c) => {
    const plots = await publishedPlots(deps.register);
    return page(c, { title: words.title, here: '/mark' }, <PublicList plots={plots} now={c.get('now')} />);
  });
  app.get('/markanvisningar.csv', async (c) => {
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="markanvisningar.csv"');
    return c.body(allocationsCsv((await publishedPlots(deps.register)).map(publicRecordOf)));
  });
  app.get(`/markanvisningar/:ref{${REF_PATTERN}}`, async (c) => {
    const shown = (await publishedPlots(deps.register)).find(({ plot }) => plot.ref === c.req.param('ref'));
    return shown === undefined ? problemPage(c, 'notFound', 404) : onePlot(c, shown);
  });
  return app;
}

/** Those that have been announced or decided; an idea is the municipality's own until then. */
export async function publishedPlots(register: Register): Promise<readonly ShownPlot[]> {
  return (await loadPlots(register)).filter(isPublished);
}

function PublicList({ plots, now }: { plots: readonly ShownPlot[]; now: Instant }) {
  const today = localDate(now);
  const isOpen = ({ plot }: ShownPlot) => plot.stage === 'announced' && (plot.announcement?.closesOn ?? '') >= today;
  const [open, rest] = [plots.filter(isOpen), plots.filter((one) => !isOpen(one))];
  return (
    <>
      <div class="stack tight">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      <section class="stack" aria-labelledby="open-title">
        <h2 id="open-title">{words.openTitle}</h2>
        {open.length === 0 ? <p class="empty">{words.noneOpen}</p> : <List plots={open} now={now} />}
      </section>
      <section class="stack" aria-labelledby="all-title">
        <h2 id="all-title">{words.restTitle}</h2>
        {rest.length === 0 ? <p class="empty">{words.noneElse}</p> : <List plots={rest} now={now} />}
      </section>
      <p class="line">
        <a href="/markanvisningar.csv">{words.csv}</a>
        <a href="/api/open/allocations">{words.json}</a>
        <a href="/api/openapi.json">{words.openApi}</a>
      </p>
    </>
  );
}

function List({ plots, now }: { plots: readonly ShownPlot[]; now: Instant }) {
  const [, district, stage, developer, homes, flats, until] = words.columns;
  return (
    <table class="stacked">
      <ColumnHeads columns={words.columns} numbers={[homes, flats]} />
      <tbody>
        {plots.map((shown) => {
          const open = publicRecordOf(shown);
          return (
            <tr>
              <td>
                <a href={`/markanvisningar/${shown.plot.ref}`}>{text(open['site'])}</a>
              </td>
              <td data-label={district}>{text(open['district'])}</td>
              <td data-label={stage}>{text(open['stage'])}</td>
              <td data-label={developer} class={open['developer'] === null ? 'none' : undefined}>
                {text(open['developer'])}
              </td>
              <td class="number" data-label={homes}>
                {text(open['homes'])}
              </td>
              <td class="number" data-label={flats}>
                {open['flatsPromised'] === null || shown.plot.boundParty === null
                  ? '–'
                  : words.delivered(Number(open['flatsDelivered']), Number(open['flatsPromised']))}
              </td>
              <td data-label={until} class={open['bidsUntil'] === null ? 'none' : undefined}>
                {typeof open['bidsUntil'] === 'string' ? <Day on={open['bidsUntil']} now={now} /> : ''}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function text(value: PublicValue | undefined): string {
  return value === null || value === undefined ? '–' : String(value);
}

/** The announcement, and what has become of it: drawn from the public fields and nothing else. */
function onePlot(c: Ctx, shown: ShownPlot): Promise<Response> {
  const open = publicRecordOf(shown);
  const now = c.get('now');
  const plain = PUBLIC_FIELDS.filter(({ type }) => type !== 'list' && type !== 'record');
  return page(
    c,
    { title: `${words.one} ${shown.plot.ref}`, here: '/mark' },
    <>
      <div class="stack tight">
        <p class="soft">
          <a href="/markanvisningar">{words.title}</a>
        </p>
        <h1>{text(open['site'])}</h1>
        <p class="soft">{text(open['stage'])}</p>
      </div>
      <Call shown={shown} now={now} />
      <div class="two">
        <div class="stack wide">
          <Conditions open={open} />
          <Criteria open={open} />
          {open['milestones'] === null ? null : <PlotTimeline rows={rowsOf(shown.plot)} now={now} />}
        </div>
        <section class="sheet" aria-labelledby="facts-title">
          <h2 id="facts-title">{words.facts}</h2>
          <Pairs
            of={plain.flatMap(({ key, label, type }) => {
              const value = open[key] ?? null;
              if (value === null) return [];
              // Nobody has promised a flat before the agreement, or when it came to nothing.
              if (key.startsWith('flats') && shown.plot.boundParty === null) return [];
              if (typeof value === 'number') return [{ label, value: value.toLocaleString('sv-SE') }];
              return [{ label, value: type === 'date' ? <Day on={String(value)} now={now} /> : text(value) }];
            })}
          />
        </section>
      </div>
    </>,
  );
}

/** How to give a bid, as long as one may be given. */
function Call({ shown: { plot }, now }: { shown: ShownPlot; now: Instant }) {
  const { announcement } = plot;
  if (announcement === null || plot.stage !== 'announced' || announcement.closesOn < localDate(now)) return null;
  return (
    <section class="sheet first" aria-labelledby="call-title">
      <h2 id="call-title">{words.callTitle}</h2>
      <p>
        {words.callUntil} <Day on={announcement.closesOn} now={now} />. {words.callHow(plot.dnr)}
      </p>
      <p class="soft">{words.callFixed}</p>
    </section>
  );
}

function Conditions({ open }: { open: PublicRecord }) {
  const conditions = open['conditions'];
  if (!Array.isArray(conditions)) return null;
  return (
    <section class="stack" aria-labelledby="conditions-title">
      <h2 id="conditions-title">{words.conditions}</h2>
      <p>{words.conditionsLead}</p>
      <ul class="stack">
        {(conditions as readonly PublicRecord[]).map((one) => (
          <li class="sheet small-sheet">
            <strong>
              {text(one['condition'])}, {text(one['amount'])}{' '}
              {one['unit'] === 'percent' ? words.percent : Number(one['amount']) === 1 ? words.flat : words.flats}
            </strong>
            <span class="soft">
              {words.years(Number(one['years']))} · {text(one['state'])}
              {Number(one['promised']) === 0
                ? ''
                : ` · ${words.delivered(Number(one['delivered']), Number(one['promised']))} ${words.deliveredWord}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Criteria({ open }: { open: PublicRecord }) {
  const criteria = open['criteria'];
  if (!Array.isArray(criteria) || criteria.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="criteria-title">
      <h2 id="criteria-title">{words.criteria}</h2>
      <table>
        <thead>
          <tr>
            <th>{words.criterion}</th>
            <th class="number">{words.weight}</th>
          </tr>
        </thead>
        <tbody>
          {(criteria as readonly PublicRecord[]).map((one) => (
            <tr>
              <td>{text(one['criterion'])}</td>
              <td class="number">{text(one['weight'])} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">{words.criteriaFixed}</p>
    </section>
  );
}
