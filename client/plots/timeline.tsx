import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import { Day } from '../layout/time';
import { timelineWords as words } from '../words/plots';
import { type DatedRow, datesOf, daysLate, type Scale, scaleOf } from './timeline-scale';

const ROW = 52;
const AXIS = 26;

/**
 * Contract, forecast and real dates of a plot on one line of time, and the same in a table. The picture is drawn in
 * per cent of its width, so that its marks and words keep their size from a telephone to a wide screen.
 */
export function PlotTimeline({ rows, now }: { rows: readonly DatedRow[]; now: Instant }) {
  const today = localDate(now);
  const dated = rows.filter((row) => datesOf(row).length > 0);
  const scale = scaleOf(dated, today);
  return (
    <section class="stack" aria-labelledby="plot-time">
      <h2 id="plot-time">{words.title}</h2>
      {scale === null ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <>
          <Legend />
          <Picture rows={dated} scale={scale} today={today} />
          <Table rows={dated} now={now} />
        </>
      )}
    </section>
  );
}

function Picture({ rows, scale, today }: { rows: readonly DatedRow[]; scale: Scale; today: CivilDate }) {
  const height = AXIS + rows.length * ROW + 8;
  return (
    <svg
      class="plot-time"
      width="100%"
      height={height}
      role="img"
      aria-label={words.summary(rows.length, scale.from.slice(0, 4), String(Number(scale.to.slice(0, 4)) - 1))}
    >
      {scale.years.map(({ year, at }) => (
        <>
          <line class="year" x1={`${at}%`} x2={`${at}%`} y1={AXIS - 6} y2={height} />
          <text class="axis" x={`${at}%`} y="14" dx="2">
            {year}
          </text>
        </>
      ))}
      <line class="today" x1={`${scale.at(today)}%`} x2={`${scale.at(today)}%`} y1={AXIS - 6} y2={height} />
      {rows.map((row, n) => (
        <Row row={row} scale={scale} y={AXIS + n * ROW} />
      ))}
    </svg>
  );
}

function Row({ row, scale, y }: { row: DatedRow; scale: Scale; y: number }) {
  const dates = datesOf(row).toSorted();
  const late = (daysLate(row) ?? 0) > 0;
  const middle = y + 36;
  const [first = row.contract, last = first] = [dates[0], dates.at(-1)];
  if (first === null || last === undefined || last === null) return null;
  // The words stand on the side where there is room for them.
  const right = scale.at(first) > 55;
  return (
    <g class={late ? 'late' : undefined}>
      <text class="label" x={`${scale.at(right ? last : first)}%`} y={y + 20} text-anchor={right ? 'end' : 'start'}>
        {row.label}
      </text>
      <line class="span" x1={`${scale.at(first)}%`} x2={`${scale.at(last)}%`} y1={middle} y2={middle} />
      {row.contract === null ? null : <Mark kind="contract" x={scale.at(row.contract)} y={middle} />}
      {row.forecast === null ? null : <Mark kind="forecast" x={scale.at(row.forecast)} y={middle} />}
      {row.outcome === null ? null : <Mark kind="outcome" x={scale.at(row.outcome)} y={middle} />}
    </g>
  );
}

const SHAPES = {
  /** A square standing on its corner, hollow. */
  contract: <path d="M0-7 7 0 0 7-7 0z" />,
  /** A ring of dashes: it may still move. */
  forecast: <circle r="6" />,
  /** Filled: it happened. */
  outcome: <circle r="5" />,
} as const;
type Kind = keyof typeof SHAPES;

/** An inner picture takes its place in per cent, and its shape in points. */
function Mark({ kind, x, y }: { kind: Kind; x: number; y: number }) {
  return (
    <svg x={`${x}%`} y={y} class={`mark ${kind}`} overflow="visible">
      {SHAPES[kind]}
    </svg>
  );
}

function Legend() {
  return (
    <ul class="plot-legend" aria-hidden="true">
      {(['contract', 'forecast', 'outcome'] as const).map((kind) => (
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" class="plot-time">
            <g class={`mark ${kind}`}>{SHAPES[kind]}</g>
          </svg>
          {words[kind]}
        </li>
      ))}
      <li>
        <svg width="18" height="18" viewBox="-9 -9 18 18" class="plot-time">
          <line class="today" x1="0" x2="0" y1="-9" y2="9" />
        </svg>
        {words.today}
      </li>
    </ul>
  );
}

function Table({ rows, now }: { rows: readonly DatedRow[]; now: Instant }) {
  return (
    <table class="stacked">
      <caption class="hidden-visually">{words.title}</caption>
      <thead>
        <tr>
          <th>{words.event}</th>
          <th>{words.contract}</th>
          <th>{words.forecast}</th>
          <th>{words.outcome}</th>
          <th>{words.difference}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td>{row.label}</td>
            {(['contract', 'forecast', 'outcome'] as const).map((kind) => (
              <td data-label={words[kind]} class={row[kind] === null ? 'none' : undefined}>
                <DateOf on={row[kind]} now={now} />
              </td>
            ))}
            <td data-label={words.difference} class={daysLate(row) === null ? 'none' : undefined}>
              <Difference row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DateOf({ on, now }: { on: CivilDate | null; now: Instant }) {
  return on === null ? <span class="soft">{words.noDate}</span> : <Day on={on} now={now} />;
}

function Difference({ row }: { row: DatedRow }) {
  const days = daysLate(row);
  if (days === null) return <span class="soft">{words.noDate}</span>;
  return days > 0 ? <span class="late">{daysInWords(days)} sent</span> : <span>{words.onTime}</span>;
}

/** "5 dagar", "7 veckor", "14 månader". */
export function daysInWords(days: number): string {
  if (days < 15) return days === 1 ? '1 dag' : `${days} dagar`;
  if (days < 61) return `${Math.round(days / 7)} veckor`;
  return `${Math.round(days / 30.44)} månader`;
}
