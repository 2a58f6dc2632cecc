import type { ShownCell, ShownMap } from '../../domain/statistics/small-numbers';
import type { Period } from '../../register/hand-overs';
import type { Ctx } from '../deps';
import { ErrorSummary } from '../forms/error-summary';
import { type Names, namesIn } from '../names';
import { heatMapWords, namedInWords, shareInWords, timeInWords } from '../words/heat-map';

const HERE = '/overlamningar';
const SHADES = 4;

interface Props {
  readonly c: Ctx;
  readonly period: Period;
  readonly map: ShownMap;
  readonly wrong: boolean;
}

/** The map as a table that is shaded, the same as a list, and the pairs that bounce. */
export function HeatMapPage({ c, period, map, wrong }: Props) {
  const names = namesIn(c.get('organisation'));
  const query = `fran-dag=${period.from}&till-dag=${period.to}`;
  return (
    <>
      {wrong ? <ErrorSummary errors={{ 'fran-dag': 'Skriv en period med första dagen före den sista.' }} /> : null}
      <h1>{heatMapWords.title}</h1>
      <p>{heatMapWords.intro}</p>
      <PeriodForm period={period} />
      {map.cells.length === 0 ? (
        <p class="empty">{heatMapWords.empty}</p>
      ) : (
        <>
          <Grid map={map} names={names} query={query} />
          <p class="small soft">{heatMapWords.small}</p>
          <PingPongs map={map} names={names} />
          <List map={map} names={names} query={query} />
          <p>
            <a class="button" href={`${HERE}.csv?${query}`}>
              {heatMapWords.csv}
            </a>
          </p>
        </>
      )}
    </>
  );
}

function PeriodForm({ period }: { period: Period }) {
  return (
    <form class="inline-form" method="get" action={HERE}>
      <div class="field">
        <label for="fran-dag">Från och med</label>
        <input type="date" id="fran-dag" name="fran-dag" value={period.from} class="width-short" />
      </div>
      <div class="field">
        <label for="till-dag">Till och med</label>
        <input type="date" id="till-dag" name="till-dag" value={period.to} class="width-short" />
      </div>
      <button type="submit">Visa</button>
    </form>
  );
}

/** Rows give, columns take. The darker, the more; the number says the same. */
function Grid({ map, names, query }: { map: ShownMap; names: Names; query: string }) {
  const givers = [...map.given.keys()].toSorted((a, b) => names.unit(a).localeCompare(names.unit(b), 'sv'));
  const takers = [...map.taken.keys()].toSorted((a, b) => names.unit(a).localeCompare(names.unit(b), 'sv'));
  const most = Math.max(1, ...map.cells.map((cell) => (cell.hidden ? 0 : cell.handOvers)));
  const sum = (n: number | null | undefined) => (n === null ? heatMapWords.hidden : (n ?? 0));
  return (
    <div class="heat">
      <table>
        <caption class="hidden-visually">Antal överlämningar: raden lämnar, kolumnen tar emot</caption>
        <thead>
          <tr>
            <th scope="col">Från ↓ till →</th>
            {takers.map((unit) => (
              <th scope="col">{names.unit(unit)}</th>
            ))}
            <th scope="col">{heatMapWords.given}</th>
          </tr>
        </thead>
        <tbody>
          {givers.map((from) => (
            <tr>
              <th scope="row">{names.unit(from)}</th>
              {takers.map((to) => {
                const cell = map.cells.find((one) => one.from === from && one.to === to);
                return <HeatCell cell={cell} most={most} names={names} query={query} />;
              })}
              <td class="number sum">{sum(map.given.get(from))}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{heatMapWords.taken}</th>
            {takers.map((to) => (
              <td class="number sum">{sum(map.taken.get(to))}</td>
            ))}
            <td></td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function HeatCell({
  cell,
  most,
  names,
  query,
}: {
  cell: ShownCell | undefined;
  most: number;
  names: Names;
  query: string;
}) {
  if (cell === undefined) return <td class="number"></td>;
  if (cell.hidden) return <td class="number soft">{heatMapWords.hidden}</td>;
  const shade = cell.handOvers === 0 ? 0 : Math.ceil((cell.handOvers / most) * SHADES);
  return (
    <td class={`number heat-${shade}`}>
      <a href={addressOf(cell, query)} title={inWords(cell, names)} aria-label={inWords(cell, names)}>
        {cell.handOvers}
      </a>
    </td>
  );
}

function addressOf({ from, to }: Pick<ShownCell, 'from' | 'to'>, query: string): string {
  return `${HERE}/arenden?fran=${from}&till=${to}&${query}`;
}

function inWords(cell: Extract<ShownCell, { hidden: false }>, names: Names): string {
  const time = cell.medianMs === null ? '' : `, mediantid ${timeInWords(cell.medianMs)}`;
  const named = cell.named === 0 || cell.namedHidden ? '' : `, varav ${cell.named} utsedda`;
  return `${names.unit(cell.from)} till ${names.unit(cell.to)}: ${cell.handOvers} överlämningar${named}${time}, avböjda ${shareInWords(cell)}`;
}

function PingPongs({ map, names }: { map: ShownMap; names: Names }) {
  return (
    <section class="stack tight" aria-labelledby="bounces-title">
      <h2 id="bounces-title">{heatMapWords.bounces}</h2>
      <p class="soft">{heatMapWords.bouncesHint}</p>
      {map.pingPong.length === 0 ? (
        <p class="empty">{heatMapWords.noBounces}</p>
      ) : (
        <ul class="stack tight">
          {map.pingPong.map(({ units: [a, b], bounces, hidden }) => (
            <li>
              {names.unit(a)} ↔ {names.unit(b)}: {hidden ? heatMapWords.few : bounces}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function List({ map, names, query }: { map: ShownMap; names: Names; query: string }) {
  return (
    <section class="stack tight" aria-labelledby="list-title">
      <h2 id="list-title">{heatMapWords.asList}</h2>
      <table class="stacked">
        <thead>
          <tr>
            <th>Från</th>
            <th>Till</th>
            <th class="number">Överlämningar</th>
            <th class="number">{heatMapWords.named}</th>
            <th class="number">Mediantid</th>
            <th class="number">Avböjda</th>
          </tr>
        </thead>
        <tbody>
          {map.cells.map((cell) => (
            <tr>
              <td>{names.unit(cell.from)}</td>
              <td data-label="Till">{names.unit(cell.to)}</td>
              <td class="number" data-label="Överlämningar">
                {cell.hidden ? (
                  heatMapWords.hidden
                ) : (
                  <a href={addressOf(cell, query)} aria-label={inWords(cell, names)}>
                    {cell.handOvers}
                  </a>
                )}
              </td>
              <td class="number" data-label={heatMapWords.named}>
                {cell.hidden ? heatMapWords.hidden : namedInWords(cell)}
              </td>
              <td class="number" data-label="Mediantid">
                {cell.hidden ? heatMapWords.hidden : timeInWords(cell.medianMs)}
              </td>
              <td class="number" data-label="Avböjda">
                {cell.hidden ? heatMapWords.hidden : shareInWords(cell)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small soft">{heatMapWords.namedHint}</p>
    </section>
  );
}
