import { localDate, startOfDay } from '../../domain/calendar/stockholm';
import { type CivilDate, DAY_MS, type Instant } from '../../domain/instant';
import type { LfaLists } from '../../register/head-board';
import type { Home } from '../../register/homes';
import { When } from '../layout/time';
import type { Names } from '../names';

interface Props {
  readonly lists: LfaLists;
  readonly names: Names;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
}

/** What LFA looks at: households by days left, homes by days vacant. No names: LFA works with the view. */
export function LfaBoardView(props: Props) {
  return (
    <section class="stack wide" aria-labelledby="lfa-title">
      <h2 id="lfa-title">Bostäder och hushåll</h2>
      <div class="stack">
        <h3>Hushåll som väntar på bostad ({props.lists.searching.length})</h3>
        {props.lists.searching.length === 0 ? (
          <p class="empty">Inget hushåll väntar på bostad hos er.</p>
        ) : (
          <Searching {...props} />
        )}
      </div>
      <div class="stack">
        <h3>Lediga bostäder ({props.lists.vacantHomes.length})</h3>
        {props.lists.vacantHomes.length === 0 ? (
          <p class="empty">
            Ingen bostad är ledig. <a href="/installningar/bostader">Lägg in en bostad</a>
          </p>
        ) : (
          <Vacant homes={props.lists.vacantHomes} now={props.now} />
        )}
      </div>
    </section>
  );
}

function Searching({ lists, names, now, daysOff }: Props) {
  return (
    <table class="stacked">
      <thead>
        <tr>
          <th>Ärende</th>
          <th>Hos</th>
          <th class="number">Dagar kvar av 30</th>
          <th class="number">Dagar kvar av 3 månader</th>
          <th>Nästa tid</th>
        </tr>
      </thead>
      <tbody>
        {lists.searching.map((one) => (
          <tr>
            <td>
              <a href={`/arenden/${one.ref}`}>{one.ref}</a>
            </td>
            <td data-label="Hos">{names.holder(one.person, one.unit) ?? names.unit(one.unit)}</td>
            <DaysLeft label="Dagar kvar av 30" at={one.monthEndsAt} now={now} />
            <DaysLeft label="Dagar kvar av 3 månader" at={one.quarterEndsAt} now={now} />
            <td data-label="Nästa tid">
              <When at={one.nextAt} now={now} daysOff={daysOff} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DaysLeft({ label, at, now }: { label: string; at: Instant | null; now: Instant }) {
  if (at === null)
    return (
      <td class="number soft" data-label={label}>
        –
      </td>
    );
  const days = Math.floor((at - now) / DAY_MS);
  return (
    <td class={days < 0 ? 'number late' : days <= 7 ? 'number soon' : 'number'} data-label={label}>
      {days < 0 ? `${-days} över` : days}
    </td>
  );
}

/** Days that a home has stood empty, whole days in Sweden. */
export function daysVacant(home: Home, now: Instant): number {
  return Math.max(0, Math.round((startOfDay(localDate(now)) - startOfDay(home.availableFrom)) / DAY_MS));
}

function Vacant({ homes, now }: { homes: readonly Home[]; now: Instant }) {
  return (
    <table class="stacked">
      <thead>
        <tr>
          <th>Bostad</th>
          <th>Område</th>
          <th class="number">Rum</th>
          <th class="number">Hyra, kr/mån</th>
          <th class="number">Dagar ledig</th>
        </tr>
      </thead>
      <tbody>
        {homes.map((home) => (
          <tr>
            <td>
              <a href={`/installningar/bostader/${home.id}`}>{home.address}</a>
            </td>
            <td data-label="Område">{home.district}</td>
            <td class="number" data-label="Rum">
              {home.rooms}
            </td>
            <td class="number" data-label="Hyra, kr/mån">
              {home.rentMonth.toLocaleString('sv-SE')}
            </td>
            <td class="number" data-label="Dagar ledig">
              {daysVacant(home, now)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
