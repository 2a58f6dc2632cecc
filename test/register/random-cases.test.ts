import { constant, integer, oneof, sample, tuple } from 'fast-check';
import { sickToday } from '../../domain/absence/set-absence';
import { access } from '../../domain/access';
import { localDate } from '../../domain/calendar/stockholm';
import type { Fact } from '../../domain/kernel/facts';
import { stateOf } from '../../register/case-rows';
import { appendFacts } from '../../register/append-facts';
import { keepAbsence } from '../../register/keep-absences';
import { actorOf, organisation } from '../../register/organisation';
import { CURRENT_TABLES, rebuild } from '../../register/rebuild';
import { verify } from '../../register/verify';
import { fullyVisibleTo, visibleTo } from '../../register/visible-cases';
import type { AppendBatch } from '../../workflows/messages';
import { freshRegister, type FreshRegister } from '../support/database';
import { anyLife, live } from '../support/random-lives';
import { MONDAY } from '../support/toy-case';

const CASES = 400;
const AT_A_TIME = 8;

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister({ statementTimeoutMs: 60_000 });
});
afterAll(() => fresh.drop());

/**
 * Facts of that many commands go in one append. One life in twenty is written command by command, as it happened; all of
 * them so would be 50,000 appends of 3 ms.
 */
const commandsAtOnce = oneof(
  { weight: 1, arbitrary: constant(1) },
  { weight: 19, arbitrary: integer({ min: 8, max: 40 }) },
);

/** The facts as they are appended: never less than what one command, or one moment of a clock, decided. */
function batchesOf(ref: string, facts: readonly Fact[], atOnce: number): readonly AppendBatch[] {
  const byCommand = new Map<string, Fact[]>();
  for (const fact of facts) byCommand.set(fact.commandId, [...(byCommand.get(fact.commandId) ?? []), fact]);
  const commands = [...byCommand.values()];
  return Array.from({ length: Math.ceil(commands.length / atOnce) }, (_, at) => {
    const together = commands.slice(at * atOnce, (at + 1) * atOnce).flat();
    return { ref, commandId: together[0]?.commandId ?? '', facts: together };
  });
}

async function vacant(facts: readonly Fact[]): Promise<void> {
  const ids = new Set(facts.flatMap((fact) => (fact.type === 'HomeReserved' ? [fact.home] : [])));
  const home = {
    address: 'Påhittade gatan 1',
    district: 'Rosta',
    rooms: 3,
    sqm: 75,
    rent_month: 8000,
    floor: 1,
    lift: true,
    accessible: true,
    landlord: 'Påhittade bostäder AB',
    available_from: '2026-03-01',
    changed_at: new Date(0),
    changed_by: 'petra-ljung',
  };
  const rows = [...ids].map((id) => ({ ...home, id }));
  if (rows.length > 0) await fresh.register.db.insertInto('homes').values(rows).execute();
}

test('four hundred random lives of the routine give the same rows folded from nothing as step by step', async () => {
  const lives = sample(tuple(anyLife, commandsAtOnce), { numRuns: CASES, seed: 20_261_124 });
  const types = new Set<Fact['type']>();
  for (let from = 0; from < CASES; from += AT_A_TIME) {
    // Lived first: a life leaves no moment in which a connection could be answered.
    const batches: AppendBatch[][] = [];
    for (const [at, [life, atOnce]] of lives.slice(from, from + AT_A_TIME).entries()) {
      const ref = `ST-RND${from + at}`;
      const { facts } = await live(ref, life);
      for (const { type } of facts) types.add(type);
      await vacant(facts);
      batches.push([...batchesOf(ref, facts, atOnce)]);
    }
    await Promise.all(
      batches.map(async (ofLife) => {
        for (const batch of ofLife) expect(await appendFacts(fresh.register, batch)).toEqual({ kind: 'written' });
      }),
    );
  }
  // Lives that end at the reception prove little.
  expect([...types]).toEqual(expect.arrayContaining(['HomeReserved', 'HomeReleased', 'MoveUndone', 'CaseClosed']));
  expect(await verify(fresh.register)).toEqual([]);
  const before = await rowsAsText();
  expect(await rebuild(fresh.register)).toBe(CASES);
  const after = await rowsAsText();
  for (const table of CURRENT_TABLES) expect(after[table]).toEqual(before[table]);
}, 300_000);

test('tasks and offers show exactly what is open in the case', async () => {
  const { db } = fresh.register;
  const states = (await db.selectFrom('cases').select('state').orderBy('ref').execute()).map((row) => row.state);
  const tasks = await db
    .selectFrom('tasks')
    .select(['ref', 'id', 'version', 'unit', 'person', 'due_at'])
    .where('status', '=', 'open')
    .execute();
  const offers = await db.selectFrom('offers').select(['ref', 'id', 'to_unit']).where('status', '=', 'open').execute();
  const open = states.flatMap((state) => (state.status === 'open' ? [state] : []));
  expect(sorted(tasks)).toEqual(
    sorted(
      open.flatMap(({ ref, tasks: all, deadlines }) =>
        Object.values(all).map(({ id, version, unit, person, deadlineId }) => {
          return { ref, id, version, unit, person, due_at: deadlines[deadlineId]?.dueAt };
        }),
      ),
    ),
  );
  expect(sorted(offers)).toEqual(
    sorted(open.flatMap(({ ref, offer }) => (offer === null ? [] : [{ ref, id: offer.id, to_unit: offer.to }]))),
  );
});

/** As text: two sets of ten thousand objects would take jest a minute to compare. */
function sorted(rows: readonly object[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

function byRef(a: { readonly ref: string }, b: { readonly ref: string }): number {
  return a.ref < b.ref ? -1 : 1;
}

test('every person of the organisation finds exactly the cases that the access function lets them see', async () => {
  const { db } = fresh.register;
  const states = (await db.selectFrom('cases').select(['state', 'began_with']).execute()).map(stateOf);
  expect(states.length).toBe(CASES);
  // Also with what absent colleagues and the duty roster lend them.
  const absent = { anna: 'johan-ek', karin: null, omar: null, petra: 'hanna-sjoo' };
  for (const [name, deputy] of Object.entries(absent)) await away(name, deputy);
  const { people } = await organisation(fresh.register);
  let lent = 0;
  for (const { id } of people) {
    const actor = await actorOf(fresh.register, id, MONDAY);
    if (actor === null) throw new Error(`Nobody is ${id}`);
    lent += actor.memberships.some((m) => m.for !== undefined) ? 1 : 0;
    const found = await db.selectFrom('cases').select('ref').where(visibleTo(actor)).orderBy('ref').execute();
    const named = await db.selectFrom('cases').select('ref').where(fullyVisibleTo(actor)).orderBy('ref').execute();
    const see = (kinds: readonly string[]) =>
      states.filter((state) => kinds.includes(access(actor, state, MONDAY).kind)).map((state) => ({ ref: state.ref }));
    expect([id, found]).toEqual([id, see(['full', 'view']).toSorted(byRef)]);
    expect([id, named]).toEqual([id, see(['full']).toSorted(byRef)]);
  }
  // Johan for Anna, the head of department for a reception without head and deputy.
  expect(lent).toBe(2);
});

async function away(name: string, deputy: string | null): Promise<void> {
  const { people } = await organisation(fresh.register);
  const id = people.find((one) => one.id.startsWith(`${name}-`))?.id ?? '';
  const actor = await actorOf(fresh.register, id, MONDAY);
  if (actor === null) throw new Error(`Nobody is ${name}`);
  const kept = await keepAbsence(fresh.register, sickToday(id, deputy, localDate(MONDAY)), { actor, at: MONDAY });
  expect(kept.kind).toBe('kept');
}

type Rows = { readonly [table in (typeof CURRENT_TABLES)[number]]: readonly string[] };

async function rowsAsText(): Promise<Rows> {
  const { db } = fresh.register;
  const [cases, tasks, offers, reservations, flats] = await Promise.all([
    db.selectFrom('cases').selectAll().orderBy('ref').execute(),
    db.selectFrom('tasks').selectAll().orderBy('ref').orderBy('id').execute(),
    db.selectFrom('offers').selectAll().orderBy('ref').orderBy('id').execute(),
    db.selectFrom('reservations').selectAll().orderBy('ref').orderBy('reserved_no').execute(),
    db.selectFrom('promised_flats').selectAll().orderBy('ref').orderBy('promised_no').orderBy('flat').execute(),
  ]);
  const text = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row));
  return {
    cases: text(cases),
    tasks: text(tasks),
    offers: text(offers),
    reservations: text(reservations),
    promised_flats: text(flats),
  };
}
