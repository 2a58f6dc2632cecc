import { localDate } from '../../domain/calendar/stockholm';
import { partsOf } from '../../domain/calendar/civil-date';
import type { CivilDate } from '../../domain/instant';
import { monthInWords } from '../../domain/swedish-dates';
import { receiptWords } from '../words/standing';
import { RelayDrawing } from './relay-drawing';
import { Moment } from '../layout/time';
import type { ShownCase } from './load-case';
import { runOf } from './relay-legs';

const OUTCOMES = {
  accepted: 'Mottaget',
  declined: 'Avböjt',
  recalled: 'Återtaget',
  open: 'Väntar på svar',
} as const;

/** "26 nov", and the year when it is another: there is little room over a bar. */
function shortDay(on: CivilDate, today: CivilDate): string {
  const { year, month, day } = partsOf(on);
  const said = `${day} ${monthInWords(month).slice(0, 3)}`;
  return year === partsOf(today).year ? said : `${said} ${year}`;
}

/** How the baton has gone: drawn, and the same as a table. Nothing before the first offer. */
export function HandOvers({ shown }: { shown: ShownCase }) {
  const { facts, names, now } = shown;
  const run = runOf(facts);
  const named = run.legs.filter(({ how }) => how === 'named');
  if (run.attempts.length === 0 && named.length === 0) return null;
  const today = localDate(now);
  return (
    <section class="stack tight" aria-labelledby="relay-title">
      <h2 id="relay-title">Stafetten</h2>
      <div class="relay-figure">
        <RelayDrawing run={run} unit={(id) => names.unit(id)} day={(at) => shortDay(localDate(at), today)} />
      </div>
      <table class="stacked">
        <thead>
          <tr>
            <th>Från</th>
            <th>Till</th>
            <th>Erbjudet</th>
            <th>Svar</th>
          </tr>
        </thead>
        <tbody>
          {run.attempts.map((attempt) => (
            <tr>
              <td>{names.unit(attempt.from)}</td>
              <td data-label="Till">{names.unit(attempt.to)}</td>
              <td data-label="Erbjudet">
                <Moment at={attempt.at} now={now} />
              </td>
              <td data-label="Svar">
                {OUTCOMES[attempt.outcome]}
                {attempt.answeredAt === null ? null : (
                  <>
                    {' '}
                    <Moment at={attempt.answeredAt} now={now} />
                  </>
                )}
                {attempt.receiptNo === null ? null : (
                  <>
                    {' · '}
                    <a href={`/arenden/${shown.state.ref}/kvittens/${attempt.receiptNo}`}>
                      {receiptWords.short}
                      <span class="hidden-visually"> från {names.unit(attempt.to)}</span>
                    </a>
                  </>
                )}
              </td>
            </tr>
          ))}
          {named.map((leg) => (
            <tr>
              <td>Samverkansforum bostad</td>
              <td data-label="Till">{names.unit(leg.unit)}</td>
              <td data-label="Erbjudet">–</td>
              <td data-label="Svar">
                Utsedd <Moment at={leg.from} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
