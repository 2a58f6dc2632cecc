import { z } from 'zod';
import { fieldMeta } from '../../domain/forms/fields.schema';
import type { Fact } from '../../domain/kernel/facts';
import type { MoveChoice } from '../../domain/kernel/may';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { FormFields, type Picks } from '../forms/form-fields';
import type { FormErrors, FormValues } from '../forms/values';
import { factInWords } from '../words/facts';
import { formFor, valueInWords } from '../words/labels';
import { correctableFields, type CorrectableField } from './correction';
import type { ShownCase } from './load-case';

export interface CorrectPageProps {
  readonly shown: ShownCase;
  readonly fact: Fact;
  readonly choice: MoveChoice;
  /** Field to put right; null while the person chooses which. */
  readonly field: string | null;
  readonly commandId: string;
  readonly picks: Picks;
  readonly values?: FormValues;
  readonly errors?: FormErrors;
}

/** Which value, what is right, and why. The old value stays readable, and clocks that it started are reckoned anew. */
export function CorrectPage(props: CorrectPageProps) {
  const { shown, fact } = props;
  const fields = correctableFields(shown.process, fact);
  const chosen = fields.find((one) => one.name === props.field) ?? (fields.length === 1 ? fields[0] : undefined);
  return (
    <>
      <ErrorSummary errors={props.errors ?? {}} />
      <h1>Rätta en uppgift</h1>
      <p>{factInWords(shown.process, fact, shown.names).said}</p>
      {chosen === undefined ? <Choose {...props} fields={fields} /> : <Right {...props} chosen={chosen} />}
      <p>
        <a href={`/arenden/${shown.state.ref}`}>Avbryt</a>
      </p>
    </>
  );
}

function Choose({ shown, fact, fields }: CorrectPageProps & { fields: readonly CorrectableField[] }) {
  return (
    <section class="stack tight" aria-labelledby="which">
      <h2 id="which">Vilken uppgift är fel?</h2>
      <ul class="stack tight">
        {fields.map((field) => (
          <li>
            <a href={`/arenden/${shown.state.ref}/ratta/${fact.no}?falt=${field.name}`}>
              {fieldMeta(field.schema)?.label}
            </a>
            : {valueInWords(fieldMeta(field.schema), field.was, shown.names)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Right({
  shown,
  fact,
  choice,
  chosen,
  commandId,
  picks,
  values,
  errors,
}: CorrectPageProps & { chosen: CorrectableField }) {
  const why = formFor(shown.process, 'correct')?.shape['why'];
  const meta = fieldMeta(chosen.schema);
  const form = z.object({ value: chosen.schema, ...(why === undefined ? {} : { why }) });
  return (
    <form method="post" action={`/arenden/${shown.state.ref}/drag/correct`} class="move" novalidate>
      <CsrfField csrf={shown.signedIn.csrf} />
      <input type="hidden" name="_command" value={commandId} />
      <input type="hidden" name="correctedNo" value={String(fact.no)} />
      <input type="hidden" name="field" value={chosen.name} />
      <p class="notice">
        {meta?.label}: {valueInWords(meta, chosen.was, shown.names)}. Det gamla värdet blir kvar, överstruket, och tider
        som räknades från det räknas om.
      </p>
      <FormFields form={form} values={values ?? {}} errors={errors ?? {}} pick={picks} />
      <div class="buttons">
        <button type="submit" class="primary" name="_do" value="send">
          {choice.row.label}
        </button>
      </div>
    </form>
  );
}
