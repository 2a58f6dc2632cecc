import { Hono } from 'hono';
import type { Env, SignedIn } from '../../client/deps';
import { typedIn } from '../../client/forms/values';
import { intakeRoutes } from '../../client/intake/routes';
import { relayOnce, startRelay } from '../../client/relay-intakes';
import { submitApplication, unitFor } from '../../client/submit-intake';
import { toInstant } from '../../domain/calendar/stockholm';
import { type Instant, MINUTE_MS } from '../../domain/instant';
import { exampleAnswers } from '../../domain/intake/example';
import { swedish } from '../../domain/intake/words-sv';
import { purgeHalfForms } from '../../register/half-forms';
import { householdOf } from '../../register/household';
import { intakeByRef } from '../../register/intakes';
import { organisation } from '../../register/organisation';
import type { StartCase } from '../../workflows/messages';
import { openedCase, write } from './support/acted-case';
import { type FreshRegister, freshRegister } from '../support/database';

/** Thursday 12 March 2026, 10:00 in Örebro. */
const THURSDAY: Instant = toInstant('2026-03-12', '10:00');
const clock = { today: '2026-03-12', localNow: '2026-03-12T10:00' };

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister();
});
afterAll(() => fresh.drop());

/** One person at one computer: keeps its cookies, follows redirects, reads pages as text. */
function browser(options: { signedIn?: SignedIn; demo?: boolean; now?: Instant | (() => Instant) } = {}) {
  const { now: at = THURSDAY } = options;
  const now = typeof at === 'number' ? () => at : at;
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('now', now());
    c.set('organisation', await organisation(fresh.register));
    c.set('demo', options.demo ?? false);
    c.set('hideNames', false);
    c.set('signedIn', options.signedIn ?? null);
    if (c.req.method === 'POST') c.set('typed', typedIn(await c.req.parseBody({ all: true })));
    await next();
  });
  app.route('/', intakeRoutes({ register: fresh.register, now, kick: () => undefined }));
  let cookie = '';

  async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; path: string; text: string }> {
    const response = await app.request(path, {
      ...init,
      headers: new Headers([...new Headers(init.headers), ['cookie', cookie]]),
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) cookie = set.split(';')[0] ?? '';
    const to = response.headers.get('location');
    return to === null ? { status: response.status, path, text: await response.text() } : ask(to);
  }

  return {
    open: (path: string) => ask(path),
    fill: (path: string, fields: Record<string, string | readonly string[]>) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return ask(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    },
  };
}

const answersOf = (answers: Record<string, string | readonly string[]>, ...names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (answers[name] === undefined ? [] : [[name, answers[name]]])));

/** Goes through the Swedish form page by page and stops at the summary. */
async function walkToSummary(
  who: ReturnType<typeof browser>,
  changes: Record<string, string | readonly string[]> = {},
) {
  const answers = { ...exampleAnswers('sv', clock), adults: '1', children: '1', ...changes };
  await who.fill('/ansok/vem', answersOf(answers, 'forWhom'));
  await who.fill('/ansok/sokande', answersOf(answers, 'applicantName', 'applicantNumber'));
  await who.fill('/ansok/hushall', answersOf(answers, 'adults', 'children'));
  await who.fill('/ansok/personer', answersOf(answers, 'child1Name', 'child1Birth', 'child1Residence'));
  await who.fill('/ansok/i-natt', answersOf(answers, 'whereTonight', 'until', 'fear'));
  await who.fill('/ansok/vad-har-hant', answersOf(answers, 'reason', 'whatHappened'));
  await who.fill('/ansok/ekonomi', answersOf(answers, 'incomes', 'efforts'));
  return who.fill('/ansok/kontakt', answersOf(answers, 'contactWay', 'phone', 'email', 'language', 'interpreter'));
}

const intakes = () => fresh.register.db.selectFrom('intakes').selectAll().orderBy('id').execute();
const started: StartCase[] = [];
const relay = () =>
  relayOnce({ register: fresh.register, now: Date.now, start: async (_ref, start) => void started.push(start) });

const refIn = (text: string) => /ST-[0-9A-Z]{5,6}/.exec(text)?.[0] ?? '';

describe('the application of somebody without a home', () => {
  test('goes page by page to a summary, is sent once and gives a receipt with the day of the first contact', async () => {
    const before = (await intakes()).length;
    const applicant = browser();
    const summary = await walkToSummary(applicant);
    expect(summary.path).toBe('/ansok/kontroll');
    expect(summary.text).toContain('Mira Exempelsson');
    expect(await intakes()).toHaveLength(before);

    const receipt = await applicant.fill('/ansok/kontroll', {});
    expect(receipt.path).toBe('/ansok/kvitto');
    // Five working days from Thursday 12 March.
    expect(receipt.text).toContain('tors 19 mars');
    expect(receipt.text).not.toContain('Exempelsson');

    const again = await applicant.fill('/ansok/kontroll', {});
    expect(refIn(again.text)).toBe(refIn(receipt.text));
    expect(await intakes()).toHaveLength(before + 1);
  });

  test('names are in the register; what the case starts with is coded', async () => {
    const applicant = browser();
    await walkToSummary(applicant);
    const ref = refIn((await applicant.fill('/ansok/kontroll', {})).text);
    await relay();
    const start = started.find((one) => one.ref === ref);
    expect(start).toMatchObject({
      process: 'municipalContract',
      unit: 'soc-mottagning',
      receivedAt: THURSDAY,
      openedBy: null,
    });
    expect(JSON.stringify(start)).not.toContain('Exempelsson');
    expect((await householdOf(fresh.register, ref)).map((member) => member.name)).toEqual([
      'Mira Exempelsson',
      'Noor Exempelsson',
    ]);
    expect((await intakeByRef(fresh.register, ref))?.started).toBe(true);
  });

  test('keeps what was typed when something is wrong, says what, and stores nothing of that page', async () => {
    const applicant = browser();
    const wrong = await applicant.fill('/ansok/sokande', {
      applicantName: 'Mira <b>Exempelsson</b>',
      applicantNumber: '1234',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#applicantNumber"');
    expect(wrong.text).toContain(swedish.errors.personNumber);
    expect(wrong.text).toContain('value="1234"');
    expect(wrong.text).toContain('Mira &lt;b&gt;Exempelsson&lt;/b&gt;');
    expect((await applicant.open('/ansok/sokande')).text).not.toContain('1234');
  });

  test('cannot be sent before every page is answered', async () => {
    const applicant = browser();
    await applicant.fill('/ansok/vem', { forWhom: 'self' });
    expect((await applicant.open('/ansok/kontroll')).path).toBe('/ansok/sokande');
  });

  test('an answer that was true when it was typed and is not when it is sent is named, with the way to it', async () => {
    let now = THURSDAY - MINUTE_MS;
    const applicant = browser({ now: () => now });
    await walkToSummary(applicant, { until: '2026-03-12' });
    now = toInstant('2026-03-13', '00:01');
    const before = (await intakes()).length;
    const refused = await applicant.fill('/ansok/kontroll', {});
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(
      `<a href="/ansok/i-natt?andra=1#until">Till vilken dag kan du bo kvar där? ${swedish.errors.past}</a>`,
    );
    expect(await intakes()).toHaveLength(before);
    const mended = await applicant.fill('/ansok/i-natt?andra=1', {
      ...answersOf(exampleAnswers('sv', clock), 'whereTonight', 'fear'),
      until: '2026-03-20',
    });
    expect(mended.path).toBe('/ansok/kontroll');
    expect((await applicant.fill('/ansok/kontroll', {})).path).toBe('/ansok/kvitto');
  });

  test('an answer is changed from the summary and leads back to it', async () => {
    const applicant = browser();
    await walkToSummary(applicant);
    const summary = await applicant.fill('/ansok/vad-har-hant?andra=1', { reason: 'separation' });
    expect(summary.path).toBe('/ansok/kontroll');
    expect(summary.text).toContain(swedish.options.reason.separation);
  });

  test.each([
    ['nowhere to sleep', { whereTonight: 'nowhere' }],
    ['fear of somebody', { fear: 'yes' }],
  ])('%s shows the telephone number before sending', async (_title, changes) => {
    const calm = await walkToSummary(browser());
    expect(calm.text).not.toContain('Ring 019-00 00 00 nu');
    const summary = await walkToSummary(browser(), changes);
    expect(summary.path).toBe('/ansok/kontroll');
    expect(summary.text).toContain('Ring 019-00 00 00 nu');
  });

  test('a half-filled form is gone after 60 minutes', async () => {
    const applicant = browser();
    await applicant.fill('/ansok/vem', { forWhom: 'self' });
    await purgeHalfForms(fresh.register, Date.now() + 59 * MINUTE_MS);
    expect((await applicant.open('/ansok')).text).toContain('value="self" checked');
    await purgeHalfForms(fresh.register, Date.now() + 61 * MINUTE_MS);
    expect((await applicant.open('/ansok')).text).not.toContain('checked');
  });

  test('the same pages answer in English', async () => {
    const applicant = browser({ demo: true });
    const filled = await applicant.fill('/apply/who', { _fill: '1' });
    expect(filled.text).toContain('lang="en"');
    const receipt = await applicant.fill('/apply/check', {});
    expect(receipt.text).toContain('Thursday 19 March 2026');
  });

  test('“Fyll i exempel” while one answer is changed still leads back to the summary', async () => {
    const applicant = browser({ demo: true });
    const filled = await applicant.fill('/ansok/vem?andra=1', { _fill: '1' });
    expect(filled.text).toContain('action="/ansok/vem?andra=1"');
  });

  test('“Fyll i exempel” exists in the demonstration only', async () => {
    expect((await browser({ demo: true }).open('/ansok')).text).toContain('Fyll i exempel');
    expect((await browser().open('/ansok')).text).not.toContain('Fyll i exempel');
    const filled = await browser().fill('/ansok/vem', { _fill: '1' });
    expect(filled.status).toBe(422);
  });
});

describe('an official who types for somebody', () => {
  const sofia: SignedIn = {
    actor: { kind: 'person', id: 'sofia-berg', memberships: [{ unit: 'soc-mottagning', role: 'member' }], roles: [] },
    name: 'Sofia Berg',
    title: 'Mottagningssekreterare',
    units: ['Mottagningsenheten'],
    csrf: 'token',
    tokenHash: 'hash',
  };

  test('registers what came on paper the day before, with the official’s own codes', async () => {
    const official = browser({ signedIn: sofia, demo: true });
    await official.fill('/arenden/nytt/inkommet', { _fill: '1' });
    const codes = { channel: 'paper', receivedAt: '2026-03-11T15:20', supportLevel: '2', protectedIdentity: 'none' };
    const summary = await official.fill('/arenden/nytt/inkommet?andra=1', codes);
    expect(summary.path).toBe('/arenden/nytt/kontroll');
    const receipt = await official.fill('/arenden/nytt/kontroll', {});
    const intake = await intakeByRef(fresh.register, refIn(receipt.text));
    expect(intake).toMatchObject({
      receivedAt: toInstant('2026-03-11', '15:20'),
      openedBy: { person: 'sofia-berg', unit: 'soc-mottagning' },
      restrictedTo: null,
      coded: { channel: 'paper', supportLevel: 2 },
    });
    // Five working days from Wednesday 11 March: the clock runs from when it came in.
    expect(receipt.text).toContain('ons 18 mars');
  });

  test('with protected identity the case is only for the official and the head of the unit', async () => {
    const official = browser({ signedIn: sofia, demo: true });
    await official.fill('/arenden/nytt/inkommet', { _fill: '1' });
    await official.fill('/arenden/nytt/inkommet', {
      channel: 'phone',
      receivedAt: clock.localNow,
      protectedIdentity: 'marking',
    });
    const intake = await intakeByRef(fresh.register, refIn((await official.fill('/arenden/nytt/kontroll', {})).text));
    expect(intake?.restrictedTo).toEqual(['sofia-berg', 'karin-holm']);
  });

  test('who comes back long after a case was closed gets one new case, linked to the old, whoever takes it in', async () => {
    const [old, day] = ['ST-GAMMA', 24 * 60 * MINUTE_MS];
    const opened = await openedCase(fresh.register, { ref: old, at: THURSDAY - 200 * day, name: 'Vera Återkomst' });
    const closed = { type: 'CaseClosed', reason: 'own_contract', nobodyWaits: true } as const;
    await write(fresh.register, opened, [closed], THURSDAY - 100 * day, 'close');
    const official = browser({ signedIn: sofia, demo: true });
    const first = await official.fill('/arenden/nytt', { efter: old });
    expect(first.path).toBe('/arenden/nytt');
    expect(first.text).toContain(`href="/arenden/${old}"`);
    expect((await official.open('/arenden/nytt/sokande')).text).toContain('value="Vera Återkomst"');
    const colleague = browser({ signedIn: { ...sofia, actor: { ...sofia.actor, id: 'anna-lind' } }, demo: true });
    await colleague.fill('/arenden/nytt', { efter: old });
    await colleague.fill('/arenden/nytt/inkommet', { _fill: '1' });
    await official.fill('/arenden/nytt/inkommet', { _fill: '1' });
    const intake = await intakeByRef(fresh.register, refIn((await official.fill('/arenden/nytt/kontroll', {})).text));
    expect(intake?.coded).toMatchObject({ earlierCase: old });
    // A colleague who began at the same time is led to the old case, where the new one stands.
    const before = (await intakes()).length;
    expect((await colleague.fill('/arenden/nytt/kontroll', {})).path).toBe(`/arenden/${old}`);
    expect((await intakes()).length).toBe(before);
    // Whoever begins later is led there before they type anything.
    expect((await colleague.fill('/arenden/nytt', { efter: old })).path).toBe(`/arenden/${old}`);
    // Within 90 days it is opened again instead, and nobody else's case is begun from.
    const soon = browser({ signedIn: sofia, now: THURSDAY - 20 * day });
    expect((await soon.fill('/arenden/nytt', { efter: old })).status).toBe(404);
    const elsewhere = { ...sofia.actor, memberships: [{ unit: 'soc-boendestod', role: 'member' as const }] };
    const other = browser({ signedIn: { ...sofia, actor: elsewhere } });
    expect((await other.fill('/arenden/nytt', { efter: old })).status).toBe(404);
  });

  test('the page is not there for other administrations', async () => {
    const elsewhere = {
      ...sofia,
      actor: { ...sofia.actor, memberships: [{ unit: 'lfa-matchning', role: 'member' as const }] },
    };
    expect((await browser({ signedIn: elsewhere }).open('/arenden/nytt')).status).toBe(404);
  });
});

describe('taking in and starting', () => {
  const submit = (idempotencyKey: string, changes: Record<string, string> = {}) =>
    submitApplication(
      { register: fresh.register, now: () => THURSDAY, kick: () => undefined },
      { flow: 'sv', answers: { ...exampleAnswers('sv', clock), ...changes }, idempotencyKey, by: null },
    );

  test('the same key fifty times at once is one application with one reference', async () => {
    const before = (await intakes()).length;
    const all = await Promise.all(Array.from({ length: 50 }, () => submit('same-key')));
    expect(new Set(all.map((one) => ('ref' in one ? one.ref : one.kind))).size).toBe(1);
    expect(all.filter((one) => one.kind === 'stored')).toHaveLength(1);
    expect(await intakes()).toHaveLength(before + 1);
  });

  test('the same key with other answers is refused', async () => {
    await submit('reused');
    expect(await submit('reused', { reason: 'other' })).toEqual({ kind: 'key-reused' });
  });

  test.each([
    ['after the office has closed', '2026-03-12', '17:30'],
    ['the next day, when what was four days away is soon', '2026-03-13', '09:00'],
    ['weeks later, when the night it speaks of has passed', '2026-03-30', '09:00'],
  ])('the same sent again %s is the same application, answered as it was the first time', async (_when, day, time) => {
    const key = `again-${day}`;
    const answers = { ...exampleAnswers('sv', clock), until: '2026-03-16', fear: day === '2026-03-12' ? 'yes' : 'no' };
    const at = (now: Instant) =>
      submitApplication(
        { register: fresh.register, now: () => now, kick: () => undefined },
        { flow: 'sv', answers, idempotencyKey: key, by: null },
      );
    const first = await at(THURSDAY);
    expect(await at(toInstant(day, time))).toEqual({ ...first, kind: 'repeated' });
  });

  test('an application that lacks an answer is refused with the name of the field', async () => {
    expect(await submit('lacking', { reason: '' })).toMatchObject({
      kind: 'invalid',
      errors: { reason: expect.any(String) },
    });
  });

  test.each([
    ['Thursday 10.00', '2026-03-12', '10:00', 'today', 'soc-mottagning'],
    ['Thursday 17.00', '2026-03-12', '17:00', 'today', 'soc-jour'],
    ['Saturday 10.00', '2026-03-14', '10:00', 'today', 'soc-jour'],
    ['långfredag 10.00', '2026-04-03', '10:00', 'today', 'soc-jour'],
    ['Saturday, but it can wait', '2026-03-14', '10:00', '3d', 'soc-mottagning'],
  ] as const)('%s: who cannot wait begins where somebody answers', (_title, day, time, urgency, unit) => {
    expect(unitFor(urgency, toInstant(day, time), [])).toBe(unit);
  });

  test('when Temporal is away the application waits and starts once it is back', async () => {
    await relay();
    const stored = await submit('temporal-away');
    const ref = 'ref' in stored ? stored.ref : '';
    const now = Date.now();
    const down = { register: fresh.register, now: () => now, start: () => Promise.reject(new Error('UNAVAILABLE')) };
    expect(await relayOnce(down)).toBe(0);
    expect(await intakeByRef(fresh.register, ref)).toMatchObject({ started: false, attempts: 1 });
    started.length = 0;
    const back = {
      ...down,
      now: () => now + MINUTE_MS,
      start: async (_ref: string, start: StartCase) => void started.push(start),
    };
    expect(await relayOnce(back)).toBe(1);
    expect(started.map((one) => one.ref)).toEqual([ref]);
    expect(await relayOnce(back)).toBe(0);
  });

  test('a kick starts the case at once, and stopping waits for what is under way', async () => {
    await relay();
    const refs: string[] = [];
    const tell = () => Promise.reject(new Error('nothing is told here'));
    const looking = startRelay({
      register: fresh.register,
      now: Date.now,
      start: async (ref) => void refs.push(ref),
      tell,
    });
    const deps = { register: fresh.register, now: () => THURSDAY, kick: looking.kick };
    const answers = exampleAnswers('sv', clock);
    const stored = await submitApplication(deps, { flow: 'sv', answers, idempotencyKey: 'kicked', by: null });
    const ref = 'ref' in stored ? stored.ref : '';
    const until = Date.now() + 5_000;
    while (!refs.includes(ref) && Date.now() < until) await new Promise((resolve) => setImmediate(resolve));
    await looking.stop();
    expect(refs).toEqual([ref]);
    expect((await intakeByRef(fresh.register, ref))?.started).toBe(true);
  });
});
