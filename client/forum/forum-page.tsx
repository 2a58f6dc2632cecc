import type { CivilDate, Instant } from '../../domain/instant';
import type { MeetingTime } from '../../domain/settings/meeting-slots';
import { dayInWords, momentInWords } from '../../domain/swedish-dates';
import type { Lifted, Meeting } from '../../register/forum';
import { ColumnHeads } from '../layout/column-heads';
import { CsrfField } from '../forms/csrf-field';
import { When } from '../layout/time';
import type { Names } from '../names';
import { forumWords as words } from '../words/forum';
import { liftedBecause } from '../words/handed';

export interface ForumPageProps {
  readonly lifted: readonly Lifted[];
  readonly meetings: readonly Meeting[];
  /** Regular times that nobody has planned yet. */
  readonly slots: readonly MeetingTime[];
  readonly mayPlan: boolean;
  /** A meeting was planned a moment ago and is not to be seen yet. */
  readonly planning: boolean;
  readonly names: Names;
  readonly csrf: string;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
}

/** First what somebody waits for, then when it will be taken up. */
export function ForumPage(props: ForumPageProps) {
  return (
    <>
      <div class="stack tight">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      {props.planning ? (
        <div class="notice" role="status">
          <p>{words.planning}</p>
        </div>
      ) : null}
      <Waiting {...props} />
      <Meetings {...props} />
    </>
  );
}

function Waiting({ lifted, mayPlan, names, now, daysOff }: ForumPageProps) {
  return (
    <section class="sheet" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{words.waiting}</h2>
      {lifted.length === 0 ? (
        <p class="empty">{words.noneWaiting}</p>
      ) : (
        <table class="stacked">
          <ColumnHeads columns={words.columns} />
          <tbody>
            {lifted.map(({ ref, holder, item, dueAt }) => (
              <tr>
                <td>
                  <a href={`/arenden/${ref}`}>{ref}</a>
                </td>
                <td data-label={words.why}>{liftedBecause(item.because, item.purpose)}</td>
                <td data-label={words.holder}>{names.unit(holder)}</td>
                <td data-label={words.by} class={dueAt < now ? 'late' : undefined}>
                  <When at={dueAt} now={now} daysOff={daysOff} />
                  {dueAt < now ? `. ${words.chief}` : null}
                </td>
                <td data-label={words.meeting}>
                  {item.meeting === null ? (
                    mayPlan ? (
                      <a href={`/arenden/${ref}#task-forum-schedule_${item.no}`}>
                        {words.schedule}
                        <span class="hidden-visually"> {ref}</span>
                      </a>
                    ) : (
                      <span class="soft">{words.noMeeting}</span>
                    )
                  ) : (
                    <a href={`/forum/${item.meeting}`}>
                      {item.meetingOn === null ? words.meeting : dayInWords(item.meetingOn)}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Meetings({ meetings, slots, mayPlan, csrf }: ForumPageProps) {
  return (
    <section class="sheet" aria-labelledby="meetings-title">
      <h2 id="meetings-title">{words.meetings}</h2>
      {meetings.length === 0 ? (
        <p class="empty">{words.noMeetings}</p>
      ) : (
        <ul class="stack tight">
          {meetings.map(({ ref, on, at }) => (
            <li>
              <a href={`/forum/${ref}`}>
                {dayInWords(on)} kl. {at}
              </a>
            </li>
          ))}
        </ul>
      )}
      {slots.length === 0 ? null : (
        <>
          <h3>{words.slots}</h3>
          <ul class="stack tight">
            {slots.slice(0, 4).map(({ on, at }) => (
              <li>
                <form method="post" action="/forum" class="line slot">
                  <CsrfField csrf={csrf} />
                  <input type="hidden" name="on" value={on} />
                  <span>{momentInWords(at)}</span>
                  <button type="submit" class="small">
                    {words.open}
                    <span class="hidden-visually"> {dayInWords(on)}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayPlan ? (
        <p>
          <a href="/oppna/coordinationForum">{words.extra}</a>
        </p>
      ) : null}
    </section>
  );
}
