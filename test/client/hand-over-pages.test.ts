import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant';
import { localDate } from '../../domain/calendar/stockholm';
import { openedTask } from '../../domain/kernel/open-task';
import { caseByRef, factsOf } from '../../register/cases';
import { submitIntake } from '../../register/intakes';
import { type FreshRegister, freshRegister } from '../support/database';
import { KernelGateway, openedCase, write } from './support/acted-case';
import { commandId, type Site, siteOver, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
const AT: Instant = Date.now() - HOUR_MS;

beforeAll(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register, { gateway: new KernelGateway(fresh.register, Date.now) });
});
afterAll(() => fresh.drop());

let made = 0;
const newRef = () => `ST-${String((made += 1)).padStart(5, 'H')}`;

async function moved(
  person: string,
  ref: string,
  move: string,
  fields: Record<string, string | readonly string[]> = {},
) {
  const one = await visitor(site, person);
  return one.post(`/arenden/${ref}/drag/${move}`, { _command: commandId(), _do: 'send', _seen: 'yes', ...fields });
}

/** A case of LFA’s that is offered to social services’ investigators, with these papers. */
async function offeredByLfa(contents: readonly string[]): Promise<string> {
  const ref = newRef();
  await openedCase(fresh.register, { ref, at: AT, unit: 'lfa-matchning', stage: 'matching', task: 'find-home' });
  const given = await moved('petra-ljung', ref, 'offer', { to: 'soc-utredning', because: 'Behovet.', contents });
  expect(given.status).toBe(303);
  return ref;
}

async function receiptOf(ref: string): Promise<string> {
  const fact = (await factsOf(fresh.register, ref)).find(({ type }) => type === 'HandoverAccepted');
  return `/arenden/${ref}/kvittens/${fact?.no ?? 0}`;
}

/** The form that accepts, as it stands on the page. */
const acceptIn = (html: string) => /action="[^"]*\/drag\/accept".*?<\/form>/s.exec(html)?.[0] ?? '';

test('whoever takes a case over ticks off what came; both sides read the same receipt, and nobody else', async () => {
  const ref = await offeredByLfa(['application', 'keys']);
  const johan = await visitor(site, 'johan-ek');
  const form = acceptIn((await johan.get(`/arenden/${ref}`)).text);
  expect(form).toContain('value="application"');
  expect(form).not.toContain('value="decision"');
  // Only colleagues of the receiving unit can be given it.
  expect(form).toContain('value="maria-akesson"');
  expect(form).not.toContain('value="petra-ljung"');
  expect((await moved('johan-ek', ref, 'accept', { contents: 'keys' })).status).toBe(303);
  const receipt = await receiptOf(ref);
  expect((await johan.get(`/arenden/${ref}`)).text).toContain(`href="${receipt}"`);
  // The giver reads it still, though the case is not theirs to see any more.
  const petra = await visitor(site, 'petra-ljung');
  for (const one of [johan, petra]) {
    const { status, text } = await one.get(receipt);
    expect(status).toBe(200);
    expect(text).toContain('Johan Ek');
    expect(text).toMatch(/data-content="keys" data-arrived="yes"/);
    expect(text).toMatch(/data-content="application" data-arrived="no"/);
  }
  expect((await (await visitor(site, 'signe-dal')).get(receipt)).status).toBe(404);
});

test('where no papers go along none are asked for, and whoever accepts need not name anybody', async () => {
  const ref = await offeredByLfa([]);
  const { text } = await (await visitor(site, 'johan-ek')).get(`/arenden/${ref}`);
  expect(acceptIn(text)).not.toContain('name="contents"');
  expect((await moved('johan-ek', ref, 'accept')).status).toBe(303);
  expect(await caseByRef(fresh.register, ref)).toMatchObject({ baton: { unit: 'soc-utredning', person: 'johan-ek' } });
});

test('of two who accept in the same moment one has it, and the other is told who', async () => {
  const ref = await offeredByLfa([]);
  await moved('johan-ek', ref, 'accept');
  await moved('johan-ek', ref, 'note', { body: 'Ringer i morgon.' });
  const { status, text } = await moved('maria-akesson', ref, 'accept');
  expect(status).toBe(409);
  expect(text).toContain('Det finns inget erbjudande att svara på längre.');
  expect(text).toMatch(/Johan Ek.*tog emot ärendet från/s);
});

test('linked cases are shown from both ends, to those alone who may see them', async () => {
  const [one, other, secret] = [newRef(), newRef(), newRef()];
  await openedCase(fresh.register, { ref: one, at: AT });
  const states = [
    await openedCase(fresh.register, { ref: other, at: AT }),
    await openedCase(fresh.register, { ref: secret, at: AT, restrictedTo: ['karin-holm'] }),
  ];
  for (const state of states) {
    const link = { type: 'CasesLinked', link: { to: one, how: 'same_household' } } as const;
    await write(fresh.register, state, [link], AT, 'link');
  }
  const linkedFor = async (person: string, ref: string) => {
    const { text } = await (await visitor(site, person)).get(`/arenden/${ref}`);
    return new Set([...text.matchAll(/data-linked="([^"]+)"/g)].map(([, to]) => to));
  };
  expect(await linkedFor('anna-lind', one)).toEqual(new Set([other]));
  expect(await linkedFor('karin-holm', one)).toEqual(new Set([other, secret]));
  expect(await linkedFor('anna-lind', other)).toEqual(new Set([one]));
});

test('a case that rests says until when and why, and one that is lifted says by when and which meeting', async () => {
  const [rests, lifted] = [newRef(), newRef()];
  await openedCase(fresh.register, { ref: rests, at: AT });
  await openedCase(fresh.register, { ref: lifted, at: AT });
  const until = new Date(Date.now() + 20 * DAY_MS).toISOString().slice(0, 10);
  const pause = { until, reason: 'abroad', why: 'Hos sin mor.', contactOn: '', renewed: '' };
  expect((await moved('anna-lind', rests, 'pause', pause)).status).toBe(303);
  expect((await moved('anna-lind', lifted, 'refer', { why: 'Ingen tar det.' })).status).toBe(303);
  const anna = await visitor(site, 'anna-lind');
  expect((await anna.get(`/arenden/${rests}`)).text).toMatch(
    /data-standing="paused".*?Ärendet vilar till .*?personen är bortrest/s,
  );
  const { text } = await anna.get(`/arenden/${lifted}`);
  expect(text).toMatch(/data-standing="lifted".*?Den som håller ärendet har lyft det.*?inte satt upp det/s);
});

test('the forum reads what it was asked, and not what two other units wrote to each other about a household', async () => {
  const ref = await offeredByLfa([]);
  await moved('johan-ek', ref, 'decline', { reason: 'not_our_target_group', why: 'Hennes sjukdom.' });
  await moved('petra-ljung', ref, 'refer', { why: 'Sonens skola.' });
  const read = async (person: string) => (await (await visitor(site, person)).get(`/arenden/${ref}`)).text;
  expect(await read('petra-ljung')).toContain('Hennes sjukdom.');
  const forum = await read('cecilia-mark');
  expect(forum).toContain('avböjde: Inte vår målgrupp');
  for (const hidden of ['Hennes sjukdom.', 'Sonens skola.']) expect(forum).not.toContain(hidden);
});

test('a meeting says its day, leads to its agenda, and has no letter to an applicant', async () => {
  const ref = newRef();
  const data = { meetingOn: '2037-03-11', meetingAt: '10.00' };
  const wish = { ref, at: AT, process: 'coordinationForum', unit: 'ksf-forum', stage: 'planned', task: 'summon', data };
  await openedCase(fresh.register, wish);
  const { text } = await (await visitor(site, 'cecilia-mark')).get(`/arenden/${ref}`);
  expect(text).toContain('ons 11 mars 2037 kl. 10.00');
  expect(text).toContain(`href="/forum/${ref}"`);
  expect(text).not.toContain('/brev/');
});

test('the forum reads what it decided in its minutes, also when the case is not its to see any more', async () => {
  const [meeting, ref] = [newRef(), newRef()];
  const data = { meetingOn: '2037-03-11', meetingAt: '10.00' };
  const day = { process: 'coordinationForum', unit: 'ksf-forum', stage: 'planned', task: 'summon' };
  await openedCase(fresh.register, { ...day, ref: meeting, at: AT, data });
  const state = await openedCase(fresh.register, { ref, at: AT });
  const unit = 'soc-mottagning';
  const named = { type: 'HolderNamed', decidedBy: 'forum', from: unit, to: unit, person: 'anna-lind' } as const;
  const when = { offerId: null, meeting, until: '2037-05-04', term: 'living', agencies: [], texts: {} } as const;
  await write(fresh.register, state, [{ ...named, ...when }], AT, 'named');
  const cecilia = await visitor(site, 'cecilia-mark');
  expect((await cecilia.get(`/arenden/${ref}`)).status).toBe(404);
  const minutes = await cecilia.get(`/forum/${meeting}`);
  expect(minutes.text).toMatch(/Anna Lind.*4 maj 2037/s);
  // No way into the case, which would be a page that does not exist.
  expect(minutes.text).not.toContain(`href="/arenden/${ref}"`);
  expect((await (await visitor(site, 'anna-lind')).get(`/forum/${meeting}`)).text).toContain(`href="/arenden/${ref}"`);
  expect((await (await visitor(site, 'signe-dal')).get(`/forum/${meeting}`)).text).not.toContain(ref);
});

test('a closed case can be opened again from its page, by those who worked with it', async () => {
  const ref = newRef();
  const state = await openedCase(fresh.register, { ref, at: AT });
  const closed = { type: 'CaseClosed', reason: 'own_contract', nobodyWaits: true } as const;
  await write(fresh.register, state, [closed], AT, 'close');
  const { text } = await (await visitor(site, 'anna-lind')).get(`/arenden/${ref}`);
  expect(text).toContain(`action="/arenden/${ref}/drag/reopen"`);
  expect(text).toContain('value="court"');
});

const pageOf = async (person: string, path: string) => (await (await visitor(site, person)).get(path)).text;
/** The forms that stand open on a page, by their move; the rest is folded. */
const openForms = (html: string) =>
  [...html.matchAll(/<(div class="stack"|details class="move" open="?"?) data-move="([\w-]+)"/g)].map(
    ([, , move]) => move,
  );

test('a receiver’s question stands open before the giver, in its own words, on the case and in the list', async () => {
  const ref = await offeredByLfa([]);
  expect((await moved('johan-ek', ref, 'ask-giver', { question: 'Finns en vårdkontakt?' })).status).toBe(303);
  const text = await pageOf('petra-ljung', `/arenden/${ref}`);
  expect(openForms(text)).toContain('answer-receiver');
  expect(text).toMatch(/class="said".*?Finns en vårdkontakt\?.*?name="answer"/s);
  expect(await pageOf('petra-ljung', '/')).toMatch(new RegExp(`${ref}.*?Svara på mottagarens fråga`, 's'));
});

test('after a no the giver reads why, and whom the other proposed is chosen already; nobody proposes itself', async () => {
  const ref = await offeredByLfa([]);
  const declineForm = /action="[^"]*\/drag\/decline".*?<\/form>/s.exec(
    await pageOf('johan-ek', `/arenden/${ref}`),
  )?.[0];
  expect(declineForm).toContain('value="soc-boendestod"');
  expect(declineForm).not.toContain('value="soc-utredning"');
  const proposal = { reason: 'other_unit_better', which: 'soc-boendestod', why: 'De känner hushållet.' };
  expect((await moved('johan-ek', ref, 'decline', proposal)).status).toBe(303);
  const state = await caseByRef(fresh.register, ref);
  if (state?.status !== 'open') throw new Error('open');
  const about = { reason: 'other_unit_better', proposed: 'soc-boendestod' };
  const task = { id: '1.after-decline', kind: 'after-decline', unit: 'lfa-matchning', side: false } as const;
  const opened = openedTask(state, { ...task, needs: 'member', policy: 'handover.normal', about }, AT);
  await write(fresh.register, state, [opened], AT, 'after-decline');
  const text = await pageOf('petra-ljung', `/arenden/${ref}`);
  // Where the task is done, ahead of its form, and not only in what has happened.
  const standing = /id="moves-title".*?<form class="move"[^>]*>(.*?)<\/form>/s.exec(text)?.[1];
  expect(standing).toContain('De känner hushållet.');
  expect(text).toMatch(/value="soc-boendestod" selected/);
});

test('a forbidden reason is refused with its sentence said once, and the form stands open with what was typed', async () => {
  const ref = await offeredByLfa([]);
  const refused = await moved('johan-ek', ref, 'decline', { reason: 'addiction', why: 'Nykter först.' });
  expect(refused.status).toBe(409);
  expect(refused.text.match(/missbruk är inget skäl att neka/g)).toHaveLength(1);
  const text = await pageOf('johan-ek', `/arenden/${ref}`);
  expect(openForms(text)).toContain('decline');
  expect(text).toContain('Nykter först.');
});

test('who is asked for an opinion reads the question beside the task, first on the page, also outside the secrecy', async () => {
  const ref = newRef();
  await openedCase(fresh.register, { ref, at: AT });
  const until = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
  const asked = { units: 'lfa-matchning', until, question: 'Finns en tvåa i Rosta?' };
  expect((await moved('anna-lind', ref, 'consult', asked)).status).toBe(303);
  const text = await pageOf('petra-ljung', `/arenden/${ref}`);
  expect(text).toMatch(/Svara på remissen.*?Finns en tvåa i Rosta\?.*?Det här kan du göra/s);
  expect(openForms(text)).toContain('complete');
});

test('an own task and a reminder say what they are about where they stand', async () => {
  const ref = newRef();
  await openedCase(fresh.register, { ref, at: AT });
  const until = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
  await moved('anna-lind', ref, 'add-task', { until, what: 'Följ med till banken.' });
  const text = await pageOf('anna-lind', `/arenden/${ref}`);
  expect(text).toMatch(/Eget uppdrag.*?class="said".*?Följ med till banken\./s);
});

test('a case that waits for the forum says so in the list', async () => {
  const ref = newRef();
  await openedCase(fresh.register, { ref, at: AT });
  await moved('anna-lind', ref, 'refer', { why: 'Ingen tar det.' });
  expect(await pageOf('cecilia-mark', '/forum')).toMatch(
    new RegExp(`${ref}.*?Mottagningsenheten.*?href="/arenden/${ref}#task-forum-schedule_`, 's'),
  );
  // Others than the secretariat read that no meeting has it yet; only the secretariat puts it on one.
  expect(await pageOf('karin-holm', '/forum')).toContain('Inte uppsatt på någon dagordning.');
});

test('a case that was closed too long ago leads to a new application, and then to the case that came of it', async () => {
  const [old, later] = [newRef(), newRef()];
  const state = await openedCase(fresh.register, { ref: old, at: AT - 200 * DAY_MS });
  const closed = { type: 'CaseClosed', reason: 'own_contract', nobodyWaits: true } as const;
  await write(fresh.register, state, [closed], AT - 100 * DAY_MS, 'close');
  const before = await pageOf('anna-lind', `/arenden/${old}`);
  expect(before).toMatch(/action="\/arenden\/nytt".*?Ny ansökan, kopplad till det här ärendet/s);
  // Somebody has taken it in: the page says so, also to those who may not see the new case.
  await submitIntake(
    fresh.register,
    {
      idempotencyKey: old,
      sent: old,
      process: 'municipalContract',
      unit: 'soc-mottagning',
      receivedAt: AT,
      submittedAt: AT,
      coded: { earlierCase: old },
      personal: {},
      contactWay: 'phone',
      contactEmail: null,
      openedBy: null,
      restrictedTo: null,
      household: [],
    },
    () => newRef(),
  );
  const taken = await pageOf('anna-lind', `/arenden/${old}`);
  expect(taken).not.toContain('action="/arenden/nytt"');
  expect(taken).toMatch(/En ny ansökan kom in .*? Mottagningsenheten tar den första kontakten\./);
  const link = { type: 'CasesLinked', link: { to: old, how: 'earlier_case' } } as const;
  await write(fresh.register, await openedCase(fresh.register, { ref: later, at: AT }), [link], AT, 'link');
  const after = await pageOf('anna-lind', `/arenden/${old}`);
  expect(after).not.toContain('action="/arenden/nytt"');
  expect(after).toMatch(new RegExp(`Det senare ärendet är <a href="/arenden/${later}"`));
  expect(after).toMatch(/data-linked="[^"]+".*?senare ärende/s);
});

test('the forum’s question stands over the form of its decision, and the minutes say by what it might speak', async () => {
  const [ref, meeting] = [newRef(), newRef()];
  await openedCase(fresh.register, { ref, at: AT });
  const today = localDate(Date.now());
  const data = { meetingOn: today, meetingAt: '10.00', members: ['soc-mottagning'] };
  const day = { process: 'coordinationForum', unit: 'ksf-forum', stage: 'meeting', task: 'hold-meeting', data };
  await openedCase(fresh.register, { ...day, ref: meeting, at: AT });
  await moved('anna-lind', ref, 'refer', { why: 'Ingen tar det.' });
  const lifted = await caseByRef(fresh.register, ref);
  const task =
    lifted?.status === 'open' ? Object.values(lifted.tasks).find(({ kind }) => kind === 'forum-schedule') : null;
  const asked = { meeting, question: 'Vem håller ärendet så länge?' };
  expect(
    (await moved('cecilia-mark', ref, 'complete', { _task: task?.id ?? '', _version: '1', ...asked })).status,
  ).toBe(303);
  const page = await pageOf('cecilia-mark', `/arenden/${ref}`);
  expect(openForms(page)).toContain('forum-decide');
  expect(page).toMatch(/class="said".*?Vem håller ärendet så länge\?.*?name="holder"/s);
  // Whoever was called is ticked already where the meeting is held.
  expect(await pageOf('cecilia-mark', `/arenden/${meeting}`)).toMatch(/value="soc-mottagning"[^>]*checked/);
  const until = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
  const decision = { holder: 'soc-utredning', until, term: 'living', agencies: 'ext-region', consentOk: 'yes' };
  const told = { options: 'Två enheter.', decision: 'Vuxenenheten håller.' };
  expect((await moved('cecilia-mark', ref, 'forum-decide', { ...decision, ...told })).status).toBe(303);
  const minutes = await pageOf('anna-lind', `/forum/${meeting}`);
  for (const said of ['Två enheter.', 'Vuxenenheten håller.', 'Regionen', 'Personen har samtyckt', 'Kallade'])
    expect(minutes).toContain(said);
  expect(await pageOf('johan-ek', `/arenden/${ref}`)).toMatch(/class="said".*?Vuxenenheten håller\./s);
});
