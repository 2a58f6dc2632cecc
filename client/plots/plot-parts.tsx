import { localDate } from '../../domain/calendar/stockholm';
import type { Child } from 'hono/jsx';
import type { CivilDate, Instant } from '../../domain/instant';
import type { Fact } from '../../domain/kernel/facts';
import type { OpenCase, Task } from '../../domain/kernel/state';
import {
  CHECK,
  CONDITION_TYPE,
  METHOD,
  MILESTONE,
  PLAN_STATUS,
  TENURE,
  VERIFICATION,
} from '../../domain/land-allocation/codes';
import { DISTRICT } from '../../domain/districts';
import { MILESTONES, type Plot, type PlotCondition } from '../../domain/land-allocation/plot';
import { organisationNumberForReading } from '../../domain/organisation-number.schema';
import { dayInWords } from '../../domain/swedish-dates';
import type { Party } from '../../register/plots';
import type { ShownCase } from '../cases/load-case';
import { type Pair, Pairs } from '../layout/pairs';
import { Day, When } from '../layout/time';
import { conditionInWords, conditionState, verificationInWords } from '../words/conditions';
import { plotWords } from '../words/plots';
import type { ShownPlot } from './load-plots';
import { PlotTimeline } from './timeline';
import type { DatedRow } from './timeline-scale';

const words = plotWords.plot;

/** What a plot's page has beside what every case's has: its time, and its conditions with their evidence. */
export function PlotParts({ shown, of }: { shown: ShownCase; of: ShownPlot }) {
  return (
    <>
      <PlotTimeline rows={rowsOf(of.plot)} now={shown.now} />
      <Conditions shown={shown} of={of} />
    </>
  );
}

/** The plot's own column: the site and its parties. */
export function PlotSide({ shown, of }: { shown: ShownCase; of: ShownPlot }) {
  return (
    <>
      <Site of={of} now={shown.now} />
      <Parties of={of} />
    </>
  );
}

/** The days of a plot in their order: what was decided, the milestones of the agreement, the ends of the conditions. */
export function rowsOf(plot: Plot): readonly DatedRow[] {
  const happened = (label: string, outcome: CivilDate | null): DatedRow => ({
    label,
    contract: null,
    forecast: null,
    outcome,
  });
  const ends = plot.conditions.flatMap((one): readonly DatedRow[] =>
    one.endsOn === null || one.ended !== null
      ? []
      : [{ label: words.ends(CONDITION_TYPE[one.type]), contract: one.endsOn, forecast: null, outcome: null }],
  );
  return [
    happened(words.announced, plot.announcement?.announcedOn ?? null),
    happened(words.decided, plot.decidedOn),
    happened(words.signed, plot.signedOn),
    // Sold, the ground is nobody's to negotiate about.
    {
      label: words.exclusive,
      contract: plot.transferredOn === null ? plot.exclusiveUntil : null,
      forecast: null,
      outcome: null,
    },
    happened(words.transferred, plot.transferredOn),
    ...MILESTONES.map((name) => ({ label: MILESTONE[name], ...withMoveIn(plot, name) })),
    ...ends,
  ];
}

/** The day people moved in is said when the delivery ends, not as a milestone. */
function withMoveIn({ milestones, firstMoveIn }: Plot, name: (typeof MILESTONES)[number]) {
  const dates = milestones[name];
  return name === 'moveIn' ? { ...dates, outcome: dates.outcome ?? firstMoveIn } : dates;
}

function Conditions({ shown, of: { plot, flatsBy } }: { shown: ShownCase; of: ShownPlot }) {
  return (
    <section class="stack" aria-labelledby="conditions-title">
      <h2 id="conditions-title">
        {words.conditions} ({plot.conditions.length})
      </h2>
      {plot.conditions.length === 0 ? (
        <p class="empty">{words.noConditions}</p>
      ) : (
        plot.conditions.map((condition) => (
          <ConditionSheet shown={shown} condition={condition} flats={flatsBy.get(condition.id)} plot={plot} />
        ))
      )}
    </section>
  );
}

function ConditionSheet({
  shown,
  condition,
  flats,
  plot,
}: {
  shown: ShownCase;
  condition: PlotCondition;
  flats: ShownPlot['flats'] | undefined;
  plot: Plot;
}) {
  const bad = condition.ended === null && condition.state === 'breached';
  const soon = condition.ended === null && condition.state === 'late';
  const lines: Pair[] = [
    { label: words.term, value: termInWords(condition, plot) },
    { label: words.check, value: verificationInWords(condition) },
    { label: words.next, value: <NextCheck shown={shown} condition={condition} plot={plot} /> },
    { label: words.penalty, value: `${condition.penaltySek.toLocaleString('sv-SE')} kr` },
    { label: words.survives, value: condition.survivesTransfer ? words.yes : words.no },
    ...(condition.need === null
      ? []
      : [{ label: words.need, value: <a href={`/arenden/${condition.need}`}>{condition.need}</a> }]),
    ...(flats === undefined
      ? []
      : [
          {
            label: words.flats,
            value: words.flatsInWords(flats.promised, flats.delivered, flats.outstanding, flats.waived),
          },
        ]),
  ];
  return (
    <article class="sheet" aria-labelledby={`condition-${condition.id}`} data-condition={condition.id}>
      <div class="line apart">
        <h3 id={`condition-${condition.id}`}>{conditionInWords(condition, plot)}</h3>
        <span class={bad ? 'tag late' : soon ? 'tag soon' : condition.ended === null ? 'tag on' : 'tag'}>
          {conditionState(condition, plot)}
        </span>
      </div>
      <Pairs of={lines} />
      <Evidence shown={shown} condition={condition.id} />
    </article>
  );
}

function termInWords({ termYears, endsOn }: PlotCondition, { firstMoveIn }: Plot): string {
  if (firstMoveIn === null || endsOn === null) return words.years(termYears);
  return `${words.years(termYears)}, ${words.until(dayInWords(endsOn, firstMoveIn))}`;
}

/** The tasks about one condition that are open now: who has them, and by when. */
function NextCheck({ shown, condition, plot }: { shown: ShownCase; condition: PlotCondition; plot: Plot }) {
  const { state, names, process, now, daysOff } = shown;
  if (condition.ended !== null || !plot.open) return <>{words.noNext}</>;
  const open = state.status === 'open' ? tasksAbout(state, condition.id) : [];
  if (open.length === 0) return <>{plot.firstMoveIn === null ? words.firstCheck : words.noneOpen}</>;
  return (
    <ul class="stack tight">
      {open.map(({ task, dueAt }) => (
        <li>
          {process.tasks[task.kind]?.label ?? task.kind}, {names.person(task.person) ?? names.unit(task.unit)}:{' '}
          <span class={dueAt < now ? 'late' : undefined}>
            <When at={dueAt} now={now} daysOff={daysOff} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function tasksAbout({ tasks, deadlines }: OpenCase, condition: string) {
  return Object.values(tasks)
    .filter((task: Task) => task.about['condition'] === condition)
    .map((task) => ({ task, dueAt: deadlines[task.deadlineId]?.dueAt ?? 0 }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

type Check = Extract<Fact, { type: 'TaskCompleted' }>;

/** What somebody saw, year by year, the newest first: each a human act with its evidence. */
function Evidence({ shown, condition }: { shown: ShownCase; condition: string }) {
  const about = aboutOf(shown.facts);
  const checks = shown.facts.filter(
    (fact): fact is Check & Fact =>
      fact.type === 'TaskCompleted' &&
      fact.kind === 'check-condition' &&
      about.get(fact.taskId)?.['condition'] === condition,
  );
  if (checks.length === 0) return null;
  return (
    <details class="move">
      <summary>{words.evidence(checks.length)}</summary>
      <div class="body">
        <ul class="stack tight">
          {checks.toReversed().map((fact) => (
            <li>
              <a href={`#f${fact.no}`}>{words.year(Number(about.get(fact.taskId)?.['year'] ?? 0))}</a>:{' '}
              {named(CHECK, fact.outcome['outcome'])}.{' '}
              <span class="soft">
                {named(VERIFICATION, fact.outcome['evidence'])}
                {typeof fact.outcome['seenOn'] === 'string'
                  ? `, ${dayInWords(fact.outcome['seenOn'], localDate(shown.now))}`
                  : ''}
                , {shown.names.by(fact.by)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** What each task was about, also when it is done: the fact that opened it says so. */
function aboutOf(facts: readonly Fact[]): ReadonlyMap<string, Task['about']> {
  return new Map(
    facts.flatMap((fact) => (fact.type === 'TaskOpened' ? [[fact.task.id, fact.task.about] as const] : [])),
  );
}

function Site({ of: { plot }, now }: { of: ShownPlot; now: Instant }) {
  const { announcement } = plot;
  const day = (on: CivilDate | null) => (on === null ? null : <Day on={on} now={now} />);
  const rows: readonly (readonly [label: string, value: Child | null])[] = [
    [words.site, plot.site],
    [words.dnr, plot.dnr],
    [words.district, named(DISTRICT, plot.district)],
    [words.planStatus, named(PLAN_STATUS, plot.planStatus)],
    [words.homes, plot.homes === 0 ? null : String(plot.homes)],
    [words.zonePrice, plot.zonePrice === null ? null : `${plot.zonePrice.toLocaleString('sv-SE')} kr/m² BTA`],
    [words.method, named(METHOD, plot.method)],
    [words.tenure, named(TENURE, plot.tenure)],
    [words.need, plot.need === null ? null : <a href={`/arenden/${plot.need}`}>{plot.need}</a>],
    [words.rulebook, announcement === null ? null : String(announcement.rulebook)],
    [words.bidsUntil, day(announcement?.closesOn ?? null)],
    [words.legalForce, day(plot.legalForceOn)],
    [words.exclusive, plot.transferredOn === null ? day(plot.exclusiveUntil) : null],
  ];
  return (
    <section class="sheet" aria-labelledby="site-title">
      <h2 id="site-title">{words.siteTitle}</h2>
      <Pairs of={rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))} />
    </section>
  );
}

function Parties({ of: { plot, parties } }: { of: ShownPlot }) {
  if (parties.size === 0) return null;
  return (
    <section class="sheet" aria-labelledby="parties-title">
      <h2 id="parties-title">{words.parties}</h2>
      <ul class="stack">
        {[...parties.values()].map((party) => (
          <li class="stack tight">
            <span>
              {party.name} <PartyTag party={party} plot={plot} />
            </span>
            <span class="small soft">
              {party.soleTrader
                ? words.soleTrader
                : party.organisationNumber === null
                  ? ''
                  : organisationNumberForReading(party.organisationNumber)}
              {party.contact === null ? '' : ` · ${words.contact} ${party.contact}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PartyTag({ party, plot }: { party: Party; plot: Plot }) {
  if (party.code === plot.newOwner) return <span class="tag soon">{words.newOwner}</span>;
  if (party.code === plot.boundParty) return <span class="tag on">{words.bound}</span>;
  if (party.code === plot.developer) return <span class="tag">{words.developer}</span>;
  return <span class="tag">{words.former}</span>;
}

function named(table: Readonly<Record<string, string>>, code: unknown): string | null {
  return typeof code === 'string' ? (table[code] ?? code) : null;
}
