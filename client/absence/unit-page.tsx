import type { Absence } from '../../domain/absence/absence';
import { localDate } from '../../domain/calendar/stockholm';
import { daysBetween } from '../../domain/calendar/civil-date';
import { dayInWords } from '../../domain/swedish-dates';
import type { Colleague } from '../../register/organisation';
import type { HeldByPerson } from '../../register/cases-of-person';
import type { Ctx } from '../deps';
import { When } from '../layout/time';
import { page } from '../layout/page';
import { type Names, namesIn } from '../names';
import { processByName } from '../../domain/processes';
import { who } from '../sign-in/session';
import { mayEditDuty } from '../settings/duty';
import { dutyWords } from '../words/duty';
import { absenceKinds, absenceWords, periodEnd, periodInWords } from '../words/absence';
import { aheadOf, toLookAfter } from './overview';
import { Chain, Press } from './parts';
import { Done } from './person-page';

/** The people of the units somebody looks after: who is away, who covers, what must be seen over. */
export function unitPage(c: Ctx, units: readonly string[]): Promise<Response> {
  const organisation = c.get('organisation');
  const names = namesIn(organisation, [], c.get('now'));
  return page(
    c,
    { title: absenceWords.unit, here: '/franvaro/enheten' },
    <>
      <div class="line apart">
        <h1>{absenceWords.unit}</h1>
        <a class="button" href="/franvaro/import">
          {absenceWords.import}
        </a>
      </div>
      <Done c={c} />
      <LookAfter c={c} units={units} names={names} />
      {units.map((unit) => (
        <UnitTable
          c={c}
          unit={unit}
          names={names}
          people={organisation.people.filter((one) => one.memberships.some((m) => m.unit === unit))}
        />
      ))}
    </>,
  );
}

/** Reminders: absences without an end that nobody has seen over for a week, and those of more than a fortnight. */
export function LookAfter({ c, units, names }: { c: Ctx; units: readonly string[]; names: Names }) {
  const now = c.get('now');
  const today = localDate(now);
  const { toReview, long } = toLookAfter(c.get('organisation'), units, now);
  if (toReview.length + long.length === 0) return null;
  return (
    <section class="sheet first" aria-labelledby="review-title">
      <h2 id="review-title">Frånvaro att se över ({toReview.length + long.length})</h2>
      <ul class="stack">
        {toReview.map((one) => (
          <li class="stack tight" data-review={one.person}>
            <span>
              <a href={`/franvaro/person/${one.person}`}>{names.person(one.person)}</a> är borta{' '}
              {periodInWords(one, today)}. Gäller det fortfarande?
            </span>
            <ReviewButtons c={c} absence={one} name={names.person(one.person) ?? ''} />
          </li>
        ))}
        {long.map((one) => (
          <li data-long={one.person}>
            {names.person(one.person)} har varit borta i {daysBetween(one.from, today)} dagar.{' '}
            <a href={`/franvaro/${one.id}/arenden`}>Föreslagen flytt av ärendena</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReviewButtons({ c, absence, name }: { c: Ctx; absence: Absence; name: string }) {
  const { csrf } = who(c);
  return (
    <div class="line">
      <Press
        action={`/franvaro/${absence.id}/galler`}
        csrf={csrf}
        label={absenceWords.stillAway}
        aria={`${absenceWords.stillAway}: ${name}`}
      />
      <Press
        action={`/franvaro/${absence.id}/tillbaka`}
        csrf={csrf}
        label={absenceWords.backOf(name)}
        fields={{ till: 'enheten' }}
      />
    </div>
  );
}

function UnitTable({ c, unit, people, names }: { c: Ctx; unit: string; people: readonly Colleague[]; names: Names }) {
  const now = c.get('now');
  const today = localDate(now);
  const duty = names.onDuty(unit);
  const acute = c.get('organisation').units.find(({ id }) => id === unit);
  return (
    <section class="stack" aria-labelledby={`unit-${unit}`}>
      <h2 id={`unit-${unit}`}>{names.unit(unit)}</h2>
      {duty === null ? null : <p>{absenceWords.dutyNow(duty)}</p>}
      {acute === undefined || !mayEditDuty(c, acute) ? null : (
        <p>
          <a href={`/installningar/jour/${unit}`}>{dutyWords.edit}</a>
        </p>
      )}
      {people.length === 0 ? (
        <p class="empty">Ingen arbetar i enheten.</p>
      ) : (
        <table class="stacked">
          <thead>
            <tr>
              <th>Person</th>
              <th>Nu</th>
              <th>Svarar</th>
              <th>Inlagt</th>
              <th>
                <span class="hidden-visually">Åtgärder</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((one) => {
              const away = names.away(one.id, unit);
              const ahead = aheadOf(c.get('organisation'), one.id, now);
              return (
                <tr data-person={one.id}>
                  <td>
                    <a href={`/franvaro/person/${one.id}`}>{one.name}</a>
                  </td>
                  <td data-label="Nu">
                    {away === null ? (
                      absenceWords.here
                    ) : (
                      <span class="tag soon">borta {periodEnd(away.until, today)}</span>
                    )}
                  </td>
                  <td data-label="Svarar">{away === null ? '–' : <Chain away={away} names={names} />}</td>
                  <td data-label="Inlagt">
                    {ahead.length === 0
                      ? '–'
                      : ahead
                          .map((absence) => `${absenceKinds[absence.kind]} ${periodInWords(absence, today)}`)
                          .join('; ')}
                  </td>
                  <td>
                    {away === null ? (
                      <Press
                        action="/franvaro/sjuk"
                        csrf={who(c).csrf}
                        fields={{ person: one.id, till: 'enheten' }}
                        label={absenceWords.sickToday}
                        aria={absenceWords.sickTodayOf(one.name)}
                      />
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The plan that proposes who takes what, case by case; nothing is given away before it is started there. */
function whoTakesOver(person: string): string {
  return `/installningar/overtaganden/ny?${new URLSearchParams({ person, slag: 'fordela' }).toString()}`;
}

/** What lies with somebody who has been away for long: the proposal to give it to others, case by case. */
export function proposalPage(c: Ctx, absence: Absence, held: readonly HeldByPerson[]): Promise<Response> {
  const now = c.get('now');
  const names = namesIn(c.get('organisation'), [], now);
  const name = names.person(absence.person) ?? '';
  const { daysOff } = c.get('organisation').staffing;
  return page(
    c,
    { title: 'Föreslagen flytt', here: '/franvaro/enheten' },
    <>
      <h1>Föreslagen flytt av ärenden</h1>
      <p>
        {name} är borta sedan {dayInWords(absence.from, localDate(now))}. En ersättare är för en tid: det som ligger på
        personen bör få någon som är här. Inget flyttas av sig självt.
      </p>
      {held.length === 0 ? (
        <p class="empty">{absenceWords.nothingHeld}</p>
      ) : (
        <table class="stacked" data-proposed={absence.person}>
          <thead>
            <tr>
              <th>Ärende</th>
              <th>Skede</th>
              <th>Ligger på personen</th>
              <th>Senast</th>
            </tr>
          </thead>
          <tbody>
            {held.map((one) => {
              const process = processByName(one.process);
              return (
                <tr>
                  <td>
                    <a href={`/arenden/${one.ref}#moves-title`}>{one.ref}</a>
                  </td>
                  <td data-label="Skede">{process.stages.find((row) => row.name === one.stage)?.label ?? one.stage}</td>
                  <td data-label="Ligger på personen">
                    {one.taskId === null ? 'Ärendet' : 'Sidouppdrag'}
                    {one.taskKind === null ? '' : `: ${process.tasks[one.taskKind]?.label ?? one.taskKind}`}
                  </td>
                  <td data-label="Senast">
                    <When at={one.dueAt} now={now} daysOff={daysOff} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div class="buttons">
        {held.length === 0 ? null : (
          <a class="button primary" href={whoTakesOver(absence.person)}>
            {absenceWords.whoTakesOver}
          </a>
        )}
        <a href="/franvaro/enheten">{absenceWords.unit}</a>
      </div>
    </>,
  );
}
