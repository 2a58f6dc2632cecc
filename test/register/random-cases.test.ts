import { array, boolean, constantFrom, integer, record, sample } from 'fast-check';
import { access } from '../../domain/access';
import type { FactBody } from '../../domain/kernel/facts';
import { appendFacts } from '../../register/append-facts';
import { differences } from '../../register/differences';
import { actorOf, organisation } from '../../register/organisation';
import { rebuild } from '../../register/rebuild';
import { verify } from '../../register/verify';
import { fullyVisibleTo, visibleTo } from '../../register/visible-cases';
import { freshRegister, type FreshRegister } from '../support/database';
import { ToyCase, toyProcesses } from '../support/toy-case';

const CASES = 1_000;

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister({ processByName: toyProcesses, statementTimeoutMs: 60_000 });
});
afterAll(() => fresh.drop());

/** Something a unit does next; what is impossible as things stand does nothing. */
type Step =
  | 'task'
  | 'side'
  | 'done'
  | 'side-done'
  | 'dropped'
  | 'claimed'
  | 'offer'
  | 'accept'
  | 'decline'
  | 'stage'
  | 'note';
const anyStep = constantFrom<Step>(
  'task',
  'side',
  'done',
  'side-done',
  'dropped',
  'claimed',
  'offer',
  'accept',
  'decline',
  'stage',
  'note',
);
const life = record({
  steps: array(anyStep, { maxLength: 14 }),
  closed: boolean(),
  secret: integer({ min: 0, max: 9 }).map((n) => n === 0),
  atOnce: integer({ min: 1, max: 5 }),
});

/** Tells one life as the kernel would: the holder always owes something, an offer stands alone. */
class Life {
  readonly #own: string[] = [];
  readonly #sides: string[] = [];
  #offer: string | null = null;
  #made = 0;

  constructor(readonly kase: ToyCase) {}

  next(step: Step): FactBody | null {
    const id = `n${(this.#made += 1)}`;
    switch (step) {
      case 'task':
        this.#own.push(id);
        return this.kase.task(id);
      case 'side':
        this.#sides.push(id);
        return this.kase.task(id, { side: true, unit: 'soc-utredning' });
      case 'done':
        return this.#take(this.#own, (task) => this.kase.done(task));
      case 'side-done':
        return this.#take(this.#sides, (task) => this.kase.done(task));
      case 'dropped':
        return this.#take(this.#sides, (taskId) => ({
          type: 'TaskDropped',
          taskId,
          kind: 'first-contact',
          because: 'moot',
        }));
      case 'claimed':
        return this.kase.claimed(this.#made % 2 === 0 ? 'anna-lind' : 'omar-haddad');
      case 'offer':
        if (this.#offer !== null) return null;
        this.#offer = id;
        return this.kase.offer(id, 'lfa-matchning');
      case 'accept':
      case 'decline':
        return this.#answer(step);
      case 'stage':
        return { type: 'StageEntered', stage: 'matching', entry: this.#made + 1 };
      case 'note':
        return { type: 'NoteAdded', texts: {} };
      default:
        return step satisfies never;
    }
  }

  #answer(step: 'accept' | 'decline'): FactBody | null {
    const offer = this.#offer;
    this.#offer = null;
    if (offer === null) return null;
    if (step === 'accept') return this.kase.accepted(offer, 'lfa-matchning', 'petra-ljung');
    return this.kase.declined(offer, 'lfa-matchning');
  }

  #take(from: string[], tell: (id: string) => FactBody): FactBody | null {
    const id = from.shift();
    return id === undefined ? null : tell(id);
  }
}

async function live(
  ref: string,
  { steps, closed, secret, atOnce }: { steps: readonly Step[]; closed: boolean; secret: boolean; atOnce: number },
) {
  const kase = new ToyCase(ref);
  const one = new Life(kase);
  await appendFacts(fresh.register, kase.opening(secret ? ['anna-lind', 'petra-ljung'] : null));
  for (let from = 0; from < steps.length; from += atOnce) {
    const bodies = steps.slice(from, from + atOnce).flatMap((next) => one.next(next) ?? []);
    if (bodies.length > 0) await appendFacts(fresh.register, kase.batch(`c${from}`, ...bodies));
  }
  const end = { type: 'CaseClosed', reason: 'own_contract', nobodyWaits: true } as const;
  if (closed) await appendFacts(fresh.register, kase.batch('close', end));
}

it('folds a thousand random cases to the same rows from nothing as step by step', async () => {
  const lives = sample(life, { numRuns: CASES, seed: 20_261_124 });
  for (let from = 0; from < CASES; from += 20) {
    await Promise.all(lives.slice(from, from + 20).map((one, at) => live(`ST-RND${from + at}`, one)));
  }
  expect(await differences(fresh.register)).toEqual([]);
  const before = await rowsAsText();
  expect(await rebuild(fresh.register)).toBe(CASES);
  expect(await rowsAsText()).toEqual(before);
  expect(await verify(fresh.register)).toEqual([]);
}, 180_000);

it('shows in tasks and offers exactly what is open in the case', async () => {
  const { db } = fresh.register;
  const states = (await db.selectFrom('cases').select('state').orderBy('ref').execute()).map((row) => row.state);
  const tasks = await db
    .selectFrom('tasks')
    .select(['ref', 'id', 'version', 'unit', 'person', 'due_at'])
    .where('status', '=', 'open')
    .execute();
  const offers = await db.selectFrom('offers').select(['ref', 'id', 'to_unit']).where('status', '=', 'open').execute();
  const open = states.flatMap((state) => (state.status === 'open' ? [state] : []));
  expect(new Set(tasks)).toEqual(
    new Set(
      open.flatMap(({ ref, tasks: all, deadlines }) =>
        Object.values(all).map(({ id, version, unit, person, deadlineId }) => {
          return { ref, id, version, unit, person, due_at: deadlines[deadlineId]?.dueAt };
        }),
      ),
    ),
  );
  expect(new Set(offers)).toEqual(
    new Set(open.flatMap(({ ref, offer }) => (offer === null ? [] : [{ ref, id: offer.id, to_unit: offer.to }]))),
  );
});

function byRef(a: { readonly ref: string }, b: { readonly ref: string }): number {
  return a.ref < b.ref ? -1 : 1;
}

it('lets every person of the organisation find exactly the cases that the access function lets them see', async () => {
  const { db } = fresh.register;
  const states = (await db.selectFrom('cases').select('state').execute()).map((row) => row.state);
  expect(states.length).toBe(CASES);
  const { people } = await organisation(fresh.register);
  for (const { id } of people) {
    const actor = await actorOf(fresh.register, id);
    if (actor === null) throw new Error(`Nobody is ${id}`);
    const found = await db.selectFrom('cases').select('ref').where(visibleTo(actor)).orderBy('ref').execute();
    const named = await db.selectFrom('cases').select('ref').where(fullyVisibleTo(actor)).orderBy('ref').execute();
    const see = (kinds: readonly string[]) =>
      states.filter((state) => kinds.includes(access(actor, state).kind)).map((state) => ({ ref: state.ref }));
    expect([id, found]).toEqual([id, see(['full', 'view']).toSorted(byRef)]);
    expect([id, named]).toEqual([id, see(['full']).toSorted(byRef)]);
  }
});

async function rowsAsText(): Promise<readonly string[]> {
  const { db } = fresh.register;
  const tables = await Promise.all([
    db.selectFrom('cases').selectAll().orderBy('ref').execute(),
    db.selectFrom('tasks').selectAll().orderBy('ref').orderBy('id').execute(),
    db.selectFrom('offers').selectAll().orderBy('ref').orderBy('id').execute(),
  ]);
  return tables.flat().map((row) => JSON.stringify(row));
}
