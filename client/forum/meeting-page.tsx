import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import { dayInWords } from '../../domain/swedish-dates';
import type { Decided, Lifted, Meeting } from '../../register/forum';
import { Pairs } from '../layout/pairs';
import { When } from '../layout/time';
import type { Names } from '../names';
import { frame } from '../words/catalogue';
import { forumWords as words } from '../words/forum';
import { liftedBecause } from '../words/handed';

export interface MeetingPageProps {
  readonly meeting: Meeting;
  readonly agenda: readonly Lifted[];
  readonly decided: readonly Decided[];
  /** Hash -> what was written. */
  readonly texts: ReadonlyMap<string, string>;
  readonly names: Names;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
}

/** What a meeting takes up, and what it decided: prints as its minutes. */
export function MeetingPage({ meeting, agenda, decided, texts, names, now, daysOff }: MeetingPageProps) {
  return (
    <>
      <div class="stack tight">
        <p class="soft">{words.title}</p>
        <h1>
          {dayInWords(meeting.on, localDate(now))} kl. {meeting.at}
        </h1>
        <p class="no-print">
          <a href={`/arenden/${meeting.ref}`}>{words.toMeeting}</a>{' '}
          <button type="button" class="quiet small" data-print data-js-only hidden>
            {frame.print}
          </button>
        </p>
      </div>
      <section class="sheet" aria-labelledby="agenda-title">
        <h2 id="agenda-title">{words.agenda}</h2>
        {agenda.length === 0 ? (
          <p class="empty">{decided.length === 0 ? words.emptyAgenda : words.agendaDone}</p>
        ) : null}
        {agenda.map(({ ref, holder, item, dueAt }) => (
          <article class="stack tight">
            <h3>
              <a href={`/arenden/${ref}`}>{ref}</a>
            </h3>
            <Pairs
              of={[
                { label: words.question, value: texts.get(item.question ?? '') ?? words.noQuestion },
                { label: words.why, value: liftedBecause(item.because, item.purpose) },
                { label: words.holder, value: names.unit(holder) },
                { label: words.by, value: <When at={dueAt} now={now} daysOff={daysOff} /> },
              ]}
            />
          </article>
        ))}
      </section>
      <section class="sheet" aria-labelledby="decided-title">
        <h2 id="decided-title">{words.decided}</h2>
        {decided.length === 0 ? <p class="empty">{words.noneDecided}</p> : null}
        {decided.map((one) => (
          <article class="stack tight">
            <h3>{one.caseSeen ? <a href={`/arenden/${one.ref}`}>{one.ref}</a> : one.ref}</h3>
            <Pairs
              of={[
                { label: words.question, value: texts.get(one.texts['question'] ?? '') ?? words.noQuestion },
                {
                  label: words.named,
                  value: [names.unit(one.to), names.person(one.person)].filter(Boolean).join(', '),
                },
                { label: words.until, value: dayInWords(one.until, localDate(now)) },
                { label: words.decision, value: texts.get(one.texts['decision'] ?? '') ?? '–' },
              ]}
            />
          </article>
        ))}
      </section>
    </>
  );
}
