import type {
  CHANNELS,
  CONTACT_WAYS,
  EFFORTS,
  Flow,
  FOR_WHOM,
  INCOMES,
  LANGUAGES,
  PROTECTIONS,
  REASONS,
  RESIDENCES,
  SITUATIONS,
  SUPPORT_LEVELS,
  URGENCIES,
  WHERE_TONIGHT,
} from './codes';
import { english } from './words-en';
import { swedish } from './words-sv';

export type PageName =
  | 'start'
  | 'helper'
  | 'applicant'
  | 'household'
  | 'members'
  | 'tonight'
  | 'happened'
  | 'economy'
  | 'contact'
  | 'official';

export type FieldName =
  | 'forWhom'
  | 'helperName'
  | 'helperPhone'
  | 'helperRole'
  | 'helperConsent'
  | 'applicantName'
  | 'applicantNumber'
  | 'adults'
  | 'children'
  | 'adultName'
  | 'adultNumber'
  | 'childName'
  | 'childBirth'
  | 'childResidence'
  | 'whereTonight'
  | 'until'
  | 'fear'
  | 'reason'
  | 'whatHappened'
  | 'incomes'
  | 'efforts'
  | 'contactWay'
  | 'phone'
  | 'email'
  | 'address'
  | 'workerName'
  | 'language'
  | 'interpreter'
  | 'channel'
  | 'receivedAt'
  | 'situation'
  | 'urgency'
  | 'supportLevel'
  | 'protectedIdentity';

type Labels<Codes extends readonly string[]> = Readonly<Record<Codes[number], string>>;
type ErrorName =
  | 'choose'
  | 'fill'
  | 'tooLong'
  | 'tick'
  | 'wholeNumber'
  | 'personNumber'
  | 'birth'
  | 'notBorn'
  | 'date'
  | 'past'
  | 'email'
  | 'phone'
  | 'noneAndOther'
  | 'received'
  | 'receivedLater';

/** Every word of the application form, in one language. `{n}`, `{label}`, `{min}`, `{max}` are filled in. */
export interface IntakeWords {
  readonly title: string;
  readonly pages: Readonly<Record<PageName, string>>;
  readonly slugs: Readonly<Record<PageName | 'check' | 'receipt', string>>;
  readonly fields: Readonly<Record<FieldName, { readonly label: string; readonly hint?: string }>>;
  readonly options: {
    readonly forWhom: Labels<typeof FOR_WHOM>;
    readonly whereTonight: Labels<typeof WHERE_TONIGHT>;
    readonly yesNo: { readonly yes: string; readonly no: string };
    readonly reason: Labels<typeof REASONS>;
    readonly incomes: Labels<typeof INCOMES>;
    readonly efforts: Labels<typeof EFFORTS>;
    readonly contactWay: Labels<typeof CONTACT_WAYS>;
    readonly language: Labels<typeof LANGUAGES>;
    readonly residence: Labels<typeof RESIDENCES>;
    readonly channel: Labels<typeof CHANNELS>;
    readonly urgency: Labels<typeof URGENCIES>;
    readonly situation: Labels<typeof SITUATIONS>;
    readonly supportLevel: Labels<typeof SUPPORT_LEVELS>;
    readonly protectedIdentity: Labels<typeof PROTECTIONS>;
  };
  readonly errors: Readonly<Record<ErrorName, string>> & { readonly contact: Labels<typeof CONTACT_WAYS> };
}

export function wordsOf(flow: Flow): IntakeWords {
  return flow === 'en' ? english : swedish;
}

/** Puts values into the gaps of a sentence. */
export function fill(sentence: string, gaps: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));
}
