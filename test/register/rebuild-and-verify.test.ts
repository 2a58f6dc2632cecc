import { sql } from 'kysely';
import { appendFacts } from '../../register/append-facts';
import { differences } from '../../register/differences';
import { rebuild } from '../../register/rebuild';
import { blankText, storeTexts, textsOf } from '../../register/texts';
import { verify } from '../../register/verify';
import { freshRegister, type FreshRegister } from '../support/database';
import { MONDAY, ToyCase, toyProcesses } from '../support/toy-case';

let fresh: FreshRegister;
beforeEach(async () => {
  fresh = await freshRegister({ processByName: toyProcesses });
});
afterEach(() => fresh.drop());

/** One case with a done task, an open side task, an offer that was accepted and one text. */
async function aCase(ref: string): Promise<string> {
  const kase = new ToyCase(ref);
  const texts = await storeTexts(fresh.register, ref, 'done', { reason: { body: 'Ringde två gånger.', kind: 'text' } });
  await appendFacts(fresh.register, kase.opening());
  await appendFacts(
    fresh.register,
    kase.batch('ask', kase.task('t1'), kase.task('t2', { side: true, unit: 'soc-boendestod' })),
  );
  await appendFacts(fresh.register, kase.batch('done', kase.done('t1', texts)));
  await appendFacts(fresh.register, kase.batch('offer', kase.offer('o1', 'lfa-matchning')));
  await appendFacts(fresh.register, kase.batch('accept', kase.accepted('o1', 'lfa-matchning', 'petra-ljung')));
  return Object.values(texts)[0] ?? '';
}

/** Does what only somebody with the database's own password could do. */
async function tamper(statement: string): Promise<void> {
  await fresh.register.db.connection().execute(async (db) => {
    await sql.raw(`set session_replication_role = replica`).execute(db);
    await sql.raw(statement).execute(db);
    await sql.raw(`set session_replication_role = origin`).execute(db);
  });
}

async function everything(): Promise<string> {
  const { db } = fresh.register;
  const rows = await Promise.all(
    (['cases', 'tasks', 'offers', 'reservations', 'messages', 'texts'] as const).map((table) =>
      db.selectFrom(table).selectAll().execute(),
    ),
  );
  return JSON.stringify(rows.map((table) => table.map((row) => JSON.stringify(row)).toSorted()));
}

describe('rebuilding the current tables', () => {
  it('gives the same rows, and leaves texts and messages as they are', async () => {
    for (const ref of ['ST-RBD01', 'ST-RBD02', 'ST-RBD03']) await aCase(ref);
    const before = await everything();
    expect(await rebuild(fresh.register)).toBe(3);
    expect(await everything()).toBe(before);
  });

  it('mends rows that were changed, lost or invented', async () => {
    await aCase('ST-RBD04');
    const before = await everything();
    await tamper(`update cases set holder_unit = 'sbk-mark'`);
    await tamper(`delete from tasks where id = 't1'`);
    await tamper(`insert into offers select ref, 'o9', from_unit, to_unit, because, view, due_from, due_at, status,
      offered_at, offered_no, answered_at, answered_no, answered_by from offers`);
    expect(await differences(fresh.register)).toEqual([
      { table: 'cases', ref: 'ST-RBD04', id: '', what: 'differs', columns: ['holder_unit'] },
      { table: 'tasks', ref: 'ST-RBD04', id: 't1', what: 'missing', columns: [] },
      { table: 'offers', ref: 'ST-RBD04', id: 'o9', what: 'should-not-be', columns: [] },
    ]);
    await rebuild(fresh.register);
    expect(await everything()).toBe(before);
  });
});

describe('verifying the register', () => {
  beforeEach(async () => {
    await aCase('ST-VRF01');
    await aCase('ST-VRF02');
    expect(await verify(fresh.register)).toEqual([]);
  });

  it.each([
    ['what a fact says', `update facts set body = '{"outcome":{"reached":true}}' where ref = 'ST-VRF01' and no = 4`, 4],
    ['when a fact was', `update facts set at = at - interval '1 day' where ref = 'ST-VRF01' and no = 2`, 2],
    ['who did it', `update facts set by_person = 'johan-ek' where ref = 'ST-VRF01' and no = 3`, 3],
    ['a hash', `update facts set hash = 'x' where ref = 'ST-VRF01' and no = 5`, 5],
    ['that a fact was there', `delete from facts where ref = 'ST-VRF01' and no = 3`, 3],
    ['that the last fact was there', `delete from facts where ref = 'ST-VRF01' and no = 6`, 6],
    ['whose a fact is', `update facts set no = 9 where ref = 'ST-VRF01' and no = 6`, 6],
  ])('names the fact when somebody changed %s with the trigger off', async (_what, statement, no) => {
    await tamper(statement);
    const facts = (await verify(fresh.register)).filter((fault) => fault.where.startsWith('facts'));
    expect(facts[0]?.where).toBe(`facts ST-VRF01/${no}`);
    expect(facts.some((fault) => fault.where.includes('ST-VRF02'))).toBe(false);
  });

  it('names a text that was rewritten, and a case row that was', async () => {
    await tamper(`update texts set body = 'Ringde aldrig.' where ref = 'ST-VRF02'`);
    await tamper(`update cases set due_at = due_at + interval '1 year' where ref = 'ST-VRF01' and due_at is not null`);
    const faults = await verify(fresh.register);
    expect(faults.map((fault) => fault.where.split(' ').slice(0, 2).join(' '))).toEqual([
      'texts ST-VRF02',
      'cases ST-VRF01',
    ]);
    expect(faults[1]?.what).toContain('due_at');
  });

  it('holds when a text is blanked: the words are gone, the chain is whole', async () => {
    const hash = await aCase('ST-VRF03');
    expect((await textsOf(fresh.register, 'ST-VRF03')).get(hash)?.body).toBe('Ringde två gånger.');
    expect(await blankText(fresh.register, 'ST-VRF03', hash, MONDAY)).toBe(true);
    expect((await textsOf(fresh.register, 'ST-VRF03')).get(hash)?.body).toBeNull();
    expect(await verify(fresh.register)).toEqual([]);
  });
});
