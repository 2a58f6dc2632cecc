import { Hono, type MiddlewareHandler } from 'hono';
import { computeDeadline } from '../../domain/deadlines/deadline';
import type { Instant } from '../../domain/instant';
import type { Flow } from '../../domain/intake/codes';
import { exampleAnswers } from '../../domain/intake/example';
import { type Answers, type IntakeClock, pagesOf } from '../../domain/intake/intake.schema';
import { intakeAfter } from '../../register/intakes';
import { daysOff, policiesInForce } from '../../register/policies';
import type { Ctx, Deps, Env } from '../deps';
import { parseForm } from '../forms/parse-form';
import { fieldsIn, oneOf } from '../forms/values';
import { problemPage } from '../problem-pages';
import { signedInOnly, who } from '../sign-in/session';
import { intakeClock, submitApplication } from '../submit-intake';
import { checkAnswers } from './check-answers';
import { earlierCase } from './earlier-case';
import {
  beginAfter,
  forgetHalfForm,
  type HalfForm,
  keepAnswers,
  keepReceipt,
  readHalfForm,
  type Receipt,
} from './half-form';
import { baseOf, slugOf } from './paths';
import { checkPage, gonePage, questionPage, receiptPage } from './views';

/** What the application's pages need beside the client's own. */
export interface IntakeDeps extends Pick<Deps, 'register' | 'now'> {
  /** Wakes the relay after a submission. */
  readonly kick: () => void;
}

/** The application: `/ansok`, `/apply`, and for officials `/arenden/nytt`. One set of pages, three sets of words. */
export function intakeRoutes(deps: IntakeDeps): Hono<Env> {
  const app = new Hono<Env>();
  for (const path of [baseOf('staff'), `${baseOf('staff')}/*`]) app.use(path, signedInOnly, socialServicesOnly);
  for (const flow of ['sv', 'en', 'staff'] as const) {
    app.get(baseOf(flow), (c) => showPage(c, deps, flow, undefined));
    app.get(`${baseOf(flow)}/:page`, (c) => showPage(c, deps, flow, c.req.param('page')));
    if (flow === 'staff') app.post(baseOf(flow), (c) => begin(c, deps));
    app.post(`${baseOf(flow)}/:page`, (c) => takePage(c, deps, flow, c.req.param('page')));
  }
  return app;
}

/** Applications concern the social services: to others the page is not there. */
const socialServicesOnly: MiddlewareHandler<Env> = async (c, next) =>
  who(c).actor.memberships.some((m) => m.unit.startsWith('soc-')) ? next() : problemPage(c, 'notFound', 404);

async function showPage(c: Ctx, deps: IntakeDeps, flow: Flow, slug: string | undefined) {
  const half = await readHalfForm(c, deps.register, flow);
  if (slug === slugOf(flow, 'receipt')) return showReceipt(c, deps, flow, half?.receipt ?? null);
  // Something was sent from here: its answers are gone, and pages begin empty.
  const answers = half?.receipt === null ? half.answers : {};
  const clock = intakeClock(deps.now());
  const pages = pagesOf(flow, answers, clock);
  if (slug === slugOf(flow, 'check')) {
    if (half === null || half.receipt !== null) return gonePage(c, flow);
    const checked = checkAnswers(flow, answers, clock);
    // Somebody went straight to the summary: back to the first page that lacks something.
    return checked.ok
      ? checkPage(c, { flow, pages, answers })
      : c.redirect(`${baseOf(flow)}/${checked.firstPage}`, 303);
  }
  const at = slug === undefined ? 0 : pages.findIndex((page) => page.slug === slug);
  if (at === -1) return problemPage(c, 'notFound', 404);
  const changing = c.req.query('andra') === '1';
  const complete = checkAnswers(flow, answers, clock).ok;
  const values = { ...presetFor(flow, clock), ...answers };
  const earlier = half?.receipt === null ? half.earlier : null;
  return questionPage(c, { flow, pages, at, answers, values, errors: {}, changing, complete, earlier });
}

/** What is nearly always so when an official opens the form: it came in now, and nothing is protected. */
function presetFor(flow: Flow, clock: IntakeClock): Answers {
  return flow === 'staff' ? { receivedAt: clock.localNow, protectedIdentity: 'none' } : {};
}

/** Somebody comes back after a closed case, too late to open it again: a new application, linked to the old case. */
async function begin(c: Ctx, deps: IntakeDeps): Promise<Response> {
  const earlier = await earlierCase(deps.register, who(c).actor, oneOf(c.get('typed') ?? {}, 'efter'), c.get('now'));
  if (earlier === null) return problemPage(c, 'notFound', 404);
  // It has come in already: the page of the closed case says so.
  if ((await intakeAfter(deps.register, earlier.ref)) !== null) return c.redirect(`/arenden/${earlier.ref}`, 303);
  await beginAfter(c, deps.register, earlier, earlier.answers);
  return c.redirect(baseOf('staff'), 303);
}

async function takePage(c: Ctx, deps: IntakeDeps, flow: Flow, slug: string) {
  const typed = c.get('typed') ?? {};
  if (typed['_again'] === '1') {
    await forgetHalfForm(c, deps.register, flow);
    return c.redirect(baseOf(flow), 303);
  }
  const half = await readHalfForm(c, deps.register, flow);
  if (slug === slugOf(flow, 'check')) return send(c, deps, flow, half);

  const had: Answers = half?.receipt === null ? half.answers : {};
  const clock = intakeClock(deps.now());
  const pages = pagesOf(flow, had, clock);
  const at = pages.findIndex((page) => page.slug === slug);
  const page = pages[at];
  if (page === undefined) return problemPage(c, 'notFound', 404);
  const changing = c.req.query('andra') === '1';
  if (typed['_fill'] === '1' && c.get('demo')) {
    const example = exampleAnswers(flow, clock);
    await keepAnswers(c, deps.register, flow, half, example);
    const filled = { flow, pages: pagesOf(flow, example, clock), answers: example };
    return questionPage(c, {
      ...filled,
      at: filled.pages.findIndex((one) => one.name === page.name),
      values: example,
      errors: {},
      changing,
      complete: true,
    });
  }
  const parsed = parseForm(page.form, fieldsIn(typed));
  if (!parsed.ok) {
    return questionPage(c, {
      flow,
      pages,
      at,
      answers: had,
      values: parsed.values,
      errors: parsed.errors,
      changing,
      complete: false,
      earlier: half?.receipt === null ? half.earlier : null,
    });
  }
  const answers = { ...without(had, Object.keys(page.form.shape)), ...only(typed, Object.keys(page.form.shape)) };
  await keepAnswers(c, deps.register, flow, half, answers);
  return c.redirect(`${baseOf(flow)}/${nextSlug(flow, answers, page.name, changing, clock)}`, 303);
}

/** An answer may have added or removed pages, so what comes next is read from the new answers. */
function nextSlug(
  flow: Flow,
  answers: Answers,
  done: string,
  changing: boolean,
  clock: ReturnType<typeof intakeClock>,
): string {
  const checked = checkAnswers(flow, answers, clock);
  if (changing) return checked.ok ? slugOf(flow, 'check') : `${checked.firstPage}?andra=1`;
  const pages = pagesOf(flow, answers, clock);
  const next = pages[pages.findIndex((page) => page.name === done) + 1];
  if (next !== undefined) return next.slug;
  return checked.ok ? slugOf(flow, 'check') : checked.firstPage;
}

async function send(c: Ctx, deps: IntakeDeps, flow: Flow, half: HalfForm | null) {
  if (half === null) return gonePage(c, flow);
  const receiptPath = `${baseOf(flow)}/${slugOf(flow, 'receipt')}`;
  // Pressed twice: the first press has put the receipt there.
  if (half.receipt !== null) return c.redirect(receiptPath, 303);
  const by = flow === 'staff' ? { person: who(c).actor.id, unit: socialUnitOf(c) } : null;
  const { answers, key: idempotencyKey, earlier: earlierCase } = half;
  const submitted = await submitApplication(deps, { flow, answers, idempotencyKey, by, earlierCase });
  if (submitted.kind === 'invalid') {
    return checkPage(
      c,
      { flow, pages: pagesOf(flow, half.answers, intakeClock(deps.now())), answers: half.answers },
      submitted.errors,
    );
  }
  if (submitted.kind === 'key-reused') {
    // A colleague was first: the new case is linked from the old one's page.
    if (earlierCase === null) return gonePage(c, flow);
    await forgetHalfForm(c, deps.register, flow);
    return c.redirect(`/arenden/${earlierCase}`, 303);
  }
  const { ref, receivedAt, urgency, contactWay } = submitted;
  await keepReceipt(c, deps.register, flow, half, { ref, receivedAt, urgency, contactWay });
  return c.redirect(receiptPath, 303);
}

function socialUnitOf(c: Ctx): string | null {
  return who(c).actor.memberships.find((m) => m.unit.startsWith('soc-'))?.unit ?? null;
}

async function showReceipt(c: Ctx, deps: IntakeDeps, flow: Flow, receipt: Receipt | null) {
  return receipt === null ? gonePage(c, flow) : receiptPage(c, flow, receipt, await contactBy(deps, receipt));
}

/** When somebody has been in touch at the latest: the same clock as the case's first task. */
async function contactBy({ register }: IntakeDeps, { urgency, receivedAt }: Receipt): Promise<Instant> {
  const [policies, off] = await Promise.all([policiesInForce(register, receivedAt), daysOff(register)]);
  const policy = policies[`contact.first.${urgency}`];
  if (policy === undefined) throw new Error(`No policy contact.first.${urgency} in force`);
  return computeDeadline({ policy, start: receivedAt, daysOff: off }).dueAt;
}

function only(values: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function without(values: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
