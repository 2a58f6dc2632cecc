import { setTimeout as pause } from 'node:timers/promises';
import { availableParallelism, loadavg } from 'node:os';
import { sql } from 'kysely';
import { runAudit } from '../../../activities/audit/run-audit';
import { remedy } from '../../../client/audit/remedies';
import type { Deps } from '../../../client/deps';
import { CHECKS } from '../../../domain/audit/checks';
import { actorOf } from '../../../register/organisation';
import { nextUnstartedIntakes, markStarted } from '../../../register/intakes';
import { freshRegister, type FreshRegister } from '../../support/database';
import { fillHealthy, WELL_AT } from '../../support/healthy-cases';
import { KernelGateway } from '../support/acted-case';
import { registerOperator, wellWorkflows } from '../support/register-operator';
import { commandId, siteOver } from '../support/visitor';
import { handOut } from './planting';
import { PLANTS } from './plants';

/** Ten thousand in `npm run test:long`; what is found does not depend on how many are healthy. */
const CASES = Number(process.env['STAFETT_TEST_CASES'] ?? 120);
/** Issue 4: for ten thousand, the first audit (which reads everything) as any night's, on a machine that does nothing else. */
const MOST_SECONDS = 60;
/** Ten thousand on a machine that does other things too. */
const A_LONG_TIME = 1_800_000;
/** In so many nights everything has been read anew. */
const NIGHTS = 7;

let fresh: FreshRegister;
let deps: Deps;
let healthy: (story: string) => string;
/** Where each fault was planted. */
const planted = new Map<string, string>();

beforeAll(async () => {
  fresh = await freshRegister({ statementTimeoutMs: 120_000 });
  const cases = await timed(`${CASES} cases written`, () => fillHealthy(fresh.register, CASES));
  healthy = handOut(cases.result);
  const site = siteOver(fresh.register, { gateway: new KernelGateway(fresh.register, () => WELL_AT) });
  deps = {
    ...site.deps,
    now: () => WELL_AT,
    operator: registerOperator(fresh.register, () => WELL_AT),
    // The relay of intakes, which has only to be woken, and starts them in its own time.
    kick: () => void pause(100).then(startWaiting),
  };
}, A_LONG_TIME);
afterAll(() => fresh.drop());

async function startWaiting(): Promise<void> {
  for (const { ref } of await nextUnstartedIntakes(fresh.register, WELL_AT, 10))
    await markStarted(fresh.register, ref, WELL_AT);
}

interface Timed<T> {
  readonly result: T;
  readonly seconds: number;
}

/** Says how long it took, and how busy the machine was with other things. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<Timed<T>> {
  const began = Date.now();
  const result = await work();
  const seconds = (Date.now() - began) / 1_000;
  process.stderr.write(`audit: ${what} in ${seconds.toFixed(1)} s, load ${loadavg()[0]?.toFixed(1)}\n`);
  return { result, seconds };
}

/** Where others want the same cores, each gets its share of them. */
function mostSeconds(): number {
  return MOST_SECONDS * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}

/** What the night runs. */
async function night(): Promise<readonly string[]> {
  const workflows = wellWorkflows(fresh.register);
  const about = { trigger: 'night', by: null, only: null } as const;
  const { all } = await runAudit({ register: fresh.register, workflows, realNow: () => WELL_AT }, about);
  return all.map(({ check, ref }) => `${check} ${ref}`).toSorted();
}

/** The night after: what has been read was read a day earlier. Cases would be late by then, so their clock stands still. */
async function nextNight(): Promise<readonly string[]> {
  await fresh.register.db
    .updateTable('audit_verified')
    .set({ verified_at: sql`verified_at - interval '1 day'` })
    .execute();
  return night();
}

function openFindings() {
  return fresh.register.db.selectFrom('findings').selectAll().where('closed_at', 'is', null).execute();
}

const expected = (plants: typeof PLANTS) => plants.map(({ what, check }) => `${check} ${planted.get(what)}`).toSorted();

test(
  'among healthy cases nothing is found, neither when everything is read nor the night after',
  async () => {
    const first = await timed('everything read', night);
    const second = await timed('a night', nextNight);
    expect([first.result, second.result]).toEqual([[], []]);
    expect(first.seconds).toBeLessThan(mostSeconds());
    expect(second.seconds).toBeLessThan(mostSeconds());
  },
  A_LONG_TIME,
);

describe('with one fault of each kind among the healthy cases', () => {
  beforeAll(async () => {
    // What is found within the week lies where the nights come last.
    const inTurn = PLANTS.toSorted((a, b) => Number(b.within === 'week') - Number(a.within === 'week'));
    for (const { what, plant } of inTurn) planted.set(what, await plant(fresh.register, healthy));
  }, A_LONG_TIME);

  test(
    'the next night finds each once and nothing else, but for what is read again within the week',
    async () => {
      const atOnce = expected(PLANTS.filter(({ within }) => within === undefined));
      const { result: first } = await timed('a night with faults', nextNight);
      const inTime = new Set(expected(PLANTS.filter(({ within }) => within === 'week')));
      expect(first.filter((one) => !inTime.has(one))).toEqual(atOnce);
      for (let nights = 2; nights < NIGHTS; nights += 1) await nextNight();
      expect(await nextNight()).toEqual(expected(PLANTS));
    },
    A_LONG_TIME,
  );

  test.each(PLANTS)(
    '$what is given to a head with a deadline, and its remedy heals it',
    async ({ what, check, by }) => {
      const ref = planted.get(what) ?? '';
      const [finding, ...others] = (await openFindings()).filter((one) => one.ref === ref);
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ check_key: check, unit: expect.stringMatching(/^(soc|lfa|ksf)-/) });
      expect(finding?.due_at).toBeGreaterThan(WELL_AT);
      const actor = await actorOf(fresh.register, by, WELL_AT);
      if (actor === null) throw new Error(`Nobody is ${by}`);
      expect(await remedy(deps, actor, finding?.id ?? 0, commandId())).toEqual({ kind: 'healed' });
    },
  );

  test(
    'when every button has been pressed, the next night finds nothing',
    async () => {
      expect(await nextNight()).toEqual([]);
      expect(await openFindings()).toEqual([]);
    },
    A_LONG_TIME,
  );
});

test('every check that needs no Temporal has its planted fault', () => {
  const keys = CHECKS.map(({ key }) => key).filter((key) => !key.startsWith('workflow-'));
  expect([...new Set(PLANTS.map(({ check }) => check))].toSorted()).toEqual(keys.toSorted());
});
