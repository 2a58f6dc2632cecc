import { HOUR_MS, type Instant } from '../../domain/instant';
import { timestamp } from '../../register/database';
import { beginSending, MOST_AT_ONCE, recordUnsent, waitingMessages } from '../../register/departures';
import {
  markReported,
  markStaleSending,
  messagesOf,
  messagesToReport,
  outboxCounts,
  recordOutcome,
} from '../../register/outbox';
import { freshRegister, type FreshRegister } from '../support/database';
import { MONDAY } from '../support/toy-case';

let fresh: FreshRegister;
beforeEach(async () => {
  fresh = await freshRegister();
});
afterEach(() => fresh.drop());

const ANNA = 'anna.lind@example.test';
const MATS = 'mats.hedin@example.test';

function messageRow(ref: string, about: { address?: string; acute?: boolean; createdAt?: Instant } = {}) {
  const created = timestamp(about.createdAt ?? MONDAY);
  const address = about.address ?? ANNA;
  return {
    id: `${ref}/1/1/${address}`,
    ref,
    no: 1,
    seq: 1,
    kind: 'rung',
    recipient: JSON.stringify({ kind: 'head', unit: 'soc-mottagning' }),
    role: 'head',
    address,
    acute: about.acute ?? false,
    due_at: null,
    said_at: created,
    created_at: created,
    not_before: created,
    mail_id: null,
    last_error: null,
    reported_at: null,
  };
}

/** Writes messages as facts do; returns their ids. */
async function wait(...rows: readonly ReturnType<typeof messageRow>[]): Promise<readonly string[]> {
  await fresh.register.db
    .insertInto('messages')
    .values([...rows])
    .execute();
  return rows.map((row) => row.id);
}

const mail = (mailId: string, ids: readonly string[]) => ({ mailId, address: ANNA, acute: false, ids });
const refsWaiting = async (now: Instant) => (await waitingMessages(fresh.register, now)).map(({ ref }) => ref);
const stateOf = async (ref: string) => (await messagesOf(fresh.register, ref)).map((message) => message.state);

describe('what waits to be sent', () => {
  it('is what is acute first, then the oldest', async () => {
    await wait(
      messageRow('ST-OUT01', { createdAt: MONDAY + 3 }),
      messageRow('ST-OUT02', { createdAt: MONDAY + 1, address: MATS }),
      messageRow('ST-OUT03', { createdAt: MONDAY + 4, acute: true }),
    );
    expect(await refsWaiting(MONDAY + HOUR_MS)).toEqual(['ST-OUT03', 'ST-OUT02', 'ST-OUT01']);
  });

  it('has what is acute in it though more ordinary mail waits for the morning than one look takes', async () => {
    const { db } = fresh.register;
    const night = Array.from({ length: MOST_AT_ONCE }, (_, n) => messageRow(`ST-N${n}`));
    // PostgreSQL takes 65,535 values in a statement.
    for (let from = 0; from < night.length; from += 1_000)
      await db
        .insertInto('messages')
        .values(night.slice(from, from + 1_000))
        .execute();
    await wait(messageRow('ST-ACUTE', { createdAt: MONDAY + HOUR_MS, acute: true }));
    const looked = await refsWaiting(MONDAY + HOUR_MS);
    expect(looked).toHaveLength(MOST_AT_ONCE);
    expect(looked[0]).toBe('ST-ACUTE');
  });
});

describe('when a mail begins to leave', () => {
  it('of several postmen who took up the same message one sends it, and what the others had gathered beside it waits', async () => {
    const [shared = ''] = await wait(messageRow('ST-SHARE'));
    const others = await wait(...[1, 2, 3, 4].map((n) => messageRow(`ST-OUT0${n}`)));
    const begun = await Promise.all(
      others.map((own, n) => beginSending(fresh.register, mail(`mail-${n}`, [shared, own]), MONDAY)),
    );
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await outboxCounts(fresh.register)).toMatchObject({ sending: 2, waiting: 3 });
    const mails = await fresh.register.db.selectFrom('mails').select('message_id').execute();
    expect(mails).toEqual([{ message_id: `mail-${begun.indexOf(true)}` }]);
  });

  it('postmen who each took up their own fifty messages send each once', async () => {
    const ids = await wait(...Array.from({ length: 50 }, (_, n) => messageRow(`ST-OUT${n + 10}`)));
    const begun = await Promise.all(
      [0, 1, 2, 3].flatMap(() => ids.map((id) => beginSending(fresh.register, mail(`of ${id}`, [id]), MONDAY))),
    );
    expect(begun.filter(Boolean)).toHaveLength(50);
    expect(await outboxCounts(fresh.register)).toMatchObject({ sending: 50, waiting: 0 });
    const all = await Promise.all(ids.map((id) => messagesOf(fresh.register, id.split('/')[0] ?? '')));
    expect(new Set(all.flat().map(({ attempts }) => attempts))).toEqual(new Set([1]));
  });
});

describe('when the server says no before it has asked for the body', () => {
  it('a temporary no lets the message wait its back-off, counted as tried', async () => {
    const ids = await wait(messageRow('ST-OUT01'));
    const notBefore = MONDAY + HOUR_MS;
    await recordUnsent(fresh.register, ids, { kind: 'postponed', notBefore, error: '451 later' });
    expect(await waitingMessages(fresh.register, notBefore - 1)).toEqual([]);
    expect(await waitingMessages(fresh.register, notBefore)).toMatchObject([{ ref: 'ST-OUT01', attempts: 1 }]);
  });

  it('a no for good refuses what still waits, and touches nothing that another postman is sending', async () => {
    const [one = '', two = ''] = await wait(messageRow('ST-OUT01'), messageRow('ST-OUT02'));
    await beginSending(fresh.register, mail('other', [two]), MONDAY);
    await recordUnsent(fresh.register, [one, two], { kind: 'refused', error: '550 unknown' });
    expect([await stateOf('ST-OUT01'), await stateOf('ST-OUT02')]).toEqual([['refused'], ['sending']]);
  });
});

/** One message whose body has begun to leave. */
async function leaves(since: Instant = MONDAY): Promise<string> {
  const ids = await wait(messageRow('ST-OUT01'));
  expect(await beginSending(fresh.register, mail('m1', ids), since)).toBe(true);
  return 'm1';
}

describe('how a mail ended', () => {
  it('is sent, and never waits again', async () => {
    expect(await recordOutcome(fresh.register, await leaves(), { kind: 'sent' }, MONDAY)).toBe(true);
    expect(await stateOf('ST-OUT01')).toEqual(['sent']);
    expect(await waitingMessages(fresh.register, MONDAY + 24 * HOUR_MS)).toEqual([]);
  });

  it('waits its back-off when the server said later, and may then leave under the same Message-ID', async () => {
    const mailId = await leaves();
    const later = MONDAY + 2 * HOUR_MS;
    await recordOutcome(fresh.register, mailId, { kind: 'postponed', notBefore: later, error: '451 later' }, MONDAY);
    expect(await waitingMessages(fresh.register, later - 1)).toEqual([]);
    const [again] = await waitingMessages(fresh.register, later);
    expect(again).toMatchObject({ ref: 'ST-OUT01', attempts: 1 });
    expect(await beginSending(fresh.register, mail(mailId, [again?.id ?? '']), later)).toBe(true);
    expect(await recordOutcome(fresh.register, mailId, { kind: 'sent' }, later)).toBe(true);
    expect(await messagesOf(fresh.register, 'ST-OUT01')).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('is reported to the case once when the address was refused for good', async () => {
    await recordOutcome(fresh.register, await leaves(), { kind: 'refused', error: '550 unknown' }, MONDAY);
    const [report] = await messagesToReport(fresh.register, 10);
    expect(report).toMatchObject({ ref: 'ST-OUT01', address: ANNA, role: 'head', state: 'refused' });
    await markReported(fresh.register, report?.id ?? '', MONDAY);
    expect(await messagesToReport(fresh.register, 10)).toEqual([]);
  });

  it('is uncertain when the sender died before it was known, and then nobody sends it twice', async () => {
    const mailId = await leaves(MONDAY + HOUR_MS);
    expect(await markStaleSending(fresh.register, MONDAY + HOUR_MS, MONDAY + 2 * HOUR_MS)).toBe(0);
    expect(await markStaleSending(fresh.register, MONDAY + HOUR_MS + 1, MONDAY + 2 * HOUR_MS)).toBe(1);
    expect(await recordOutcome(fresh.register, mailId, { kind: 'sent' }, MONDAY)).toBe(false);
    expect(await messagesToReport(fresh.register, 10)).toMatchObject([{ state: 'uncertain' }]);
    expect(await waitingMessages(fresh.register, MONDAY + 48 * HOUR_MS)).toEqual([]);
  });
});
