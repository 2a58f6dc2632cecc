import type { Child } from 'hono/jsx';
import type { CivilDate } from '../../domain/instant';
import type { HeadBoard, LfaLists } from '../../register/head-board';
import type { AuditRun } from '../../register/audit/runs';
import type { InboxCounts, InboxFilter, InboxItem } from '../../register/inbox';
import type { Organisation } from '../../register/organisation';
import type { News } from '../../register/visits';
import { LastRun } from '../audit/page';
import type { SignedIn } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { When } from '../layout/time';
import type { Names } from '../names';
import { auditWords } from '../words/audit';
import { newsInWords } from '../words/facts';
import { inboxWords } from '../words/inbox';
import { CaseRows } from './case-rows';
import { addressOf } from './claim';
import { Filters } from './filters';
import { HeadBoardView } from './head-board';
import { LfaBoardView } from './lfa-board';

export interface TodayProps {
  readonly signedIn: SignedIn;
  readonly names: Names;
  readonly organisation: Organisation;
  readonly filter: InboxFilter;
  readonly counts: InboxCounts;
  readonly items: readonly InboxItem[];
  /** Null at the first visit ever. */
  readonly news: readonly News[] | null;
  readonly board: HeadBoard | null;
  readonly lfa: LfaLists | null;
  readonly daysOff: readonly CivilDate[];
  /** Null for those who answer for nobody's cases but their own. */
  readonly audit: { readonly count: number; readonly run: AuditRun | null } | null;
  readonly hideNames: boolean;
  /** Who is away and who answers, as far as it is the reader's. */
  readonly notices: Child;
}

/** The first screen at 08:00: how much, what others did, then the list with the next event first. */
export function TodayPage(props: TodayProps) {
  const { counts, items, filter, names, daysOff, hideNames } = props;
  return (
    <>
      <div class="stack tight">
        <h1>I dag</h1>
        <p class="counts">
          <span>
            <strong>{counts.toDo}</strong>att göra
          </span>
          <span class={counts.late > 0 ? 'late' : undefined}>
            <strong>{counts.late}</strong>
            {counts.late === 1 ? 'försenat' : 'försenade'}
          </span>
          <span>
            <strong>{counts.offered}</strong>
            {counts.offered === 1 ? 'erbjudet oss' : 'erbjudna oss'}
          </span>
        </p>
      </div>
      {props.notices}
      {props.audit === null ? null : <BetweenChairs {...props.audit} now={filter.now} />}
      {props.news === null ? null : <NewsList {...props} news={props.news} />}
      <section class="stack" aria-labelledby="list-title">
        <h2 id="list-title" class="hidden-visually">
          Ärenden
        </h2>
        <Tabs counts={counts} here={filter.list} />
        <Filters {...props} />
        {items.length === 0 ? (
          <Empty {...props} />
        ) : (
          <CaseRows
            items={items}
            names={names}
            now={filter.now}
            daysOff={daysOff}
            hideNames={hideNames}
            claiming={{ signedIn: props.signedIn, back: addressOf(filter) }}
          />
        )}
        <HideNames {...props} />
      </section>
      {props.lfa === null ? null : <LfaBoardView lists={props.lfa} names={names} now={filter.now} daysOff={daysOff} />}
      {props.board === null ? null : <HeadBoardView {...props} board={props.board} />}
    </>
  );
}

/** "0 ärenden mellan stolarna", and when that was last looked at; no number before anybody has looked. */
function BetweenChairs({ count, run, now }: { count: number; run: AuditRun | null; now: number }) {
  if (run === null) {
    return (
      <p>
        <a href="/granskning">{auditWords.never}</a>
      </p>
    );
  }
  return (
    <section class="stack tight" aria-label={auditWords.title}>
      <p class={count > 0 ? 'late' : undefined}>
        <a href="/granskning">{auditWords.between(count)}</a>
      </p>
      <LastRun run={run} now={now} />
    </section>
  );
}

function Tabs({ counts, here }: { counts: InboxCounts; here: InboxFilter['list'] }) {
  const figures = { mine: counts.mine, unit: counts.unit, offered: counts.offered, overdue: counts.late };
  return (
    <nav class="tabs" aria-label="Listor">
      {(['unit', 'mine', 'offered', 'overdue'] as const).map((list) => (
        <a href={list === 'unit' ? '/' : `/?lista=${list}`} aria-current={list === here ? 'page' : undefined}>
          {inboxWords.lists[list]} <span class="n">{figures[list]}</span>
        </a>
      ))}
    </nav>
  );
}

function NewsList({ news, names, filter, daysOff }: TodayProps & { news: readonly News[] }) {
  return (
    <section class="stack tight" aria-labelledby="news-title">
      <h2 id="news-title">{inboxWords.newsTitle}</h2>
      {news.length === 0 ? (
        <p class="soft">{inboxWords.noNews}</p>
      ) : (
        <ul class="timeline">
          {news.slice(0, 6).map((one) => (
            <li>
              <span class="said">
                <a href={`/arenden/${one.ref}`}>{one.ref}</a> {newsInWords(one.process, one.fact, names)}
              </span>
              <span class="by">
                {names.by(one.fact.by)}, <When at={one.fact.at} now={filter.now} daysOff={daysOff} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** An empty list says what that means, and when something comes next. */
function Empty({ filter, counts, items }: TodayProps) {
  const filtered = filter.process ?? filter.stage ?? filter.surname ?? filter.householdSize;
  if (filtered !== undefined) {
    return (
      <p class="empty">
        Inget stämmer med urvalet. <a href={`/?lista=${filter.list}`}>Visa alla</a>
      </p>
    );
  }
  const unassigned = filter.list === 'mine' && counts.unassigned > 0;
  return (
    <p class="empty">
      {inboxWords.empty[filter.list]}
      {unassigned ? (
        <>
          {' '}
          {counts.unassigned} {counts.unassigned === 1 ? 'uppdrag' : 'uppdrag'} i enheten har ingen tagit:{' '}
          <a href="/">se enhetens lista</a>.
        </>
      ) : null}
      {items.length === 0 && filter.list === 'unit' ? ' Nya ärenden syns här i samma stund som de kommer.' : ''}
    </p>
  );
}

function HideNames({ signedIn, hideNames, filter, items }: TodayProps) {
  if (!hideNames && !items.some((item) => item.surname !== null)) return null;
  return (
    <form method="post" action="/dolj-namn">
      <CsrfField csrf={signedIn.csrf} />
      <input type="hidden" name="dolj" value={hideNames ? 'nej' : 'ja'} />
      <input type="hidden" name="till" value={addressOf(filter)} />
      <button type="submit" class="quiet small">
        {hideNames ? inboxWords.showNames : inboxWords.hideNames}
      </button>
    </form>
  );
}
