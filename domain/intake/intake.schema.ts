import { z } from 'zod';
import type { Form } from '../forms/fields.schema';
import { CONTACT_WAYS, type Flow, MOST_ADULTS, MOST_CHILDREN } from './codes';
import { fieldsIn } from './fields.schema';
import { type IntakeWords, type PageName, wordsOf } from './words';

/** What was typed so far, page after page in one bag. Field names are unique over all pages. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** One short page of the application. */
export interface IntakePage {
  readonly name: PageName;
  readonly title: string;
  readonly slug: string;
  readonly form: Form;
}

export interface IntakeClock {
  /** Today in Sweden, `YYYY-MM-DD`. */
  readonly today: string;
  /** Now in Sweden, `YYYY-MM-DDTHH:mm`. */
  readonly localNow: string;
}

/** How many, as far as it has been answered. */
export function counted(answers: Answers): { readonly adults: number; readonly children: number } {
  const read = (name: string, least: number, most: number) => {
    const value = Number(answers[name]);
    return Number.isInteger(value) ? Math.min(Math.max(value, least), most) : least;
  };
  return { adults: read('adults', 1, MOST_ADULTS), children: read('children', 0, MOST_CHILDREN) };
}

/** True when somebody fills the form in for another. */
export function forAnother(answers: Answers): boolean {
  return answers['forWhom'] === 'representative' || answers['forWhom'] === 'professional';
}

/**
 * The pages this applicant meets, in order: a question is only asked of those it concerns. An official types the same
 * form for somebody on the phone or on paper, with how it came in and the official's own codes on top.
 */
export function pagesOf(flow: Flow, answers: Answers, clock: IntakeClock): readonly IntakePage[] {
  const words = wordsOf(flow);
  const { adults, children } = counted(answers);
  const names: readonly (PageName | false)[] = [
    flow === 'staff' && 'official',
    'start',
    forAnother(answers) && 'helper',
    'applicant',
    'household',
    (adults > 1 || children > 0) && 'members',
    'tonight',
    'happened',
    'economy',
    'contact',
  ];
  return names
    .filter((name) => name !== false)
    .map((name) => ({
      name,
      title: words.pages[name],
      slug: words.slugs[name],
      form: keptForm(name, flow, answers, clock),
    }));
}

/** Building a schema costs milliseconds, and the same few are asked for by every applicant of the day. */
const kept = new Map<string, Form>();
const MOST_KEPT = 500;

function keptForm(name: PageName, flow: Flow, answers: Answers, clock: IntakeClock): Form {
  const { adults, children } = name === 'members' ? counted(answers) : { adults: 0, children: 0 };
  const time = name === 'official' ? clock.localNow : clock.today;
  const key = [flow, name, forAnother(answers), adults, children, time].join('|');
  const had = kept.get(key);
  if (had !== undefined) return had;
  if (kept.size >= MOST_KEPT) kept.clear();
  const form = formOf(name, wordsOf(flow), answers, clock);
  kept.set(key, form);
  return form;
}

function formOf(name: PageName, words: IntakeWords, answers: Answers, clock: IntakeClock): Form {
  const f = fieldsIn(words);
  const own = forAnother(answers) ? {} : { autocomplete: 'name' };
  switch (name) {
    case 'start':
      return z.object({ forWhom: f.choice('forWhom', words.options.forWhom) });
    case 'helper':
      return z.object({
        helperName: f.name('helperName', { autocomplete: 'name' }),
        helperPhone: f.mayPhone('helperPhone'),
        helperRole: f.name('helperRole'),
        helperConsent: f.tick('helperConsent'),
      });
    case 'applicant':
      return z.object({
        applicantName: f.name('applicantName', own),
        applicantNumber: f.mayPersonNumber('applicantNumber'),
      });
    case 'household':
      return z.object({ adults: f.count('adults', 1, MOST_ADULTS), children: f.count('children', 0, MOST_CHILDREN) });
    case 'members':
      return membersForm(words, answers, clock);
    case 'tonight':
      return z.object({
        whereTonight: f.choice('whereTonight', words.options.whereTonight),
        until: f.mayDateFrom('until', clock.today),
        fear: f.yesNo('fear'),
      });
    case 'happened':
      return z.object({ reason: f.choice('reason', words.options.reason), whatHappened: f.story('whatHappened') });
    case 'economy':
      return z.object({
        incomes: f.choices('incomes', words.options.incomes),
        efforts: f.choices('efforts', words.options.efforts),
      });
    case 'contact':
      return contactForm(words);
    case 'official':
      return z.object({
        channel: f.choice('channel', words.options.channel),
        receivedAt: f.localTimeUpTo('receivedAt', clock.localNow),
        situation: f.mayChoose('situation', words.options.situation),
        urgency: f.mayChoose('urgency', words.options.urgency),
        supportLevel: f.mayChoose('supportLevel', words.options.supportLevel),
        protectedIdentity: f.choice('protectedIdentity', words.options.protectedIdentity),
      });
    default:
      return name satisfies never;
  }
}

/** The other adults, then the children: as many rows as were counted. */
function membersForm(words: IntakeWords, answers: Answers, { today }: IntakeClock): Form {
  const f = fieldsIn(words);
  const { adults, children } = counted(answers);
  const shape: Record<string, z.ZodType> = {};
  for (let n = 2; n <= adults; n++) {
    shape[`adult${n}Name`] = f.name('adultName', { n });
    shape[`adult${n}Number`] = f.mayPersonNumber('adultNumber', { n });
  }
  for (let n = 1; n <= children; n++) {
    shape[`child${n}Name`] = f.mayLine('childName', { n });
    shape[`child${n}Birth`] = f.birth('childBirth', today, { n });
    shape[`child${n}Residence`] = f.choice('childResidence', words.options.residence, { n });
  }
  return z.object(shape);
}

/** The box that a way of contact needs. */
export const CONTACT_BOX = { phone: 'phone', letter: 'address', email: 'email', worker: 'workerName' } as const;

function contactForm(words: IntakeWords): Form {
  const f = fieldsIn(words);
  return z
    .object({
      contactWay: f.choice('contactWay', words.options.contactWay),
      phone: f.mayPhone('phone'),
      email: f.mayEmail('email'),
      address: f.mayLine('address', { autocomplete: 'address-line1' }),
      workerName: f.mayLine('workerName'),
      language: f.choice('language', words.options.language),
      interpreter: f.yesNo('interpreter'),
    })
    .superRefine((given, context) => {
      for (const way of CONTACT_WAYS) {
        if (given.contactWay === way && given[CONTACT_BOX[way]] === undefined) {
          context.addIssue({ code: 'custom', path: [CONTACT_BOX[way]], message: words.errors.contact[way] });
        }
      }
    });
}
