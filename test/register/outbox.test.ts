import { HOUR_MS, MINUTE_MS, type Instant } from '../../domain/instant';
import {
  markReported,
  markStaleSending,
  messagesOf,
  messagesToReport,
  outboxCounts,
  recordOutcome,
  takeWaiting,
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

async function waits(ref: string, address: string, more: { acute?: boolean; createdAt?: Instant } = {}): Promise<void> {
  const created = new Date(more.createdAt ?? MONDAY);
  await fresh.register.db
    .insertInto('messages')
    .values({
      id: `${ref}/1/1/${address}`,
      ref,
      no: 1,
      seq: 1,
      kind: 'rung',
      recipient: JSON.stringify({ kind: 'head', unit: 'soc-mottagning' }),
      role: 'head',
      address,
      acute: more.acute ?? false,
      due_at: null,
      said_at: created,
      created_at: created,
      not_before: created,
      mail_id: null,
      last_error: null,
      reported_at: null,
    })
    .execute();
}

const inOfficeHours = (now: Instant) => ({ now, limit: 100, ordinaryCreatedBefore: now - MINUTE_MS });

describe('gathering', () => {
  it('puts everything that waits for one recipient into one mail, acute matters apart', async () => {
    for (const ref of ['ST-OUT01', 'ST-OUT02', 'ST-OUT03']) await waits(ref, ANNA);
    await waits('ST-OUT04', ANNA, { acute: true });
    await waits('ST-OUT01', MATS);
    const mails = await takeWaiting(fresh.register, inOfficeHours(MONDAY + MINUTE_MS));
    expect(mails.map((mail) => [mail.address, mail.acute, mail.messages.map((message) => message.ref)])).toEqual([
      [ANNA, true, ['ST-OUT04']],
      [ANNA, false, ['ST-OUT01', 'ST-OUT02', 'ST-OUT03']],
      [MATS, false, ['ST-OUT01']],
    ]);
  });

  it('waits a minute for more of the ordinary, and takes what came meanwhile along', async () => {
    await waits('ST-OUT01', ANNA);
    expect(await takeWaiting(fresh.register, inOfficeHours(MONDAY + 30_000))).toEqual([]);
    await waits('ST-OUT02', ANNA, { createdAt: MONDAY + 45_000 });
    const [mail] = await takeWaiting(fresh.register, inOfficeHours(MONDAY + MINUTE_MS));
    expect(mail?.messages).toHaveLength(2);
  });

  it('sends only what is acute outside office hours', async () => {
    await waits('ST-OUT01', ANNA);
    await waits('ST-OUT02', MATS, { acute: true });
    const mails = await takeWaiting(fresh.register, { now: MONDAY + HOUR_MS, limit: 100, ordinaryCreatedBefore: null });
    expect(mails.map((mail) => mail.address)).toEqual([MATS]);
  });

  it('lets two postmen take each message once between them', async () => {
    for (let n = 10; n < 60; n += 1) await waits(`ST-OUT${n}`, n % 2 === 0 ? ANNA : MATS, { acute: n % 3 === 0 });
    const takes = await Promise.all(
      [1, 2, 3, 4].map(() => takeWaiting(fresh.register, inOfficeHours(MONDAY + HOUR_MS))),
    );
    const ids = takes.flat().flatMap((mail) => mail.messages.map((message) => message.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(await takeWaiting(fresh.register, inOfficeHours(MONDAY + HOUR_MS))).toEqual([]);
    expect(ids).toHaveLength(50);
  });

  it('takes no more mails than it was asked for, and leaves the rest waiting', async () => {
    await waits('ST-OUT01', ANNA);
    await waits('ST-OUT01', MATS);
    const take = { ...inOfficeHours(MONDAY + HOUR_MS), limit: 1 };
    expect(await takeWaiting(fresh.register, take)).toHaveLength(1);
    expect(await outboxCounts(fresh.register)).toMatchObject({ sending: 1, waiting: 1 });
    expect(await takeWaiting(fresh.register, take)).toHaveLength(1);
  });
});

async function taken(now = MONDAY + HOUR_MS): Promise<string> {
  const [mail] = await takeWaiting(fresh.register, inOfficeHours(now));
  return mail?.mailId ?? 'nothing was taken';
}

describe('how a mail ended', () => {
  it('is sent, and is never taken again', async () => {
    await waits('ST-OUT01', ANNA);
    expect(await recordOutcome(fresh.register, await taken(), { kind: 'sent' }, MONDAY)).toBe(true);
    expect((await messagesOf(fresh.register, 'ST-OUT01')).map((message) => message.state)).toEqual(['sent']);
    expect(await takeWaiting(fresh.register, inOfficeHours(MONDAY + 24 * HOUR_MS))).toEqual([]);
  });

  it('waits its back-off when the server said later, and keeps its Message-ID', async () => {
    await waits('ST-OUT01', ANNA);
    const mailId = await taken();
    const later = MONDAY + 2 * HOUR_MS;
    await recordOutcome(fresh.register, mailId, { kind: 'postponed', notBefore: later, error: '451 later' }, MONDAY);
    expect(await takeWaiting(fresh.register, inOfficeHours(later - 1))).toEqual([]);
    const [again] = await takeWaiting(fresh.register, inOfficeHours(later));
    expect(again?.mailId).toBe(mailId);
    expect(again?.messages[0]?.attempts).toBe(1);
  });

  it('is reported to the case once when the address was refused for good', async () => {
    await waits('ST-OUT01', ANNA);
    await recordOutcome(fresh.register, await taken(), { kind: 'refused', error: '550 unknown' }, MONDAY);
    const [report] = await messagesToReport(fresh.register, 10);
    expect(report).toMatchObject({ ref: 'ST-OUT01', address: ANNA, role: 'head', state: 'refused' });
    await markReported(fresh.register, report?.id ?? '', MONDAY);
    expect(await messagesToReport(fresh.register, 10)).toEqual([]);
  });

  it('is uncertain when the sender died before it was known, and then nobody sends it twice', async () => {
    await waits('ST-OUT01', ANNA);
    const mailId = await taken(MONDAY + HOUR_MS);
    expect(await markStaleSending(fresh.register, MONDAY + HOUR_MS, MONDAY + 2 * HOUR_MS)).toBe(0);
    expect(await markStaleSending(fresh.register, MONDAY + HOUR_MS + 1, MONDAY + 2 * HOUR_MS)).toBe(1);
    expect(await recordOutcome(fresh.register, mailId, { kind: 'sent' }, MONDAY)).toBe(false);
    expect(await messagesToReport(fresh.register, 10)).toMatchObject([{ state: 'uncertain' }]);
    expect(await takeWaiting(fresh.register, inOfficeHours(MONDAY + 48 * HOUR_MS))).toEqual([]);
  });
});
