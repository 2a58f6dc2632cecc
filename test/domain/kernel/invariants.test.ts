import fc from 'fast-check';
import { IllegalMove } from '../../../domain/kernel/commands';
import type { CodedRecord } from '../../../domain/kernel/state';
import { FIRST_CONTACT } from '../../client/support/world';
import { MemoryCase } from '../../support/memory-case';
import { anyLongLife, live } from '../../support/random-lives';
import { RandomStaff, STAFF } from '../../support/random-staff';
import { nothingWalked, type Walked, WatchedLife } from './watched-life';

/** Lives walked; more with STAFETT_RANDOM_CASES. */
const RUNS = Number(process.env.STAFETT_RANDOM_CASES ?? 1_000);
/** A seed gives the same thousand lives every time, so the ordinary run never depends on luck; a long one draws its own. */
const A_SEED = 1_000;
const SEED = Number(process.env.STAFETT_RANDOM_SEED ?? (RUNS > A_SEED ? Date.now() % 1_000_000_000 : 20_261_125));

async function walkLives(walked: Walked, seed: number, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyLongLife, async (life) => {
      const watched = new WatchedLife(walked);
      watched.end(await live('ST-7F3K2', life, watched.look));
    }),
    // Whoever walks a seed again gets the shortest life that fails; the run itself says only that one does.
    { numRuns, seed, endOnFailure: process.env.STAFETT_RANDOM_SEED === undefined },
  );
}

/** fast-check keeps what was wrong as the cause of its own sentence. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${wordsOf(error.cause)}\n${error.message}`;
}

/** What a life holds on an average, and rather less: a walk that gets nowhere proves nothing. */
const PER_LIFE: Partial<Walked> = {
  facts: 40,
  days: 10,
  accepted: 1,
  lifted: 0.4,
  named: 0.14,
  closed: 0.1,
  absences: 2.2,
  back: 0.7,
  stoodIn: 0.9,
  toAbsent: 0.3,
};
/** Four standard deviations below what is expected, so that few lives may hold nothing rare and many may not. */
const leastOf = (expected: number) => expected - 4 * Math.sqrt(expected);

test(
  'whatever people try, whoever is away and however time passes, an open case has one holder, one next event, and loses nothing',
  async () => {
    const walked = nothingWalked();
    const began = Date.now();
    for (let at = 0; at < RUNS; at += A_SEED) {
      const seed = SEED + at / A_SEED;
      await walkLives(walked, seed, Math.min(A_SEED, RUNS - at)).catch((error: unknown) => {
        const again = `STAFETT_RANDOM_SEED=${seed} STAFETT_RANDOM_CASES=${A_SEED} npx jest test/domain/kernel/invariants`;
        throw new Error(`${again}\nafter ${at} lives: ${wordsOf(error)}`);
      });
    }
    const last = SEED + Math.ceil(RUNS / A_SEED) - 1;
    const took = Math.round((Date.now() - began) / 1_000);
    if (RUNS > A_SEED) console.log(`${RUNS} lives, seeds ${SEED}-${last}, ${took} s: ${JSON.stringify(walked)}`);
    const short = Object.entries(PER_LIFE).filter(
      ([what, share]) => walked[what as keyof Walked] < leastOf(RUNS * share),
    );
    expect(short).toEqual([]);
  },
  180_000 + RUNS * 500,
);

test('in a life where a deputy, a head and the forum each have to step in, the same watch sees every one of them', async () => {
  const staff = new RandomStaff();
  const kase = await new MemoryCase().begin();
  const walked = nothingWalked();
  const watched = new WatchedLife(walked);
  const does = async (id: string, move: string, input: CodedRecord = {}, task?: string) => {
    const colleague = STAFF.find((one) => one.id === id);
    if (colleague === undefined) throw new Error(`Nobody is ${id}`);
    await kase.move(staff.actor(colleague, kase.now), move, input, task === undefined ? {} : { task });
    watched.look(kase, staff);
    return kase.facts.findLast((fact) => 'person' in fact.by)?.by;
  };
  const leave = (person: string, deputy: string | null, from = '2026-03-02') =>
    staff.begin({ person, kind: 'sick', from, to: null, deputy }, kase.now);

  await does('anna-lind', 'claim');
  expect([leave('anna-lind', 'sofia-berg'), leave('sofia-berg', 'anna-lind')]).toEqual([true, false]);
  const done = await does('sofia-berg', 'complete', FIRST_CONTACT, 'first-contact');
  expect(done).toEqual({ person: 'sofia-berg', unit: 'soc-mottagning', for: 'anna-lind' });
  // Everybody of the receiving unit is away: its head's next takes the case, and for whom.
  for (const id of ['eva-norling', 'johan-ek', 'maria-akesson', 'amir-rahimi']) leave(id, null);
  const taken = await does('birgitta-stal', 'decline', { reason: 'other_unit_better', which: 'soc-boendestod' });
  expect(taken).toMatchObject({ person: 'birgitta-stal', unit: 'soc-utredning', for: 'eva-norling' });
  await does('sofia-berg', 'refer', { question: 'x', consentOk: 'no' });
  // Lifted, and named only when a meeting has been held about it; the deputy answers the whole time.
  const on = { meeting: 'ST-22226', meetingOn: '2026-03-05' };
  await does('cecilia-mark', 'complete', on, 'forum-schedule');
  staff.end(0, kase.now);
  await expect(does('anna-lind', 'forum-decide', {})).rejects.toThrow(IllegalMove);
  const named = {
    holder: 'soc-boendestod',
    until: '2026-04-30',
    term: 'living',
    agencies: ['soc'],
    decidedOn: '2026-03-05',
  };
  await kase.passTo(Date.UTC(2026, 2, 5, 12));
  watched.look(kase, staff);
  await does('cecilia-mark', 'forum-decide', named);
  watched.end(kase);
  expect(kase.state.baton.unit).toBe('soc-boendestod');
  expect(walked).toMatchObject({ named: 1, lifted: 1, absences: 5, back: 1 });
  expect(walked.stoodIn).toBeGreaterThanOrEqual(2);
});
