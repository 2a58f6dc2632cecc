import {
  type FieldMeta,
  fieldMeta,
  type Form,
  PICKED,
  PICKED_MANY,
  type PickedMany,
  type PickedOne,
} from '../../domain/forms/fields.schema';
import { type Demanded, demandedFor } from '../../domain/forms/required-when.schema';
import { frame } from '../words/catalogue';
import { fieldOf } from './parse-form';
import { allOf, type FormErrors, type FormValues, oneOf } from './values';

/** What the page offers for a `picked` field: id -> label, in order. */
export type Picks = {
  readonly [control in PickedOne | PickedMany]?: Readonly<Record<string, string>>;
};

export interface FormFieldsProps {
  readonly form: Form;
  readonly values?: FormValues;
  readonly errors?: FormErrors;
  readonly pick?: Picks;
  /** Put before every id, when several forms share a page. */
  readonly prefix?: string;
  /** Only these fields, in this order; all when absent. */
  readonly only?: readonly string[];
  /** Words of the renderer itself, for a page in another language. */
  readonly words?: FieldWords;
}

export interface FieldWords {
  readonly optional: string;
  readonly choose: string;
  /** Which answers make a field be asked for. */
  readonly when?: (answers: readonly string[]) => string;
}

const SWEDISH: FieldWords = { optional: frame.optional, choose: 'Välj …', when: frame.when };

/** The fields of a form in one column, drawn from what the schema says of each. */
export function FormFields({
  form,
  values = {},
  errors = {},
  pick = {},
  prefix = '',
  only,
  words = SWEDISH,
}: FormFieldsProps) {
  return (
    <>
      {(only ?? Object.keys(form.shape)).map((name) => {
        const schema = fieldOf(form, name);
        const meta = fieldMeta(schema);
        if (meta === undefined) return null;
        const props = {
          name,
          meta,
          values,
          pick,
          words,
          id: `${prefix}${name}`,
          error: errors[name],
          optional: schema.safeParse(undefined).success && demandedFor(schema)?.all !== true,
          demanded: demandedFor(schema),
        };
        return grouped(meta) ? (
          <Group {...props} />
        ) : meta.control === 'check' ? (
          <Tick {...props} />
        ) : (
          <Box {...props} />
        );
      })}
    </>
  );
}

interface FieldProps {
  readonly name: string;
  readonly id: string;
  readonly meta: FieldMeta;
  readonly values: FormValues;
  readonly pick: Picks;
  readonly words: FieldWords;
  readonly error: string | undefined;
  readonly optional: boolean;
  /** Answers elsewhere in the form that make it be asked for. */
  readonly demanded: Demanded | null;
}

export const isPicked = (control: string): control is PickedOne => (PICKED as readonly string[]).includes(control);
const isPickedMany = (control: string): control is PickedMany => (PICKED_MANY as readonly string[]).includes(control);

function grouped({ control }: FieldMeta): boolean {
  return control === 'radio' || control === 'checkboxes' || isPickedMany(control);
}

function describedBy({ id, meta, error }: FieldProps): string | undefined {
  return [meta.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
}

function Label({ meta, optional, demanded, words }: FieldProps) {
  return (
    <>
      {meta.label}
      {optional && meta.control !== 'checkboxes' && meta.control !== 'check' ? (
        <span class="soft">
          {' '}
          ({demanded === null ? words.optional : (words.when?.(demanded.answers) ?? words.optional)})
        </span>
      ) : null}
    </>
  );
}

function Under({ id, meta, error }: FieldProps) {
  return (
    <>
      {meta.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {meta.hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}

/** Few short choices stand on one line, many in columns. */
function spread(labels: readonly string[]): string | undefined {
  if (labels.length > 6) return 'choices-wide';
  return labels.length <= 4 && labels.every((label) => label.length <= 14) ? 'choices-line' : undefined;
}

function Group(props: FieldProps) {
  const { id, name, meta, values, pick, error, optional } = props;
  const options = Object.entries(isPickedMany(meta.control) ? (pick[meta.control] ?? {}) : (meta.options ?? {}));
  // Nothing to tick: nothing to ask.
  if (options.length === 0 && optional) return null;
  const type = meta.control === 'radio' ? 'radio' : 'checkbox';
  const chosen = allOf(values, name);
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend>
        <Label {...props} />
      </legend>
      <Under {...props} />
      <div class={spread(options.map(([, label]) => label))}>
        {options.map(([code, label], at) => (
          <div class="choice">
            <input
              type={type}
              // The summary of errors links to the first choice.
              id={at === 0 ? id : `${id}-${code}`}
              name={name}
              value={code}
              checked={chosen.includes(code)}
              required={type === 'radio' && !optional}
            />
            <label for={at === 0 ? id : `${id}-${code}`}>{label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Tick(props: FieldProps) {
  const { id, name, values, error, meta, optional } = props;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value="yes"
          checked={oneOf(values, name) === 'yes'}
          required={!optional}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy(props)}
        />
        <label for={id}>{meta.label}</label>
      </div>
      <Under {...props} />
    </div>
  );
}

function Box(props: FieldProps) {
  const { id, error } = props;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>
        <Label {...props} />
      </label>
      <Under {...props} />
      <Control {...props} />
    </div>
  );
}

const INPUT_TYPES: Readonly<Record<string, string>> = {
  date: 'date',
  datetime: 'datetime-local',
  number: 'text',
  text: 'text',
};

function Control(props: FieldProps) {
  const { id, name, meta, values, pick, words, error, optional } = props;
  const aria = {
    id,
    name,
    'aria-describedby': describedBy(props),
    'aria-invalid': error ? ('true' as const) : undefined,
    // The browser's own check comes first when it can; the server's is the one that counts.
    required: !optional,
  };
  const width = meta.width && meta.width !== 'full' ? `width-${meta.width}` : undefined;
  const value = oneOf(values, name);
  if (meta.control === 'textarea') {
    return (
      <textarea {...aria} rows={5}>
        {value}
      </textarea>
    );
  }
  if (meta.control === 'select' || isPicked(meta.control)) {
    const options = isPicked(meta.control) ? (pick[meta.control] ?? {}) : (meta.options ?? {});
    return (
      <select {...aria} class={width}>
        <option value="">{words.choose}</option>
        {Object.entries(options).map(([code, label]) => (
          <option value={code} selected={code === value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  const input = (
    <input
      {...aria}
      class={width}
      type={INPUT_TYPES[meta.control] ?? 'text'}
      inputmode={meta.control === 'number' ? 'numeric' : undefined}
      autocomplete={meta.autocomplete ?? 'off'}
      value={value}
    />
  );
  return meta.suffix ? (
    <div class="with-suffix">
      {input}
      <span>{meta.suffix}</span>
    </div>
  ) : (
    input
  );
}
