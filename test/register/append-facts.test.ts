import { sql } from 'kysely';
import { appendFacts } from '../../register/append-facts';
import { caseByRef, commandResult, factsOf } from '../../register/cases';
import { type NewIntake, submitIntake } from '../../register/intakes';
import { messagesOf } from '../../register/outbox';
import { freshRegister, type FreshRegister } from '../support/database';
import { MONDAY, system, ToyCase, toyProcesses } from '../support/toy-case';

function application(idempotencyKey: string): NewIntake {
  const about = { process: 'toy', unit: 'soc-mottagning', receivedAt: MONDAY, submittedAt: MONDAY };
  const said = { coded: {}, personal: {}, contactWay: 'any', contactEmail: null, household: [] };
  return { idempotencyKey, sent: null, ...about, ...said, openedBy: null, restrictedTo: null };
}

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister({ processByName: toyProcesses });
});
afterAll(() => fresh.drop());

describe('writing what a case decided', () => {
  it('makes facts, case and task true together, so that the next page is', async () => {
    const kase = new ToyCase('ST-AAA01');
    expect(await appendFacts(fresh.register, kase.opening())).toEqual({ kind: 'written' });
    const batch = kase.batch('first', kase.task('t1', { person: 'anna-lind' }));
    expect(await appendFacts(fresh.register, batch)).toEqual({ kind: 'written' });

    const state = await caseByRef(fresh.register, kase.ref);
    expect(state).toMatchObject({ status: 'open', no: 2, ref: 'ST-AAA01', baton: { unit: 'soc-mottagning' } });
    expect((await factsOf(fresh.register, kase.ref)).map((fact) => fact.type)).toEqual(['CaseOpened', 'TaskOpened']);
    const task = await fresh.register.db
      .selectFrom('tasks')
      .selectAll()
      .where('ref', '=', kase.ref)
      .executeTakeFirstOrThrow();
    expect(task).toMatchObject({ id: 't1', status: 'open', person: 'anna-lind', opened_at: MONDAY + 3_600_000 });
    expect(await commandResult(fresh.register, kase.ref, 'first')).toEqual([2, 2]);
    expect(await commandResult(fresh.register, kase.ref, 'never-sent')).toBeNull();
  });

  it('gives a fact back exactly as it was decided', async () => {
    const kase = new ToyCase('ST-AAA02');
    const opening = kase.opening(['anna-lind']);
    await appendFacts(fresh.register, opening);
    const task = kase.batch('ask', kase.task('t1'));
    await appendFacts(fresh.register, task);
    const facts = await factsOf(fresh.register, kase.ref);
    // The order of keys too: a fold that walks a record must meet them as the workflow did.
    expect(JSON.stringify(facts[1]?.type === 'TaskOpened' && facts[1].deadline)).toBe(
      JSON.stringify(task.facts[0]?.type === 'TaskOpened' && task.facts[0].deadline),
    );
    expect(facts).toEqual([...opening.facts, ...task.facts]);
  });

  it('closes a task with the person who did it', async () => {
    const kase = new ToyCase('ST-AAA03');
    await appendFacts(fresh.register, kase.opening());
    await appendFacts(fresh.register, kase.batch('a', kase.task('t1')));
    await appendFacts(fresh.register, kase.batch('b', kase.done('t1')));
    const task = await fresh.register.db
      .selectFrom('tasks')
      .selectAll()
      .where('ref', '=', kase.ref)
      .executeTakeFirstOrThrow();
    expect(task).toMatchObject({ status: 'done', closed_by: 'anna-lind', closed_no: 3 });
  });

  it('tells the unit of a new task by its mailbox, once', async () => {
    const kase = new ToyCase('ST-AAA04');
    await appendFacts(fresh.register, kase.opening());
    await appendFacts(fresh.register, kase.batch('a', kase.task('t1')));
    const said = await messagesOf(fresh.register, kase.ref);
    expect(said.filter((message) => message.kind === 'new-task')).toMatchObject([
      { address: 'soc-mottagning@example.test', no: 2, state: 'waiting' },
    ]);
  });
});

describe('whom a fact is told', () => {
  it('writes to the applicant only when they chose e-mail', async () => {
    for (const [key, contactEmail] of [
      ['by-mail', 'sokande@example.test'],
      ['by-phone', null],
    ] as const) {
      const ref = `ST-${key}`;
      await submitIntake(fresh.register, { ...application(key), contactEmail }, () => ref);
      const kase = new ToyCase(ref);
      await appendFacts(fresh.register, kase.opening());
      await appendFacts(
        fresh.register,
        kase.batch('tell', { type: 'ApplicantTold', what: 'receipt', step: 'case.tell', by: system }),
      );
    }
    expect(await messagesOf(fresh.register, 'ST-by-mail')).toMatchObject([
      { kind: 'applicant', address: 'sokande@example.test' },
    ]);
    expect(await messagesOf(fresh.register, 'ST-by-phone')).toEqual([]);
  });

  it('tells one who is both head and deputy once', async () => {
    const kase = new ToyCase('ST-DDD01', MONDAY, 'lfa-forvaltning');
    await appendFacts(fresh.register, kase.opening());
    await appendFacts(fresh.register, kase.batch('a', kase.task('t1'), kase.claimed('ingrid-vall')));
    const rung = {
      deadlineId: 'd.t1',
      rung: 1,
      to: 'holder-and-deputy',
      unit: 'lfa-forvaltning',
      subject: 't1',
    } as const;
    const reached = { type: 'RungReached', kind: 'first-contact', repeatAt: null, by: system, ...rung } as const;
    await appendFacts(fresh.register, kase.batch('rung', reached));
    const told = (await messagesOf(fresh.register, 'ST-DDD01')).filter((message) => message.no === 4);
    expect(told.map((message) => message.address)).toEqual(['ingrid.vall@example.test']);
  });
});

describe('a workflow task that was lost after the register was written', () => {
  it('sends the same command again: it is written once and its facts come back', async () => {
    const kase = new ToyCase('ST-BBB01');
    await appendFacts(fresh.register, kase.opening());
    const batch = kase.batch('claim', kase.task('t1'));
    await appendFacts(fresh.register, batch);
    expect(await appendFacts(fresh.register, batch)).toEqual({ kind: 'exists', facts: batch.facts });
    expect(await factsOf(fresh.register, kase.ref)).toHaveLength(2);
    expect(await messagesOf(fresh.register, kase.ref)).toHaveLength(1);
  });

  it('sends the beginning of a case again, to a process that has never heard of it: what stands comes back', async () => {
    const kase = new ToyCase('ST-BBB09');
    const opening = kase.opening();
    await appendFacts(fresh.register, opening);
    const task = kase.batch('claim', kase.task('t1'));
    await appendFacts(fresh.register, task);
    fresh.register.standings.forget(kase.ref);
    const facts = [...opening.facts, ...task.facts];
    expect(await appendFacts(fresh.register, opening)).toEqual({ kind: 'exists', facts });
    expect(await factsOf(fresh.register, kase.ref)).toEqual(facts);
  });

  it('decides something else at the same numbers: the standing facts come back and nothing is lost', async () => {
    const kase = new ToyCase('ST-BBB02');
    await appendFacts(fresh.register, kase.opening());
    const lost = kase.batch('lost', kase.task('t1'));
    await appendFacts(fresh.register, lost);
    kase.forget(lost);
    const other = kase.batch('other', kase.task('t2'), kase.task('t3', { side: true }));
    expect(await appendFacts(fresh.register, other)).toEqual({ kind: 'exists', facts: lost.facts });
    expect(await factsOf(fresh.register, kase.ref)).toHaveLength(2);
  });

  it('sends a command again after others were written: all facts from the first of that command come back', async () => {
    const kase = new ToyCase('ST-BBB03');
    await appendFacts(fresh.register, kase.opening());
    const first = kase.batch('first', kase.task('t1'));
    const second = kase.batch('second', kase.task('t2', { side: true }));
    await appendFacts(fresh.register, first);
    await appendFacts(fresh.register, second);
    const again = kase.batch('first', kase.task('t3', { side: true }));
    expect(again.facts[0]?.no).toBe(4);
    expect(await appendFacts(fresh.register, again)).toEqual({
      kind: 'exists',
      facts: [...first.facts, ...second.facts],
    });
  });

  it('never skips a number: a batch that leaves a gap is an error', async () => {
    const kase = new ToyCase('ST-BBB04');
    await appendFacts(fresh.register, kase.opening());
    kase.batch('never-sent', kase.task('t1'));
    await expect(appendFacts(fresh.register, kase.batch('next', kase.task('t2')))).rejects.toThrow('gap');
    const gappy = kase.batch('gappy', kase.task('t4'));
    const broken = { ...gappy, facts: [...gappy.facts, ...gappy.facts] };
    await expect(appendFacts(fresh.register, broken)).rejects.toThrow('numbered without gaps');
    expect(await factsOf(fresh.register, kase.ref)).toHaveLength(1);
  });
});

describe('two workers at once', () => {
  it('open the same case: one opens it, nine are handed its facts', async () => {
    const opening = new ToyCase('ST-CCC01').opening();
    const answers = await Promise.all(Array.from({ length: 10 }, () => appendFacts(fresh.register, opening)));
    expect(answers.filter((answer) => answer.kind === 'written')).toHaveLength(1);
    expect(answers.filter((answer) => answer.kind === 'exists' && answer.facts.length === 1)).toHaveLength(9);
  });

  it('decide different things on the same case: one is written, the other is handed the winner', async () => {
    const kase = new ToyCase('ST-CCC02');
    await appendFacts(fresh.register, kase.opening());
    const one = kase.batch('one', kase.task('t1'));
    kase.forget(one);
    const two = kase.batch('two', kase.task('t2'));
    const answers = await Promise.all([appendFacts(fresh.register, one), appendFacts(fresh.register, two)]);
    expect(answers.map((answer) => answer.kind).toSorted()).toEqual(['exists', 'written']);
    const winner = answers[0]?.kind === 'written' ? one : two;
    expect((await factsOf(fresh.register, kase.ref)).slice(1)).toEqual(winner.facts);
    expect(answers.find((answer) => answer.kind === 'exists')).toEqual({ kind: 'exists', facts: winner.facts });
  });
});

describe('a fact that stands', () => {
  it.each(['update facts set at = at', 'delete from facts', 'truncate facts'])('refuses: %s', async (statement) => {
    await expect(sql.raw(statement).execute(fresh.register.db)).rejects.toThrow('append-only');
  });
});
