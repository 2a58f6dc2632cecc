import type { Child } from 'hono/jsx';
import type { Instant } from '../../domain/instant';
import { type Checked, tonightNowhere } from '../../domain/intake/application';
import { CONTACT_WAYS, type ContactWay, type Flow } from '../../domain/intake/codes';
import type { Answers, IntakePage } from '../../domain/intake/intake.schema';
import { wordsOf } from '../../domain/intake/words';
import { fieldMeta } from '../../domain/forms/fields.schema';
import type { Ctx } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { FormFields } from '../forms/form-fields';
import { fieldOf } from '../forms/parse-form';
import { allOf, type FormErrors, type FormValues } from '../forms/values';
import { page } from '../layout/page';
import { type Pair, Pairs } from '../layout/pairs';
import { afterWords, intakePageWords, momentIn, PHONE } from '../words/intake';
import type { Receipt } from './half-form';
import { baseOf, otherLanguagePath, slugOf } from './paths';

interface Shown {
  readonly flow: Flow;
  readonly pages: readonly IntakePage[];
  readonly answers: Answers;
}

function layout(flow: Flow, title: string, wrong = false) {
  return {
    title,
    narrow: true,
    wrong,
    lang: flow === 'en' ? 'en' : 'sv',
    ...(flow === 'staff' ? { here: baseOf(flow) } : {}),
  } as const;
}

function Csrf({ c }: { c: Ctx }) {
  const signedIn = c.get('signedIn');
  return signedIn === null ? null : <CsrfField csrf={signedIn.csrf} />;
}

export interface QuestionPage extends Shown {
  readonly at: number;
  readonly values: FormValues;
  readonly errors: FormErrors;
  /** Came from the summary: goes back there. */
  readonly changing: boolean;
  /** Every page is answered, so the summary can be opened from here. */
  readonly complete: boolean;
  /** The closed case that the application comes after. */
  readonly earlier?: string | null;
}

/** One short page of questions. */
export function questionPage(c: Ctx, asked: QuestionPage) {
  const { flow, pages, at, answers, values, errors, changing, complete, earlier = null } = asked;
  const shown = pages[at];
  if (shown === undefined) throw new RangeError(`No page ${at}`);
  const words = intakePageWords(flow);
  const wrong = Object.keys(errors).length > 0;
  const before = pages[at - 1];
  return page(
    c,
    { ...layout(flow, shown.title, wrong), status: wrong ? 422 : 200 },
    <>
      <Errors errors={errors} title={words.wrong} />
      <div class="stack tight">
        <p class="soft line apart">
          <span>
            {wordsOf(flow).title} · {words.step(at + 1, pages.length)}
          </span>
          <OtherLanguage flow={flow} page={shown} />
        </p>
        <h1>{shown.title}</h1>
      </div>
      {earlier === null ? null : (
        <div class="notice">
          <p>
            {afterWords.form} <a href={`/arenden/${earlier}`}>{earlier}</a>. {afterWords.check}
          </p>
        </div>
      )}
      {at === 0 ? words.lead.map((line) => <p>{line}</p>) : null}
      <Urgent flow={flow} answers={answers} />
      <form
        method="post"
        action={`${baseOf(flow)}/${shown.slug}${changing ? '?andra=1' : ''}`}
        class="fields"
        novalidate
      >
        <Csrf c={c} />
        <FormFields form={shown.form} values={values} errors={errors} words={words} />
        <div class="buttons">
          <button type="submit" class="primary">
            {words.next}
          </button>
          {before ? <a href={`${baseOf(flow)}/${before.slug}`}>{words.back}</a> : null}
          {complete ? <a href={`${baseOf(flow)}/${slugOf(flow, 'check')}`}>{words.toCheck}</a> : null}
          {c.get('demo') ? (
            <button type="submit" name="_fill" value="1" class="quiet" formnovalidate>
              {words.example}
            </button>
          ) : null}
        </div>
      </form>
      {at === 0 && flow !== 'staff' ? <Privacy flow={flow} /> : null}
    </>,
  );
}

/** The summary of errors; it is found first by whoever cannot see the page. */
function Errors({ errors, title }: { errors: FormErrors; title: string }) {
  return <ErrorSummary errors={errors} title={title} />;
}

function OtherLanguage({ flow, page: shown }: { flow: Flow; page: IntakePage }) {
  const path = otherLanguagePath(flow, shown.name);
  return path === null ? null : (
    <a href={path} lang={flow === 'en' ? 'sv' : 'en'} hreflang={flow === 'en' ? 'sv' : 'en'}>
      {intakePageWords(flow).otherLanguage}
    </a>
  );
}

function Privacy({ flow }: { flow: Flow }) {
  const words = intakePageWords(flow);
  return (
    <section class="stack tight" aria-labelledby="privacy">
      <h2 id="privacy">{words.privacyTitle}</h2>
      {words.privacy.map((line) => (
        <p class="small">{line}</p>
      ))}
    </section>
  );
}

/** The telephone number, from the moment an answer calls for it: before anything is sent. */
function Urgent({ flow, answers, sent = false }: { flow: Flow; answers: Checked; sent?: boolean }) {
  if (!tonightNowhere(answers) && answers['fear'] !== 'yes') return null;
  const words = intakePageWords(flow);
  return (
    <section class="notice bad" aria-labelledby="urgent">
      <h2 id="urgent">
        {flow === 'staff' ? words.urgentTitle : <a href={`tel:${PHONE.replace(/\D/g, '')}`}>{words.urgentTitle}</a>}
      </h2>
      {words.urgent.map((line) => (
        <p>{line}</p>
      ))}
      {sent || words.urgentStillSend === null ? null : <p>{words.urgentStillSend}</p>}
    </section>
  );
}

/** Everything that was answered, each with its way back, before it is sent. */
export function checkPage(c: Ctx, { flow, pages, answers }: Shown, errors: FormErrors = {}) {
  const words = intakePageWords(flow);
  const wrong = Object.keys(errors).length > 0;
  return page(
    c,
    { ...layout(flow, words.checkTitle, wrong), status: wrong ? 422 : 200 },
    <>
      <ErrorSummary errors={asQuestions(pages, errors)} title={words.wrong} hrefOf={placeOf(flow, pages)} />
      <h1>{words.checkTitle}</h1>
      <p>{words.checkLead}</p>
      <Urgent flow={flow} answers={answers} />
      {pages.map((one) => (
        <section class="sheet" aria-labelledby={`page-${one.slug}`}>
          <div class="line apart">
            <h2 id={`page-${one.slug}`}>{one.title}</h2>
            <a href={`${baseOf(flow)}/${one.slug}?andra=1`}>
              {words.change}
              <span class="hidden-visually">: {one.title}</span>
            </a>
          </div>
          <Pairs of={Object.keys(one.form.shape).flatMap((name) => answerTo(flow, one, name, answers))} />
        </section>
      ))}
      <form method="post" action={`${baseOf(flow)}/${slugOf(flow, 'check')}`} class="fields">
        <Csrf c={c} />
        <div class="buttons">
          <button type="submit" class="primary">
            {words.send}
          </button>
        </div>
      </form>
    </>,
  );
}

/** No field stands on this page, so each error says which question it is about, and leads to it. */
function asQuestions(pages: readonly IntakePage[], errors: FormErrors): FormErrors {
  const label = (name: string) => {
    const shown = pages.find((one) => name in one.form.shape);
    return shown === undefined ? undefined : fieldMeta(fieldOf(shown.form, name))?.label;
  };
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [name, [label(name), message].filter(Boolean).join(' ')]),
  );
}

function placeOf(flow: Flow, pages: readonly IntakePage[]): (name: string) => string {
  return (name) =>
    `${baseOf(flow)}/${(pages.find((one) => name in one.form.shape) ?? pages[0])?.slug ?? ''}?andra=1#${name}`;
}

function answerTo(flow: Flow, shown: IntakePage, name: string, answers: Answers): readonly Pair[] {
  const meta = fieldMeta(fieldOf(shown.form, name));
  const words = intakePageWords(flow);
  if (meta === undefined) return [];
  const said = allOf(answers, name).map((value) =>
    meta.control === 'check' ? words.yes : (meta.options?.[value] ?? value),
  );
  return [{ label: meta.label, value: said.length === 0 ? <span class="soft">{words.none}</span> : said.join(', ') }];
}

/** What happens next and by when. `contactBy` is reckoned from when it was received. */
export function receiptPage(c: Ctx, flow: Flow, receipt: Receipt, contactBy: Instant) {
  const words = intakePageWords(flow);
  const way = CONTACT_WAYS.find((one): one is ContactWay => one === receipt.contactWay);
  return page(
    c,
    layout(flow, words.receiptTitle),
    <>
      <h1>{words.receiptTitle}</h1>
      <section class="sheet first">
        <Pairs
          of={[
            {
              label: words.reference,
              value: (
                <strong>
                  {flow === 'staff' ? <a href={`/arenden/${receipt.ref}`}>{receipt.ref}</a> : receipt.ref}
                </strong>
              ),
            },
            { label: words.received, value: <Moment flow={flow} at={receipt.receivedAt} /> },
          ]}
        />
        <h2>{words.nextTitle}</h2>
        <p>{words.within[receipt.urgency](momentIn(flow, contactBy))}</p>
        {way ? <p>{words.ways[way]}</p> : null}
        {words.after.map((line) => (
          <p>{line}</p>
        ))}
        <p>{words.keep}</p>
      </section>
      <Urgent flow={flow} answers={receipt.urgency === 'today' && flow !== 'staff' ? { fear: 'yes' } : {}} sent />
      <p class="soft no-print">{words.print}</p>
      <StartAgain c={c} flow={flow} />
    </>,
  );
}

function Moment({ flow, at }: { flow: Flow; at: Instant }) {
  return <time datetime={new Date(at).toISOString()}>{momentIn(flow, at)}</time>;
}

function StartAgain({ c, flow }: { c: Ctx; flow: Flow }): Child {
  return (
    <form method="post" action={`${baseOf(flow)}/${slugOf(flow, 'start')}`} class="no-print">
      <Csrf c={c} />
      <button type="submit" name="_again" value="1" class="quiet">
        {intakePageWords(flow).startAgain}
      </button>
    </form>
  );
}

/** Nothing is kept any more: said plainly, with the way to a new one. */
export function gonePage(c: Ctx, flow: Flow) {
  const words = intakePageWords(flow);
  return page(
    c,
    layout(flow, words.goneTitle),
    <>
      <h1>{words.goneTitle}</h1>
      <p>{words.gone}</p>
      <StartAgain c={c} flow={flow} />
    </>,
  );
}
