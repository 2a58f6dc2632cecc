import { DISTRICT } from '../../domain/districts';
import type { CivilDate, Instant } from '../../domain/instant';
import { MILESTONE } from '../../domain/land-allocation/codes';
import { conditionsAtRisk, lateMilestones } from '../../domain/land-allocation/plot';
import { processByName } from '../../domain/processes';
import { sumOf } from '../../register/flat-totals';
import { ColumnHeads } from '../layout/column-heads';
import { WhenInRow } from '../layout/time';
import type { Names } from '../names';
import { conditionInWords, conditionState } from '../words/conditions';
import { plotWords } from '../words/plots';
import { LandTabs } from './land-tabs';
import { developerOf, PLOTS, type ShownPlot } from './load-plots';

const words = plotWords.portfolio;

export interface PlotFilter {
  readonly stage: string;
  readonly district: string;
  readonly developer: string;
  readonly atRisk: boolean;
  readonly closed: boolean;
}

export interface PortfolioProps {
  readonly plots: readonly ShownPlot[];
  readonly filter: PlotFilter;
  readonly names: Names;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
  readonly mayOpen: boolean;
}

/** Every plot of the municipality: where it stands, whose it is, what comes next and what is at risk. */
export function Portfolio(props: PortfolioProps) {
  const shown = chosen(props.plots, props.filter);
  return (
    <>
      <div class="line apart">
        <h1>{words.title}</h1>
        {props.mayOpen ? (
          <a class="button primary" href={`/oppna/${PLOTS}`}>
            {words.open}
          </a>
        ) : null}
      </div>
      <LandTabs here="/mark" />
      <Totals plots={shown} />
      <section class="stack" aria-labelledby="plots-title">
        <h2 id="plots-title">{words.count(shown.length)}</h2>
        <Filter {...props} />
        {shown.length === 0 ? (
          <p class="empty">{props.plots.length === 0 ? words.noneAtAll : words.none}</p>
        ) : (
          <PlotTable {...props} shown={shown} />
        )}
      </section>
      <p class="line">
        <a href="/markanvisningar">{words.publicList}</a>
        <a href="/markanvisningar.csv">{words.csv}</a>
      </p>
    </>
  );
}

/** Those that the filter asks for; closed ones only when it says so. */
export function chosen(plots: readonly ShownPlot[], filter: PlotFilter): readonly ShownPlot[] {
  return plots.filter((shown) => {
    const { plot } = shown;
    return (
      (filter.closed || plot.open) &&
      (filter.stage === '' || plot.stage === filter.stage) &&
      (filter.district === '' || plot.district === filter.district) &&
      (filter.developer === '' || developerOf(shown)?.name === filter.developer) &&
      (!filter.atRisk || isAtRisk(shown))
    );
  });
}

function isAtRisk({ plot }: ShownPlot): boolean {
  return plot.open && conditionsAtRisk(plot).length + lateMilestones(plot).length > 0;
}

function Totals({ plots }: { plots: readonly ShownPlot[] }) {
  const total = sumOf(plots.map(({ flats }) => flats));
  return (
    <section class="stack tight" aria-labelledby="totals-title">
      <h2 id="totals-title">{words.totals}</h2>
      <p class="counts">
        {(['promised', 'delivered', 'outstanding', 'waived'] as const).map((kind) => (
          <span data-total={kind}>
            <strong>{total[kind]}</strong> {words[kind]}
          </span>
        ))}
      </p>
    </section>
  );
}

function PlotTable({ shown, names, now, daysOff }: PortfolioProps & { shown: readonly ShownPlot[] }) {
  const [, stage, developer, holder, next, flats, risk] = words.columns;
  return (
    <table class="stacked">
      <ColumnHeads columns={words.columns} numbers={[flats]} />
      <tbody>
        {shown.map((one) => (
          <tr data-plot={one.plot.ref}>
            <td>
              <a href={`/arenden/${one.plot.ref}`}>{one.plot.site}</a>{' '}
              <span class="small soft">{one.plot.district === null ? '' : districtOf(one.plot.district)}</span>
            </td>
            <td data-label={stage}>{stageOf(one)}</td>
            <td data-label={developer}>{developerOf(one)?.name ?? <span class="soft">{words.noDeveloper}</span>}</td>
            <td data-label={holder}>
              {one.state.status === 'open' ? names.unit(one.state.baton.unit) : <span class="soft">–</span>}
            </td>
            <td data-label={next} class={one.state.status === 'open' ? undefined : 'none'}>
              <Next shown={one} now={now} daysOff={daysOff} />
            </td>
            <td data-label={flats} class="number">
              {one.flats.promised === 0 ? (
                <span class="soft">–</span>
              ) : (
                words.flats(one.flats.delivered, one.flats.promised)
              )}
            </td>
            <td data-label={risk} class={isAtRisk(one) ? undefined : 'none'}>
              <Risks shown={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function districtOf(code: string): string {
  return (DISTRICT as Readonly<Record<string, string>>)[code] ?? code;
}

function stageOf({ plot }: ShownPlot): string {
  return processByName(PLOTS).stages.find(({ name }) => name === plot.stage)?.label ?? plot.stage;
}

function Next({ shown: { state }, now, daysOff }: { shown: ShownPlot; now: Instant; daysOff: readonly CivilDate[] }) {
  if (state.status !== 'open') return null;
  const clock = state.deadlines[state.next.deadlineId];
  const late = clock !== undefined && clock.dueAt < now;
  return (
    <>
      <span class={late ? 'late' : undefined}>{clock?.policy.label ?? ''}</span>{' '}
      <span class="small soft">
        <WhenInRow at={clock?.dueAt ?? state.next.at} now={now} daysOff={daysOff} />
      </span>
    </>
  );
}

function Risks({ shown: { plot } }: { shown: ShownPlot }) {
  if (!plot.open) return null;
  return (
    <ul class="stack tight">
      {conditionsAtRisk(plot).map((condition) => (
        <li>
          <span class={condition.state === 'breached' ? 'tag late' : 'tag soon'}>
            {conditionState(condition, plot)}
          </span>{' '}
          <span class="small">{conditionInWords(condition, plot)}</span>
        </li>
      ))}
      {lateMilestones(plot).map((milestone) => (
        <li class="small soon">{words.late(MILESTONE[milestone])}</li>
      ))}
    </ul>
  );
}

function Filter({ plots, filter }: PortfolioProps) {
  const developers = [...new Set(plots.flatMap((one) => developerOf(one)?.name ?? []))].toSorted((a, b) =>
    a.localeCompare(b, 'sv'),
  );
  const { stages } = processByName(PLOTS);
  const active = Object.values(filter).some((value) => value !== '' && value !== false);
  return (
    <details class="move" open={active}>
      <summary>{words.filter}</summary>
      <div class="body">
        <form method="get" action="/mark" class="inline-form">
          <Select
            name="skede"
            label={words.stage}
            value={filter.stage}
            options={stages.map((s) => [s.name, s.label])}
          />
          <Select name="stadsdel" label={words.district} value={filter.district} options={Object.entries(DISTRICT)} />
          <Select
            name="byggherre"
            label={words.developer}
            value={filter.developer}
            options={developers.map((name) => [name, name])}
          />
          <Tick name="risk" label={words.atRisk} checked={filter.atRisk} />
          <Tick name="avslutade" label={words.closed} checked={filter.closed} />
          <button type="submit" class="quiet">
            {words.show}
          </button>
          {active ? <a href="/mark">{words.clear}</a> : null}
        </form>
      </div>
    </details>
  );
}

function Select({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [code: string, text: string])[];
}) {
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="">{words.all}</option>
        {options.map(([code, text]) => (
          <option value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Tick({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <div class="choice">
      <input type="checkbox" id={`filter-${name}`} name={name} value="ja" checked={checked} />
      <label for={`filter-${name}`}>{label}</label>
    </div>
  );
}
