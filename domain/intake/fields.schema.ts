import { z } from 'zod';
import { type FieldMeta, fields, type Keep } from '../forms/fields.schema';
import { readPersonNumber } from '../person-number.schema';
import { type FieldName, fill, type IntakeWords } from './words';

/*
 * The application's fields in the applicant's language. They carry the same metadata as every form of ours, so the
 * pages draw them with the same renderer; only the words come from the application's own catalogue.
 */

const LONGEST_LINE = 200;
const LONGEST_STORY = 4000;

type More = Partial<Pick<FieldMeta, 'autocomplete' | 'width'>> & { readonly n?: number };

/** What every field of one language is made with. */
function kitFor(words: IntakeWords) {
  const spoken = (name: FieldName, { n }: More) => {
    const { label, hint } = words.fields[name];
    return { label: fill(label, { n: n ?? '' }), ...(hint === undefined ? {} : { hint }) };
  };
  const meta = (name: FieldName, keep: Keep, control: FieldMeta['control'], { n, ...more }: More = {}): FieldMeta => ({
    ...spoken(name, n === undefined ? {} : { n }),
    keep,
    control,
    ...more,
  });
  const say = (error: keyof Omit<IntakeWords['errors'], 'contact'>, name: FieldName, more: More = {}, gaps = {}) =>
    fill(words.errors[error], { label: spoken(name, more).label.toLowerCase(), ...gaps });
  return { words, spoken, meta, say };
}

type Kit = ReturnType<typeof kitFor>;

/** Builders for one language. */
export function fieldsIn(words: IntakeWords) {
  const kit = kitFor(words);
  return { ...choicesIn(kit), ...linesIn(kit), ...formatsIn(kit) };
}

function choicesIn({ words, meta, say }: Kit) {
  function choice<const T extends Readonly<Record<string, string>>>(name: FieldName, options: T, more: More = {}) {
    const codes = Object.keys(options) as [keyof T & string, ...(keyof T & string)[]];
    const control = codes.length > 8 ? 'select' : 'radio';
    return z
      .enum(codes, { error: say('choose', name, more) })
      .register(fields, { ...meta(name, 'code', control, more), options });
  }

  function mayChoose<const T extends Readonly<Record<string, string>>>(name: FieldName, options: T) {
    const codes = Object.keys(options) as [keyof T & string, ...(keyof T & string)[]];
    return z
      .enum(codes, { error: say('choose', name) })
      .optional()
      .register(fields, { ...meta(name, 'code', 'select'), options });
  }

  function choices<const T extends Readonly<Record<string, string>>>(name: FieldName, options: T) {
    const codes = Object.keys(options) as [keyof T & string, ...(keyof T & string)[]];
    return z
      .array(z.enum(codes, { error: say('choose', name) }))
      .min(1, { error: say('choose', name) })
      .refine((chosen) => chosen.length === 1 || !chosen.includes('none'), { error: words.errors.noneAndOther })
      .register(fields, { ...meta(name, 'code', 'checkboxes'), options });
  }

  return {
    choice,
    mayChoose,
    choices,
    yesNo: (name: FieldName) => choice(name, words.options.yesNo),
    tick: (name: FieldName) =>
      z.literal('yes', { error: words.errors.tick }).register(fields, meta(name, 'code', 'check')),
  };
}

function linesIn({ meta, say }: Kit) {
  const line = (name: FieldName, more: More = {}) =>
    z
      .string({ error: say('fill', name, more) })
      .trim()
      .min(1, { error: say('fill', name, more) })
      .max(LONGEST_LINE, { error: say('tooLong', name, more, { max: LONGEST_LINE }) });

  return {
    name: (name: FieldName, more: More = {}) => line(name, more).register(fields, meta(name, 'personal', 'text', more)),
    mayLine: (name: FieldName, more: More = {}) =>
      line(name, more)
        .optional()
        .register(fields, meta(name, 'personal', 'text', more)),
    story: (name: FieldName) =>
      z
        .string()
        .trim()
        .max(LONGEST_STORY, { error: say('tooLong', name, {}, { max: LONGEST_STORY }) })
        .optional()
        .register(fields, meta(name, 'text', 'textarea')),
  };
}

/** Fields with a form of their own: numbers, days, addresses. */
function formatsIn({ words, meta, say }: Kit) {
  return {
    /** Personal or coordination number; the register keeps its digits, nothing else sees it. */
    mayPersonNumber: (name: FieldName, more: More = {}) =>
      z
        .string()
        .trim()
        .overwrite((text) => readPersonNumber(text)?.digits ?? text)
        .refine((text) => readPersonNumber(text) !== null, { error: words.errors.personNumber })
        .optional()
        .register(fields, { ...meta(name, 'personal', 'text', more), width: 'short' }),
    count: (name: FieldName, min: number, max: number) => {
      const error = say('wholeNumber', name, {}, { min, max });
      return z
        .preprocess(
          (v) => (typeof v === 'string' && /^\s*\d{1,3}\s*$/.test(v) ? Number(v) : v),
          z.int({ error }).min(min, { error }).max(max, { error }),
        )
        .register(fields, { ...meta(name, 'code', 'number'), width: 'short' });
    },
    /** `YYYY-MM`, not after the month of `today`. */
    birth: (name: FieldName, today: string, more: More = {}) =>
      z
        .string({ error: words.errors.birth })
        .trim()
        .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, { error: words.errors.birth })
        .refine((month) => month <= today.slice(0, 7), { error: words.errors.notBorn })
        .register(fields, { ...meta(name, 'code', 'text', more), width: 'short' }),
    mayDateFrom: (name: FieldName, today: string) =>
      z.iso
        .date({ error: words.errors.date })
        .refine((day) => day >= today, { error: words.errors.past })
        .optional()
        .register(fields, { ...meta(name, 'code', 'date'), width: 'short' }),
    mayPhone: (name: FieldName) =>
      z
        .string()
        .trim()
        .regex(/^[+\d][\d ()/-]{5,30}$/, { error: words.errors.phone })
        .optional()
        .register(fields, { ...meta(name, 'personal', 'text', { autocomplete: 'tel' }), width: 'medium' }),
    mayEmail: (name: FieldName) =>
      z
        .email({ error: words.errors.email })
        .max(LONGEST_LINE, { error: words.errors.email })
        .optional()
        .register(fields, { ...meta(name, 'personal', 'text', { autocomplete: 'email' }), width: 'medium' }),
    /** Swedish local time, `YYYY-MM-DDTHH:mm`, not after `localNow`. */
    localTimeUpTo: (name: FieldName, localNow: string) =>
      z.iso
        .datetime({ local: true, precision: -1, error: words.errors.received })
        .refine((at) => at <= localNow, { error: words.errors.receivedLater })
        .register(fields, { ...meta(name, 'code', 'datetime'), width: 'medium' }),
  };
}
