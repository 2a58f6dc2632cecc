import { exampleAnswers } from '../../domain/intake/example';
import { openedTask } from '../../domain/kernel/open-task';
import { factsOf } from '../../register/cases';
import { type FreshRegister, freshRegister } from '../support/database';
import { intakeClock } from '../../client/submit-intake';
import { KernelGateway, openedCase, write } from './support/acted-case';
import { commandId, ORIGIN, type Site, siteOver } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
beforeAll(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register, { gateway: new KernelGateway(fresh.register, Date.now) });
  await openedCase(fresh.register, { ref: 'ST-APIXX', at: Date.now(), name: 'Lena Bergkvist' });
});
afterAll(() => fresh.drop());

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: { readonly [key: string]: unknown };
}

/** Asks as a person; in this test a bearer token is simply the person's id. */
async function ask(
  person: string | null,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await site.app.request(`${ORIGIN}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(person === null ? {} : { authorization: `Bearer ${person}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: text === '' ? {} : JSON.parse(text),
  };
}

const note = (more: object = {}) => ({ commandId: commandId(), move: 'note', answers: { body: 'Ringde.' }, ...more });

test('the description is OpenAPI 3.1 and names every operation', async () => {
  const { body } = await ask(null, '/openapi.json');
  expect(body['openapi']).toBe('3.1.0');
  expect(Object.keys(body['paths'] as object).toSorted()).toEqual([
    '/open/allocations',
    '/open/allocations/{ref}',
    '/v1/cases',
    '/v1/cases/{ref}',
    '/v1/cases/{ref}/bids',
    '/v1/cases/{ref}/moves',
    '/v1/inbox',
    '/v1/intakes',
  ]);
});

test('a move is made, and the same one sent again is the same one', async () => {
  const move = note();
  const first = await ask('anna-lind', '/v1/cases/ST-APIXX/moves', move);
  expect(first.status).toBe(200);
  expect((await factsOf(fresh.register, 'ST-APIXX')).filter((fact) => fact.commandId === move.commandId)).toHaveLength(
    1,
  );
});

test('a case says who holds it, until when, and each move with who may make it', async () => {
  const { status, body } = await ask('anna-lind', '/v1/cases/ST-APIXX');
  expect(status).toBe(200);
  expect(body).toMatchObject({ stage: 'receipt', holder: { unit: 'soc-mottagning', person: null }, access: 'full' });
  expect(body['moves']).toContainEqual(expect.objectContaining({ move: 'claim', allowed: true }));
  expect(body['moves']).toContainEqual(expect.objectContaining({ move: 'assign', allowed: false, rule: 'not-yours' }));
  expect(JSON.stringify(body)).not.toContain('Lena');
});

test.each([
  ['without a token', 401, () => ask(null, '/v1/inbox')],
  ['with a token of nobody', 401, () => ask('nobody', '/v1/inbox')],
  ['for a case that is not theirs', 404, () => ask('petra-ljung', '/v1/cases/ST-APIXX')],
  ['for a case that does not exist', 404, () => ask('anna-lind', '/v1/cases/ST-NONEX')],
  ['for a body that is not JSON', 400, () => ask('anna-lind', '/v1/cases/ST-APIXX/moves', '{"commandId":')],
  ['for a body of the wrong shape', 400, () => ask('anna-lind', '/v1/cases/ST-APIXX/moves', { move: 7 })],
  ['for an intake without a key', 400, () => ask('anna-lind', '/v1/intakes', { answers: {} })],
  [
    'for answers that the form does not take',
    422,
    () => ask('anna-lind', '/v1/cases/ST-APIXX/moves', note({ answers: {} })),
  ],
  [
    'for an intake that lacks answers',
    422,
    () => ask('anna-lind', '/v1/intakes', { answers: {} }, { 'idempotency-key': commandId() }),
  ],
  [
    'for a body over 256 kB',
    413,
    () => ask('anna-lind', '/v1/cases/ST-APIXX/moves', note({ answers: { body: 'x'.repeat(300_000) } })),
  ],
  ['for an address that is none', 404, () => ask('anna-lind', '/v1/nothing')],
] as const)('%s the answer is a problem document with status %i', async (_why, status, send) => {
  const answer = await send();
  expect(answer.status).toBe(status);
  expect(answer.type).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status, title: expect.any(String) });
});

test('a refused move names its rule and the sentence behind it, and changes nothing', async () => {
  const before = await factsOf(fresh.register, 'ST-APIXX');
  const answer = await ask('anna-lind', '/v1/cases/ST-APIXX/moves', {
    commandId: commandId(),
    move: 'assign',
    answers: { person: 'anna-lind' },
  });
  expect(answer).toMatchObject({ status: 409, body: { rule: 'not-yours', type: 'urn:stafett:rule:not-yours' } });
  expect(String(answer.body['source'])).not.toBe('');
  expect(await factsOf(fresh.register, 'ST-APIXX')).toEqual(before);
});

test('what only a head may do is given to the head or the deputy, and to no colleague', async () => {
  const state = await openedCase(fresh.register, { ref: 'ST-APIYY', at: Date.now() });
  const wish = { id: 'case.who', kind: 'name-who-sees', unit: 'soc-mottagning', side: true, policy: 'assign' } as const;
  await write(fresh.register, state, [openedTask(state, { ...wish, needs: 'head' }, Date.now())], Date.now(), 'task');
  const give = async (person: string) => {
    const about = { commandId: commandId(), move: 'assign', taskId: 'case.who', answers: { person } };
    const { status, body } = await ask('karin-holm', '/v1/cases/ST-APIYY/moves', about);
    return [status, body['rule']];
  };
  expect(await give('anna-lind')).toEqual([409, 'person-may-not']);
  expect(await give('omar-haddad')).toEqual([200, undefined]);
});

test('the same intake twice is one intake; the same key with other answers is refused', async () => {
  const key = { 'idempotency-key': commandId() };
  const answers = { ...exampleAnswers('sv', intakeClock(Date.now())) };
  const first = await ask('anna-lind', '/v1/intakes', { answers }, key);
  const again = await ask('anna-lind', '/v1/intakes', { answers }, key);
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body['ref']).toBe(first.body['ref']);
  const other = await ask('anna-lind', '/v1/intakes', { answers: { ...answers, reason: 'separation' } }, key);
  expect([other.status, other.body['rule']]).toEqual([409, 'idempotency-key-reused']);
});

test('the inbox lists what waits for the person’s units', async () => {
  const { body } = await ask('anna-lind', '/v1/inbox?list=unit');
  expect(body).toContainEqual(expect.objectContaining({ ref: 'ST-APIXX', taskKind: 'first-contact' }));
  expect((await ask('petra-ljung', '/v1/inbox')).body).toEqual([]);
});
