import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import { FORUM_CONSENT as CONSENT } from '../../domain/office/codes';
import { dayInWords } from '../../domain/swedish-dates';
import type { Decided, Lifted, Meeting } from '../../register/forum';
import { Pairs } from '../layout/pairs';
import { When } from '../layout/time';
import type { Names } from '../names';
import { frame } from '../words/catalogue';
import { forumWords as words } from '../words/forum';
import { liftedBecause } from '../words/handed';

const FORUM_CONSENT: Readonly<Record<string, string>> = CONSENT;

export interface MeetingPageProps {
  readonly meeting: Meeting;
  readonly agenda: readonly Lifted[];
  readonly decided: readonly Decided[];
  /** Hash -> what was written. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was noted in common; null for those who were not called, and before the meeting. */
  readonly notes: string | null;
  readonly names: Names;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
}

/** What a meeting takes up, and what it decided: prints as its minutes. */
export function MeetingPage({ meeting, agenda, decided, texts, notes, names, now, daysOff }: MeetingPageProps) {
  return (
    <>
      <div class="stack tight">
        <p class="soft">{words.title}</p>
        <h1>
          {dayInWords(meeting.on, localDate(now))} kl. {meeting.at}
        </h1>
        <p class="line no-print">
          <a href={`/arenden/${meeting.ref}`}>{words.toMeeting}</a>
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
            <Pairs of={linesOf(one, texts, names, now)} />
          </article>
        ))}
      </section>
      <Took meeting={meeting} notes={notes} names={names} />
    </>
  );
}

/** One decision, whole: what was asked, the ways there were, who holds from now on, and by what the forum might speak. */
function linesOf(one: Decided, texts: ReadonlyMap<string, string>, names: Names, now: Instant) {
  const written = (field: string) => texts.get(one.texts[field] ?? '');
  return [
    { label: words.question, value: written('question') ?? words.noQuestion },
    { label: words.options, value: written('options') ?? '–' },
    { label: words.decision, value: written('decision') ?? '–' },
    { label: words.named, value: [names.unit(one.to), names.person(one.person)].filter(Boolean).join(', ') },
    { label: words.until, value: dayInWords(one.until, localDate(now)) },
    ...(one.agencies.length === 0
      ? []
      : [{ label: words.agencies, value: one.agencies.map((party) => names.unit(party)).join(', ') }]),
    ...(one.consent === undefined ? [] : [{ label: words.consent, value: FORUM_CONSENT[one.consent] ?? one.consent }]),
    ...(one.decidedBy === 'forum' ? [] : [{ label: words.decidedBy, value: words.who[one.decidedBy] }]),
  ];
}

/** Who was called, who came, and what they agreed on beside the decisions. */
function Took({ meeting, notes, names }: Pick<MeetingPageProps, 'meeting' | 'notes' | 'names'>) {
  const units = (ids: readonly string[]) => ids.map((id) => names.unit(id)).join(', ');
  const lines = [
    ...(meeting.called.length === 0 ? [] : [{ label: words.called, value: units(meeting.called) }]),
    ...(meeting.present.length === 0 ? [] : [{ label: words.present, value: units(meeting.present) }]),
    ...(notes === null ? [] : [{ label: words.notes, value: notes }]),
  ];
  return lines.length === 0 ? null : (
    <section class="sheet" aria-labelledby="took-title">
      <h2 id="took-title">{words.took}</h2>
      <Pairs of={lines} />
      {meeting.open ? null : <p class="soft">{words.held}</p>}
    </section>
  );
}
