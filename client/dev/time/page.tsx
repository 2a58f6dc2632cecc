import type { Instant } from '../../../domain/instant';
import { momentInWords } from '../../../domain/swedish-dates';
import { processByName } from '../../../domain/processes';
import type { DemoSettings } from '../../../register/demo-settings';
import type { Ctx } from '../../deps';
import { CsrfField } from '../../forms/csrf-field';
import { ErrorSummary } from '../../forms/error-summary';
import type { FormErrors } from '../../forms/values';
import { Moment } from '../../layout/time';
import { who } from '../../sign-in/session';
import type { Journey } from '../../time-machine/time-machine';
import { rungRecipients } from '../../words/relay';
import { timeMachineWords as words } from '../../words/time-machine';

interface TimePageProps {
  readonly c: Ctx;
  readonly journey: Journey | null;
  readonly settings: DemoSettings;
  readonly now: Instant;
  readonly errors: FormErrors;
}

/** Most lines of each kind in what happened. */
const SHOWN = 60;

/** Where the clock stands, how to move it, and what happened when it was moved. */
export function TimePage({ c, journey, settings, now, errors }: TimePageProps) {
  const { csrf } = who(c);
  const running = journey?.over === false;
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <p>
        <strong>
          {words.now} <Moment at={now} now={Date.now()} />.
        </strong>
      </p>
      {running && journey !== null ? <UnderWay journey={journey} /> : <Moves csrf={csrf} errors={errors} />}
      {journey !== null && !running ? <Happened journey={journey} /> : null}
      <section class="sheet" aria-labelledby="colleagues">
        <h2 id="colleagues">{words.colleagues}</h2>
        <p>{words.colleaguesHint}</p>
        <form method="post" action="/dev/time">
          <CsrfField csrf={csrf} />
          <p>{settings.colleaguesWork ? words.works : words.rests}</p>
          <button type="submit" class="quiet" name="colleagues" value={settings.colleaguesWork ? 'rest' : 'work'}>
            {settings.colleaguesWork ? words.letRest : words.letWork}
          </button>
        </form>
        <Stalled settings={settings} />
      </section>
    </>
  );
}

function Moves({ csrf, errors }: { csrf: string; errors: FormErrors }) {
  return (
    <section class="sheet stack" aria-labelledby="moves">
      <h2 id="moves">{words.moves}</h2>
      <form method="post" action="/dev/time" class="buttons">
        <CsrfField csrf={csrf} />
        <button type="submit" class="primary" name="for" value="workday">
          {words.workday}
        </button>
        <button type="submit" class="quiet" name="for" value="week">
          {words.week}
        </button>
      </form>
      <OneField csrf={csrf} name="for" label={words.duration} hint={words.durationHint} error={errors['for']}>
        {words.go}
      </OneField>
      <OneField csrf={csrf} name="ref" label={words.reference} error={errors['ref']}>
        {words.nextEvent}
      </OneField>
    </section>
  );
}

function OneField(props: {
  csrf: string;
  name: 'for' | 'ref';
  label: string;
  hint?: string;
  error: string | undefined;
  children?: string;
}) {
  const { csrf, name, label, hint, error, children } = props;
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`];
  return (
    <form method="post" action="/dev/time" class="inline-form" novalidate>
      <CsrfField csrf={csrf} />
      <div class="field">
        <label for={name}>{label}</label>
        {hint === undefined ? null : (
          <p class="hint" id={`${name}-hint`}>
            {hint}
          </p>
        )}
        {error === undefined ? null : (
          <p class="error" id={`${name}-error`}>
            {error}
          </p>
        )}
        <input
          type="text"
          id={name}
          name={name}
          autocomplete="off"
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={described.join(' ').trim() || undefined}
        />
      </div>
      <button type="submit" class="quiet">
        {children}
      </button>
    </form>
  );
}

function UnderWay({ journey }: { journey: Journey }) {
  return (
    <section class="sheet stack" aria-labelledby="under" aria-busy="true">
      <h2 id="under">{words.under}</h2>
      <p role="status">
        Från {momentInWords(journey.from)} till {momentInWords(journey.to)}. Nu: {momentInWords(journey.at)}.
      </p>
      <progress aria-labelledby="under" max="100" value={String(percent(journey))} />
      <p>{countsOf(journey)}</p>
      <form method="get" action="/dev/time">
        <button type="submit" class="quiet">
          {words.reload}
        </button>
      </form>
    </section>
  );
}

function percent({ from, to, at }: Journey): number {
  return to <= from ? 100 : Math.min(100, Math.max(0, Math.round((100 * (at - from)) / (to - from))));
}

function Happened({ journey }: { journey: Journey }) {
  const { rungs, done, messages, ref } = journey;
  return (
    <section class="sheet stack" aria-labelledby="over">
      <h2 id="over">{words.over}</h2>
      {journey.failed === null ? null : (
        <div class="notice bad" role="alert">
          <p>{words.failed}</p>
        </div>
      )}
      <p role="status">
        Från {momentInWords(journey.from)} till {momentInWords(journey.at)}. {countsOf(journey)}
      </p>
      {rungs.length + done.length + messages === 0 ? <p class="empty">{words.nothing}</p> : null}
      <Lines title="Påminnelser och eskaleringar" total={rungs.length}>
        {rungs.slice(0, SHOWN).map((rung) => (
          <li>
            <Moment at={rung.at} />: <a href={`/arenden/${rung.ref}`}>{rung.ref}</a>, till{' '}
            {rungRecipients[rung.to as keyof typeof rungRecipients] ?? 'förvaltningschefen'} om {subjectOf(rung.kind)}
          </li>
        ))}
      </Lines>
      <Lines title="Kollegorna" total={done.length}>
        {done.slice(0, SHOWN).map((one) => (
          <li>
            <Moment at={one.at} />: <a href={`/arenden/${one.ref}`}>{one.ref}</a>, {one.what}
          </li>
        ))}
      </Lines>
      <p>
        {ref === null ? null : (
          <a class="button primary" href={`/arenden/${ref}`}>
            {words.toCase}
          </a>
        )}{' '}
        <a href="/dev/mail">Utgående post</a>
      </p>
    </section>
  );
}

function Lines({ title, total, children }: { title: string; total: number; children?: unknown }) {
  if (total === 0) return null;
  return (
    <details open={total <= 12}>
      <summary>
        {title} ({total})
      </summary>
      <ul class="stack tight">{children as never}</ul>
      {total > SHOWN ? <p class="soft">{total - SHOWN} till visas inte här.</p> : null}
    </details>
  );
}

function Stalled({ settings }: { settings: DemoSettings }) {
  const refs = Object.entries(settings.cases).flatMap(([ref, mode]) => (mode === 'stalled' ? [ref] : []));
  return (
    <>
      <h3>{words.stalled}</h3>
      {refs.length === 0 ? (
        <p class="empty">{words.noneStalled}</p>
      ) : (
        <ul class="inline">
          {refs.map((ref) => (
            <li>
              <a href={`/arenden/${ref}`}>{ref}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function countsOf({ messages, rungs, done }: Journey): string {
  const steps = `${rungs.length} ${rungs.length === 1 ? 'påminnelse eller eskalering' : 'påminnelser och eskaleringar'}`;
  const mails = `${messages} ${messages === 1 ? 'meddelande' : 'meddelanden'}`;
  return `${mails}, ${steps}, ${done.length} ${done.length === 1 ? 'uppdrag gjort' : 'uppdrag gjorda'} av kollegor.`;
}

const OTHER_SUBJECTS: Readonly<Record<string, string>> = {
  offer: 'ett erbjudande utan svar',
  wait: 'en väntan',
  routine: 'ett steg i rutinen',
};

function subjectOf(kind: string): string {
  const label = processByName('municipalContract').tasks[kind]?.label;
  return OTHER_SUBJECTS[kind] ?? (label === undefined ? kind : `"${label}"`);
}
