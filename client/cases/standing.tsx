import { localDate } from '../../domain/calendar/stockholm';
import type { OpenCase } from '../../domain/kernel/state';
import { PAUSE_REASON } from '../../domain/office/codes';
import { processByName } from '../../domain/processes';
import { dayInWords } from '../../domain/swedish-dates';
import { When } from '../layout/time';
import { liftedBecause, linkWords } from '../words/handed';
import { standingWords as words } from '../words/standing';
import type { ShownCase } from './load-case';

const reasons: Readonly<Record<string, string>> = PAUSE_REASON;

/** That a case rests, or waits for the forum: one reads it before anything else of it. */
export function Standing({ shown, state }: { shown: ShownCase; state: OpenCase }) {
  return state.paused === null && state.forum === null ? null : (
    <div class="stack tight">
      <Paused shown={shown} state={state} />
      <Lifted shown={shown} state={state} />
    </div>
  );
}

function Paused({ shown, state: { paused } }: { shown: ShownCase; state: OpenCase }) {
  if (paused === null) return null;
  const why = (reasons[paused.reason] ?? paused.reason).toLowerCase();
  return (
    <p data-standing="paused">
      <span class="tag soon">{words.paused}</span>{' '}
      <strong>{words.pausedUntil(dayInWords(paused.until, localDate(shown.now)), why)}</strong> {words.pausedStill}
    </p>
  );
}

function Lifted({ shown, state: { forum, deadlines } }: { shown: ShownCase; state: OpenCase }) {
  if (forum === null) return null;
  const dueAt = deadlines[forum.deadlineId]?.dueAt ?? forum.raisedAt;
  return (
    <p data-standing="lifted" class={dueAt < shown.now ? 'late' : undefined}>
      <span class="tag soon">{words.lifted}</span> {liftedBecause(forum.because, forum.purpose)}. {words.by}{' '}
      <strong>
        <When at={dueAt} now={shown.now} daysOff={shown.daysOff} />
      </strong>
      .{' '}
      {forum.meeting === null || forum.meetingOn === null ? (
        words.noMeeting
      ) : (
        <>
          <a href={`/forum/${forum.meeting}`}>{words.meeting(dayInWords(forum.meetingOn, localDate(shown.now)))}</a>.
        </>
      )}{' '}
      {words.holds}
    </p>
  );
}

/** When a meeting is, and the way to its agenda. */
export function MeetingDay({ shown: { state, process, now } }: { shown: ShownCase }) {
  const { meetingOn, meetingAt } = state.data;
  if (process.name !== 'coordinationForum' || typeof meetingOn !== 'string') return null;
  return (
    <section class="sheet" aria-labelledby="meeting-title">
      <h2 id="meeting-title">{words.theMeeting}</h2>
      <p>
        {dayInWords(meetingOn, localDate(now))} kl. {String(meetingAt ?? '')}
      </p>
      <p>
        <a href={`/forum/${state.ref}`}>{words.toAgenda}</a>
      </p>
    </section>
  );
}

/** Other cases of the same people, of those that the reader may see. */
export function Linked({ shown: { linked, names } }: { shown: ShownCase }) {
  return linked.length === 0 ? null : (
    <section class="sheet" aria-labelledby="linked-title">
      <h2 id="linked-title">{words.linked}</h2>
      <ul class="stack tight">
        {linked.map(({ ref, process, how, open, holder }) => (
          <li data-linked={ref}>
            <a href={`/arenden/${ref}`}>{ref}</a>, {(linkWords[how] ?? how).toLowerCase()}
            <span class="soft">
              {' '}
              · {processByName(process).label}, {open ? words.open : words.closed} {names.unit(holder)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
