import type { LineFault } from '../../domain/absence/import-absences';
import type { Ctx } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { page } from '../layout/page';
import { who } from '../sign-in/session';
import { absenceWords } from '../words/absence';
import { ruleInWords } from '../words/rules';

/** A list from the staff system, pasted; faults line by line, and nothing saved while there is one. */
export function importPage(c: Ctx, text: string, faults: readonly LineFault[] | null): Promise<Response> {
  const wrong = faults !== null;
  return page(
    c,
    { title: absenceWords.import, here: '/franvaro/enheten', wrong, ...(wrong ? { status: 422 as const } : {}) },
    <>
      {wrong ? <Faults faults={faults} /> : null}
      <h1>{absenceWords.import}</h1>
      <p>{absenceWords.importHint}</p>
      <form class="move" method="post" action="/franvaro/import" novalidate>
        <CsrfField csrf={who(c).csrf} />
        <div class={wrong ? 'field wrong' : 'field'}>
          <label for="rader">Rader</label>
          <textarea
            id="rader"
            name="rader"
            rows={12}
            required
            spellcheck={false}
            aria-invalid={wrong ? 'true' : undefined}
          >
            {text}
          </textarea>
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            {absenceWords.import}
          </button>
          <a href="/franvaro/enheten">Avbryt</a>
        </div>
      </form>
    </>,
  );
}

function Faults({ faults }: { faults: readonly LineFault[] }) {
  return (
    <div class="summary" role="alert" aria-labelledby="wrong" tabindex={-1}>
      <h2 id="wrong">{absenceWords.nothingSaved}</h2>
      <ul>
        {faults.length === 0 ? <li>{absenceWords.emptyImport}</li> : null}
        {faults.map(({ line, rule, field, was }) => (
          <li>
            <a href="#rader">
              Rad {line}, {absenceWords.importFields[field]}
              {was === '' ? '' : ` ”${was}”`}: {ruleInWords(rule)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
