import type { Absence } from '../../domain/absence/absence';
import { localDate } from '../../domain/calendar/stockholm';
import type { Instant } from '../../domain/instant';
import { CsrfField } from '../forms/csrf-field';
import type { Away, Names } from '../names';
import { absenceKinds, absenceWords, periodInWords } from '../words/absence';

/** Who answers, through whom: "Anna Lind → Sofia Berg (borta) → Johan Ek". */
export function Chain({ away, names }: { away: Away; names: Names }) {
  const between = away.chain.slice(1, -1).map((one) => `${names.person(one) ?? one} (borta)`);
  const last = away.answer.kind === 'person' && away.chain.at(-1) === away.answer.person;
  const gone = last ? between : away.chain.slice(1).map((one) => `${names.person(one) ?? one} (borta)`);
  return <>{[...gone, away.answers].join(' → ')}</>;
}

/** A button that is a whole form: one press. */
export function Press({
  action,
  csrf,
  label,
  fields = {},
  aria,
  primary = false,
}: {
  action: string;
  csrf: string;
  label: string;
  fields?: Readonly<Record<string, string>>;
  /** Says whose, where many of the same stand on a page. */
  aria?: string;
  primary?: boolean;
}) {
  return (
    <form method="post" action={action} class="press">
      <CsrfField csrf={csrf} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={primary ? 'primary' : 'quiet small'} aria-label={aria}>
        {label}
      </button>
    </form>
  );
}

/** Absences of one person, with what can be done about each. */
export function AbsenceTable({
  absences,
  names,
  unit,
  now,
  csrf,
  own,
}: {
  absences: readonly Absence[];
  names: Names;
  unit: string;
  now: Instant;
  csrf: string;
  own: boolean;
}) {
  const today = localDate(now);
  const press = ({ from }: Absence) => {
    if (from > today) return absenceWords.takeAway;
    return own ? absenceWords.back : absenceWords.isBack;
  };
  return (
    <table class="stacked">
      <thead>
        <tr>
          <th>När</th>
          <th>Slag</th>
          <th>Ersättare</th>
          <th>Ses över</th>
          <th>
            <span class="hidden-visually">Åtgärder</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {absences.map((one) => (
          <tr>
            <td>{periodInWords(one, today)}</td>
            <td data-label="Slag">{absenceKinds[one.kind]}</td>
            <td data-label="Ersättare">
              {one.deputy === null ? absenceWords.head : (names.holder(one.deputy, unit) ?? one.deputy)}
            </td>
            <td data-label="Ses över">{one.reviewOn ?? '–'}</td>
            <td>
              <div class="line">
                <a href={`/franvaro/${one.id}`}>
                  {absenceWords.change}
                  <span class="hidden-visually"> {periodInWords(one, today)}</span>
                </a>
                <Press
                  action={`/franvaro/${one.id}/tillbaka`}
                  csrf={csrf}
                  label={press(one)}
                  aria={`${press(one)}: ${periodInWords(one, today)}`}
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
