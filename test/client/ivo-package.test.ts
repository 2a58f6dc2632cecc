import { HOUR_MS, type Instant } from '../../domain/instant';
import { openedTask } from '../../domain/kernel/open-task';
import type { OpenCase } from '../../domain/kernel/state';
import { caseByRef } from '../../register/cases';
import { type FreshRegister, freshRegister } from '../support/database';
import { KernelGateway, openedCase, write } from './support/acted-case';
import { commandId, type Site, siteOver, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
const REF = 'ST-IVO01';
const AT: Instant = Date.now() - HOUR_MS;

beforeAll(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register, { gateway: new KernelGateway(fresh.register, Date.now) });
});
afterAll(() => fresh.drop());

const state = async () => (await caseByRef(fresh.register, REF)) as OpenCase;

test('what IVO needs is put together from the facts: the request, the month, contacts, decisions, papers', async () => {
  const johan = await visitor(site, 'johan-ek');
  const made = async (move: string, fields: Record<string, string>) => {
    const sent = await johan.post(`/arenden/${REF}/drag/${move}`, { _command: commandId(), _do: 'send', ...fields });
    expect([move, sent.status]).toEqual([move, 303]);
  };
  await openedCase(fresh.register, { ref: REF, at: AT, unit: 'soc-utredning', stage: 'investigation', name: 'Bo Ek' });
  expect((await johan.get(`/arenden/${REF}/brev/ivo-package`)).status).toBe(404);
  await made('contact', { way: 'phone', reached: 'yes', contactOn: '2026-01-20', note: 'Bor där nu.' });
  await made('list-document', { kind: 'certificate', from: 'municipality', on: '2026-01-22', where: 'Akten.' });
  await made('request-municipality', { requestedOn: '2026-01-31', municipality: 'Kommun B', why: 'Bosatt där.' });
  const sign = {
    id: 'x.sign',
    kind: 'sign-decision',
    unit: 'soc-ledning',
    side: true,
    policy: 'decision.sign',
  } as const;
  await write(
    fresh.register,
    await state(),
    [openedTask(await state(), { ...sign, needs: 'decider' }, AT)],
    AT,
    'sign',
  );
  const signed = { _command: commandId(), _do: 'send', _task: 'x.sign', _version: '1', verdict: 'approve' };
  const birgitta = await visitor(site, 'birgitta-stal');
  const said = { reasons: 'Bor hos en vän.', nextStep: 'Vi söker en bostad.' };
  const sent = await birgitta.post(`/arenden/${REF}/drag/complete`, { ...signed, ...said });
  expect(sent.status).toBe(303);
  const wish = { unit: 'soc-utredning', side: true, needs: 'member' } as const;
  const answer = { ...wish, id: 'x.answer', kind: 'municipality-answer', policy: 'handover.municipality' };
  const asked = openedTask(await state(), { ...answer, start: Date.UTC(2026, 0, 31, 11) }, AT);
  await write(fresh.register, await state(), [asked], AT, 'asked');
  const apply = openedTask(await state(), { ...wish, id: 'x.apply', kind: 'apply-to-ivo', policy: 'ivo.apply' }, AT);
  await write(fresh.register, await state(), [apply], AT, 'apply');

  const { status, text } = await johan.get(`/arenden/${REF}/brev/ivo-package`);
  expect(status).toBe(200);
  for (const said of [
    'Inspektionen för vård och omsorg',
    'Kommun B',
    'lör 31 januari 2026',
    'Bosatt där.',
    // The month ended on a Saturday.
    'mån 2 mars 2026',
    'Inget svar har kommit',
    'Bo Ek',
    'tis 20 januari 2026, Telefon, nådde personen',
    'tors 22 januari 2026',
    'Utredningsenheten vuxen',
    'Fatta beslut, Bifall',
  ])
    expect(text).toContain(said);
  // What was said stays in the case: IVO asks for it when it wants it.
  expect(text).not.toContain('Bor där nu.');
  expect((await (await visitor(site, 'petra-ljung')).get(`/arenden/${REF}/brev/ivo-package`)).status).toBe(404);
});
