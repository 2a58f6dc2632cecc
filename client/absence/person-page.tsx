import { localDate } from '../../domain/calendar/stockholm';
import type { Absence } from '../../domain/absence/absence';
import type { Ctx } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { FormFields } from '../forms/form-fields';
import type { FormErrors, FormValues } from '../forms/values';
import { page } from '../layout/page';
import { namesIn } from '../names';
import type { RecordedChange } from '../../register/setting-changes';
import { History } from '../settings/history';
import { who } from '../sign-in/session';
import { absenceWords, periodEnd } from '../words/absence';
import { absenceForm, deputiesFor } from './form';
import { aheadOf, usualDeputy } from './overview';
import { AbsenceTable, Chain, Press } from './parts';

export interface Typed {
  readonly values: FormValues;
  readonly errors: FormErrors;
}

/** One person's absences: the own page, and the same for whoever looks after somebody else's. */
export function personPage(c: Ctx, person: string, typed: Typed | null = null): Promise<Response> {
  const own = who(c).actor.id === person;
  const names = namesIn(c.get('organisation'), [], c.get('now'));
  const title = own ? absenceWords.own : absenceWords.ofPerson(names.person(person) ?? person);
  const wrong = Object.keys(typed?.errors ?? {}).length > 0;
  return page(
    c,
    {
      title: own ? absenceWords.own : 'Frånvaro',
      here: '/franvaro',
      wrong,
      ...(wrong ? { status: 422 as const } : {}),
    },
    <>
      <ErrorSummary errors={typed?.errors ?? {}} />
      <h1>{title}</h1>
      <Done c={c} />
      <Now c={c} person={person} own={own} />
      <Ahead c={c} person={person} />
      <NewAbsence c={c} person={person} own={own} typed={typed} />
      {own ? <AnswersFor c={c} /> : null}
    </>,
  );
}

/** What was just done, by a code in the address: only words of ours are repeated. */
export function Done({ c }: { c: Ctx }) {
  const words = absenceWords.done[c.req.query('klart') ?? ''];
  return words === undefined ? null : (
    <div class="notice" role="status">
      <p>{words}</p>
    </div>
  );
}

interface OfPerson {
  readonly c: Ctx;
  readonly person: string;
}

function unitOf(c: Ctx, person: string): string {
  return c.get('organisation').staffing.people.get(person)?.memberships[0]?.unit ?? '';
}

function Now({ c, person, own }: OfPerson & { own: boolean }) {
  const now = c.get('now');
  const organisation = c.get('organisation');
  const { csrf } = who(c);
  const names = namesIn(organisation, [], now);
  const away = names.away(person, unitOf(c, person));
  if (away === null) {
    const deputy = usualDeputy(organisation, person, now);
    return (
      <section class="sheet" aria-labelledby="now-title">
        <h2 id="now-title">{own ? 'Blev du sjuk?' : 'Sjukanmälan'}</h2>
        <p>{absenceWords.sickHint(names.person(deputy) ?? 'Enhetschefen')}</p>
        <Press action="/franvaro/sjuk" csrf={csrf} fields={{ person }} label={absenceWords.sickToday} primary />
      </section>
    );
  }
  const current = aheadOf(organisation, person, now).find((one) => one.from <= localDate(now));
  return (
    <section class="sheet first" aria-labelledby="now-title">
      <h2 id="now-title">
        {own ? 'Du är borta' : `${names.person(person)} är borta`} {periodEnd(away.until, localDate(now))}
      </h2>
      <p>
        Svarar under tiden:{' '}
        <strong>
          <Chain away={away} names={names} />
        </strong>
      </p>
      {current === undefined ? null : (
        <Press
          action={`/franvaro/${current.id}/tillbaka`}
          csrf={csrf}
          label={own ? absenceWords.back : absenceWords.backOf(names.person(person) ?? '')}
          primary
        />
      )}
    </section>
  );
}

function Ahead({ c, person }: OfPerson) {
  const now = c.get('now');
  const organisation = c.get('organisation');
  const absences = aheadOf(organisation, person, now);
  return (
    <section class="stack" aria-labelledby="ahead-title">
      <h2 id="ahead-title">Pågående och kommande</h2>
      {absences.length === 0 ? (
        <p class="empty">{absenceWords.none}</p>
      ) : (
        <AbsenceTable
          absences={absences}
          names={namesIn(organisation, [], now)}
          unit={unitOf(c, person)}
          now={now}
          csrf={who(c).csrf}
          own={who(c).actor.id === person}
        />
      )}
    </section>
  );
}

function NewAbsence({ c, person, own, typed }: OfPerson & { own: boolean; typed: Typed | null }) {
  return (
    <section class="sheet" aria-labelledby="new-title">
      <h2 id="new-title">{absenceWords.set}</h2>
      <form class="move" method="post" action={own ? '/franvaro' : `/franvaro/person/${person}`} novalidate>
        <CsrfField csrf={who(c).csrf} />
        <FormFields
          form={absenceForm}
          values={typed?.values ?? { from: localDate(c.get('now')) }}
          errors={typed?.errors ?? {}}
          pick={{ colleague: deputiesFor(c.get('organisation'), person) }}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            {absenceWords.set}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Whose work comes to the reader now. */
function AnswersFor({ c }: { c: Ctx }) {
  const { actor } = who(c);
  const names = namesIn(c.get('organisation'), [], c.get('now'));
  const absent = actor.standsInFor ?? [];
  return absent.length === 0 ? null : (
    <section class="stack" aria-labelledby="for-title">
      <h2 id="for-title">Du svarar för</h2>
      <ul class="stack tight">
        {absent.map((one) => (
          <li>
            {names.person(one)}, borta{' '}
            {periodEnd(names.away(one, unitOf(c, one))?.until ?? null, localDate(c.get('now')))}.{' '}
            <a href="/?lista=mine">Uppgifterna står bland dina</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An absence to be changed. */
export function changePage(
  c: Ctx,
  absence: Absence,
  changes: readonly RecordedChange[],
  { values, errors }: Typed,
): Promise<Response> {
  const wrong = Object.keys(errors).length > 0;
  const names = namesIn(c.get('organisation'), [], c.get('now'));
  const own = who(c).actor.id === absence.person;
  const back = own ? '/franvaro' : `/franvaro/person/${absence.person}`;
  return page(
    c,
    { title: 'Ändra frånvaro', here: '/franvaro', narrow: true, wrong, ...(wrong ? { status: 422 as const } : {}) },
    <>
      <ErrorSummary errors={errors} />
      <h1>{own ? 'Ändra min frånvaro' : `Ändra frånvaro: ${names.person(absence.person)}`}</h1>
      <form class="move" method="post" action={`/franvaro/${absence.id}`} novalidate>
        <CsrfField csrf={who(c).csrf} />
        <FormFields
          form={absenceForm}
          values={values}
          errors={errors}
          pick={{ colleague: deputiesFor(c.get('organisation'), absence.person) }}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            {absenceWords.save}
          </button>
          <a href={back}>Avbryt</a>
        </div>
      </form>
      <History changes={changes} names={names} now={c.get('now')} titleOf={() => ''} />
    </>,
  );
}
