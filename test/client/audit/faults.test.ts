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
/** Issue 4, section 4; for ten thousand, with everything read before (real time). */
const MOST_SECONDS = 60;

let fresh: FreshRegister;
let deps: Deps;
let healthy: (story: string) => string;
const took: string[] = [];

beforeAll(async () => {
  fresh = await freshRegister({ statementTimeoutMs: 120_000 });
  const began = Date.now();
  healthy = handOut(await fillHealthy(fresh.register, CASES));
  took.push(`${CASES} cases written in ${seconds(began)} s`);
  const gateway = new KernelGateway(fresh.register, () => WELL_AT);
  const site = siteOver(fresh.register, { gateway });
  deps = {
    ...site.deps,
    now: () => WELL_AT,
    operator: registerOperator(fresh.register, () => WELL_AT),
    // The relay of intakes, which has only to be woken.
    kick: () => void startWaiting(),
  };
}, 900_000);
afterAll(() => fresh.drop());
afterAll(() => process.stderr.write(`audit: ${took.join('; ')}\n`));

async function startWaiting(): Promise<void> {
  for (const { ref } of await nextUnstartedIntakes(fresh.register, WELL_AT, 10))
    await markStarted(fresh.register, ref, WELL_AT);
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1_000).toFixed(1);
}

async function audit(whole = false) {
  const workflows = wellWorkflows(fresh.register);
  const about = { trigger: 'night', by: null, only: null } as const;
  const { all } = await runAudit({ register: fresh.register, workflows, realNow: () => WELL_AT, whole }, about);
  return all;
}

const named = (found: Awaited<ReturnType<typeof audit>>) => found.map(({ check, ref }) => `${check} ${ref}`);

test('among healthy cases nothing is found, neither when everything is read nor the night after', async () => {
  const first = Date.now();
  expect(named(await audit())).toEqual([]);
  took.push(`everything read in ${seconds(first)} s`);
  const second = Date.now();
  expect(named(await audit())).toEqual([]);
  const night = seconds(second);
  took.push(`a night's audit in ${night} s`);
  expect(Number(night)).toBeLessThan(MOST_SECONDS);
}, 900_000);

test.each(PLANTS)(
  '$what is found once among the healthy ones, nothing else is, and its remedy heals it',
  async ({ check, by, plant, after, whole }) => {
    const ref = await plant(fresh.register, healthy);
    expect(named(await audit(whole))).toEqual([`${check} ${ref}`]);
    const open = await fresh.register.db.selectFrom('findings').selectAll().where('closed_at', 'is', null).execute();
    expect(open).toMatchObject([{ check_key: check, ref, unit: expect.stringMatching(/^(soc|lfa|ksf)-/) }]);
    expect(open[0]?.due_at).toBeGreaterThan(WELL_AT);
    const actor = await actorOf(fresh.register, by, WELL_AT);
    if (actor === null) throw new Error(`Nobody is ${by}`);
    // Still there at the next look, until somebody has pressed the button.
    expect(named(await audit())).toEqual([`${check} ${ref}`]);
    expect(await remedy(deps, actor, open[0]?.id ?? 0, commandId())).toEqual({ kind: 'healed' });
    expect(named(await audit())).toEqual([]);
    const left = await fresh.register.db.selectFrom('findings').select('id').where('closed_at', 'is', null).execute();
    expect(left).toEqual([]);
    await after?.(fresh.register);
  },
  300_000,
);

test('every check that needs no Temporal has its planted fault', () => {
  const keys = CHECKS.map(({ key }) => key).filter((key) => !key.startsWith('workflow-'));
  expect([...new Set(PLANTS.map(({ check }) => check))].toSorted()).toEqual(keys.toSorted());
});
