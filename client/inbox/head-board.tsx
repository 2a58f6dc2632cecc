import { localDate } from '../../domain/calendar/stockholm';
import type { HeadBoard, OfferRow } from '../../register/head-board';
import { Day, WhenInRow } from '../layout/time';
import { inboxWords } from '../words/inbox';
import { AssignMany } from './assign-many';
import { CaseRows } from './case-rows';
import type { TodayProps } from './today-page';

/** What a head of unit looks at: nobody's, unanswered, late per person, decisions that wait. */
export function HeadBoardView(props: TodayProps & { board: HeadBoard }) {
  const { board, names, filter, daysOff, hideNames } = props;
  const rows = { names, now: filter.now, daysOff, hideNames };
  return (
    <section class="stack wide" aria-labelledby="head-title">
      <h2 id="head-title">Min enhet: {board.units.map((unit) => names.unit(unit)).join(', ')}</h2>
      <NothingOf board={board} />
      {board.decisions.length === 0 ? null : (
        <div class="stack">
          <h3>Väntar på mitt beslut ({board.decisions.length})</h3>
          <CaseRows items={board.decisions} {...rows} />
        </div>
      )}
      {board.unassigned.length === 0 ? null : (
        <div class="stack">
          <h3>Ingen utsedd ({board.unassigned.length})</h3>
          <p class="soft">Öppna ärendet för att utse någon. Den som utses får veta det i samma stund.</p>
          <CaseRows items={board.unassigned} {...rows} />
        </div>
      )}
      <AssignMany {...props} items={board.all} units={board.units} />
      {board.unanswered.length === 0 ? null : (
        <div class="stack">
          <h3>Erbjudanden utan svar ({board.unanswered.length})</h3>
          <OfferTable offers={board.unanswered} {...props} />
        </div>
      )}
      {board.overdue.length === 0 ? null : (
        <div class="stack">
          <h3>Försenat per person</h3>
          {board.overdue.map((one) => (
            <>
              <h4>
                {names.holder(one.person, one.items[0]?.unit ?? '') ?? 'Ingen utsedd'} ({one.items.length})
              </h4>
              <CaseRows items={one.items} {...rows} />
            </>
          ))}
        </div>
      )}
    </section>
  );
}

/** What a head need not look at now, in one breath: a list that is empty says what that means. */
function NothingOf({ board }: { board: HeadBoard }) {
  const said = [
    board.decisions.length === 0 ? 'Inga beslut väntar på dig.' : '',
    board.unassigned.length === 0 ? 'Allt i enheten har någon tagit.' : '',
    board.unanswered.length === 0 ? 'Ingen annan enhet är skyldig er ett svar.' : '',
    board.overdue.length === 0 ? 'Inget i enheten är försenat.' : '',
  ].filter(Boolean);
  return said.length === 0 ? null : <p class="soft">{said.join(' ')}</p>;
}

function OfferTable({ offers, names, filter, daysOff }: TodayProps & { offers: readonly OfferRow[] }) {
  return (
    <ul class="rows">
      <li class="head" aria-hidden="true">
        {inboxWords.offerColumns.map((column) => (
          <span>{column}</span>
        ))}
      </li>
      {offers.map((offer) => (
        <li>
          <span class="ref">
            <a href={`/arenden/${offer.ref}`}>{offer.ref}</a>
          </span>
          <span class="what">Erbjudet till {names.unit(offer.to)}</span>
          <span class="at">från {names.unit(offer.from)}</span>
          <span class="holder">
            <span class="text">
              sedan <Day on={localDate(offer.offeredAt)} now={filter.now} />
            </span>
          </span>
          <span class={offer.dueAt < filter.now ? 'when late' : 'when'}>
            <span class="hidden-visually">svar: </span>
            <WhenInRow at={offer.dueAt} now={filter.now} daysOff={daysOff} />
          </span>
        </li>
      ))}
    </ul>
  );
}
