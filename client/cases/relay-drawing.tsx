import type { Attempt, Run } from './relay-legs';

const EDGE = 8;
const STEP = 64;
const LANE = 34;
const TOP = 18;
const BAR = 12;
/** Room for a letter of a unit's name, so that no line runs through it. */
const LETTER = 6.6;

interface Drawn {
  readonly run: Run;
  readonly unit: (id: string) => string;
  /** A day, short. */
  readonly day: (at: number) => string;
}

/**
 * The hand-overs as a relay: a lane for each unit, a bar where it held the baton, an arrow where somebody accepted, a
 * dashed line with a cross where somebody declined. Order counts, not length: a case lives for years. The table beside
 * it says the same in words.
 */
export function RelayDrawing({ run, unit, day }: Drawn) {
  const lanes = [...new Set([...run.legs.map((leg) => leg.unit), ...run.attempts.map(({ to }) => to)])];
  const laneOf = (id: string) => TOP + lanes.indexOf(id) * LANE + LANE / 2;
  const left = EDGE + Math.ceil(LETTER * Math.max(...lanes.map((id) => unit(id).length))) + EDGE;
  // Each leg is as wide as the offers made in it need, and one more for its beginning.
  const widths = run.legs.map((_, at) => STEP * (1 + run.attempts.filter(({ leg }) => leg === at).length));
  const starts = widths.map((_, at) => left + widths.slice(0, at).reduce((sum, one) => sum + one, 0));
  const width = (starts.at(-1) ?? left) + (widths.at(-1) ?? STEP) + EDGE;
  const height = TOP + lanes.length * LANE + EDGE;
  return (
    <svg
      class="relay-drawing"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="relay-drawing-title relay-drawing-desc"
    >
      <title id="relay-drawing-title">Stafetten</title>
      <desc id="relay-drawing-desc">
        {run.legs.map((leg) => `${unit(leg.unit)} från ${day(leg.from)}`).join(', därefter ')}. Varje erbjudande står i
        tabellen under bilden.
      </desc>
      {lanes.map((id) => (
        <g>
          <line class="lane-line" x1={left} x2={width - EDGE} y1={laneOf(id)} y2={laneOf(id)} />
          <text class="lane-name" x={EDGE} y={laneOf(id) + 4}>
            {unit(id)}
          </text>
        </g>
      ))}
      {run.legs.map((leg, at) => (
        <g>
          <rect
            class={leg.to === null ? 'leg now' : 'leg'}
            x={starts[at]}
            y={laneOf(leg.unit) - BAR / 2}
            width={widths[at]}
            height={BAR}
            rx={BAR / 2}
          />
          <text class="when-mark" x={starts[at]} y={TOP - 4}>
            {day(leg.from)}
          </text>
        </g>
      ))}
      {run.attempts.map((attempt) => (
        <Offer attempt={attempt} x={offerX(run, attempt, starts)} from={laneOf(attempt.from)} to={laneOf(attempt.to)} />
      ))}
    </svg>
  );
}

/** The last offer of a leg stands where the leg ends when it was accepted, the others one step apart before it. */
function offerX({ attempts }: Run, attempt: Attempt, starts: readonly number[]): number {
  const place = attempts.filter(({ leg }) => leg === attempt.leg).indexOf(attempt);
  const start = starts[attempt.leg] ?? 0;
  if (attempt.outcome === 'accepted' && starts[attempt.leg + 1] !== undefined) return starts[attempt.leg + 1] ?? 0;
  return start + STEP * (place + 1);
}

function Offer({ attempt, x, from, to }: { attempt: Attempt; x: number; from: number; to: number }) {
  const down = to > from;
  const edge = down ? -BAR / 2 : BAR / 2;
  const tip = to + edge;
  const start = from + (down ? BAR / 2 : -BAR / 2);
  return (
    <g class={`offer ${attempt.outcome}`}>
      <line x1={x} x2={x} y1={start} y2={tip} />
      {attempt.outcome === 'accepted' ? (
        <path d={`M${x - 5} ${tip + (down ? -7 : 7)} L${x} ${tip} L${x + 5} ${tip + (down ? -7 : 7)}`} />
      ) : attempt.outcome === 'declined' ? (
        <path d={`M${x - 5} ${tip - 5} L${x + 5} ${tip + 5} M${x + 5} ${tip - 5} L${x - 5} ${tip + 5}`} />
      ) : attempt.outcome === 'recalled' ? (
        <path d={`M${x - 5} ${tip} L${x + 5} ${tip}`} />
      ) : (
        <circle cx={x} cy={tip} r="5" />
      )}
    </g>
  );
}
