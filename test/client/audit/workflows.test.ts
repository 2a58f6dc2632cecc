import { loadavg } from 'node:os';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import { runAudit } from '../../../activities/audit/run-audit';
import { temporalWorkflows } from '../../../activities/audit/temporal-workflows';
import { CHECKS, type CheckKey } from '../../../domain/audit/checks';
import { MINUTE_MS } from '../../../domain/instant';
import type { OpenCase } from '../../../domain/kernel/state';
import { lastRun } from '../../../register/audit/runs';
import { rebuildCase } from '../../../register/rebuild';
import { openRegister } from '../../../register/database';
import { caseWorkflowId, workflowNames } from '../../../workflows/messages';
import { fillHealthy, WELL_IN_2037 } from '../../support/healthy-cases';
import { BY_EMAIL, type Crew, crewOf } from '../../support/journey';
import { ORIGIN, type Stafett, startStafett } from '../../support/stafett';
import { until } from '../../support/until';
import { write } from '../support/acted-case';
import { commandId, type Site, visitor } from '../support/visitor';
import { lost, tamper } from './planting';

/** Ten thousand in `npm run test:long`. */
const CASES = Number(process.env['STAFETT_TEST_CASES'] ?? 120);
const A_BATCH = 50;
/** Ten thousand on a machine that does other things too. */
const A_LONG_TIME = 1_800_000;
const SCHEDULE = `audit-${commandId().slice(0, 8)}`;
const TOLD = 'Granskningen har hittat något';
let stafett: Stafett;
let crew: Crew;

/** Where the fault of each check was planted. */
const planted = new Map<string, string>();

beforeAll(async () => {
  stafett = await startStafett({ at: ['2037-03-17', '10:30'], auditSchedule: SCHEDULE });
  crew = crewOf(stafett);
}, 120_000);
afterAll(async () => {
  await stafett.client.schedule.getHandle(SCHEDULE).delete();
  await stafett.stop();
}, A_LONG_TIME);

/** A new case. The example that everybody sends in is one person's: whoever has no number is nobody's double. */
async function applied(): Promise<string> {
  const ref = await crew.anna.submit(BY_EMAIL);
  await stafett.register.db
    .updateTable('household_members')
    .set({ person_number: null })
    .where('ref', '=', ref)
    .execute();
  return ref;
}

/** Looks some minutes ahead of the wall clock: what has just begun or ended would be left alone. */
async function audit() {
  const { client, register, taskQueue } = stafett;
  const workflows = temporalWorkflows(client, taskQueue);
  const realNow = () => Date.now() + 3 * MINUTE_MS;
  const { all } = await runAudit({ register, workflows, realNow }, { trigger: 'night', by: null, only: null });
  return all.map(({ check, ref }) => `${check} ${ref}`).toSorted();
}

/**
 * So many more open cases in which nothing is due: Temporal lists and describes the workflow of each as running; none of
 * them has begun before the test is long over.
 */
async function amongMany(): Promise<void> {
  const { client, databaseUrl, taskQueue } = stafett;
  const register = openRegister(databaseUrl, { statementTimeoutMs: 120_000 });
  const cases = await fillHealthy(register, CASES, WELL_IN_2037);
  await register.close();
  for (let from = 0; from < CASES; from += A_BATCH) {
    const some = cases.slice(from, from + A_BATCH);
    const rest = { taskQueue, args: [], startDelay: '300 days' } as const;
    const name = workflowNames.caseOf('municipalContract');
    await Promise.all(some.map(({ ref }) => client.workflow.start(name, { workflowId: caseWorkflowId(ref), ...rest })));
  }
}

const handleOf = (ref: string) => stafett.client.workflow.getHandle(caseWorkflowId(ref));

/** A fact of which the workflow has not heard. */
async function behindItsBack(ref: string): Promise<void> {
  const state = (await stafett.state(ref)) as OpenCase;
  await write(stafett.register, state, [{ type: 'NoteAdded', texts: {} }], await stafett.now(), 'behind-its-back');
}

async function pressTheButton(ref: string): Promise<void> {
  const [{ id }] = (await stafett.register.db
    .selectFrom('findings')
    .select('id')
    .where('ref', '=', ref)
    .where('closed_at', 'is', null)
    .execute()) as [{ id: number }];
  const jonas = await visitor({ app: stafett.app, deps: { register: stafett.register } } as Site, 'jonas-kvist');
  const answer = await jonas.post(`/granskning/${id}/atgard`, { _command: commandId() });
  expect([answer.status, answer.to]).toEqual([303, '/granskning?utfall=healed']);
}

interface Plant {
  readonly what: string;
  readonly check: CheckKey;
  readonly plant: (ref: string) => Promise<void>;
  /** Nobody can work in it afterwards: there was no case. */
  readonly gone?: true;
}

const PLANTS: readonly Plant[] = [
  {
    what: 'an open case whose workflow Temporal does not know',
    check: 'workflow-missing',
    plant: async (ref) => {
      await stafett.client.workflowService.deleteWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId: caseWorkflowId(ref) },
      });
    },
  },
  {
    what: 'an open case whose workflow somebody has terminated',
    check: 'workflow-closed',
    plant: async (ref) => {
      await handleOf(ref).terminate('by hand, in Temporal’s own pages');
    },
  },
  {
    what: 'a workflow that fails its tasks',
    check: 'workflow-failing',
    plant: async (ref) => {
      await handleOf(ref).terminate('a worker without the code of the process');
      await behindItsBack(ref);
      await stafett.client.workflow.start('codeThatNoWorkerHas', {
        workflowId: caseWorkflowId(ref),
        taskQueue: stafett.taskQueue,
        args: [],
      });
    },
  },
  {
    what: 'a workflow that is behind the register',
    check: 'workflow-behind',
    plant: behindItsBack,
  },
  {
    what: 'a register that has lost the last fact of a case',
    check: 'workflow-ahead',
    plant: async (ref) => {
      await crew.anna.make(ref, 'note', { body: 'Ringde.' });
      const { no } = await stafett.state(ref);
      await tamper(stafett.register, `delete from facts where ref = '${ref}' and no = ${no}`);
      await rebuildCase(stafett.register, ref);
    },
  },
  {
    what: 'a workflow that belongs to no case',
    check: 'workflow-without-case',
    gone: true,
    plant: async (ref) => {
      await lost(stafett.register, ref);
      await stafett.register.db.deleteFrom('audit_verified').where('ref', '=', ref).execute();
    },
  },
];

test('the audit goes by a Schedule at a quarter past four in Sweden, one at a time, and catches up after a night that failed', async () => {
  const schedule = stafett.client.schedule.getHandle(SCHEDULE);
  const { spec, policies } = await schedule.describe();
  expect(policies).toMatchObject({ overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: 12 * 60 * MINUTE_MS });
  expect(spec.timezone).toBe('Europe/Stockholm');
  expect(spec.calendars).toMatchObject([{ hour: [{ start: 4 }], minute: [{ start: 15 }] }]);
  await schedule.trigger();
  await until('the night’s audit has ended', async () => (await lastRun(stafett.register))?.trigger === 'night');
});

test('a head has everything looked at by a button, and sees when that was', async () => {
  const karin = await visitor({ app: stafett.app, deps: { register: stafett.register } } as Site, 'karin-holm');
  const answer = await karin.post('/granskning/ga', {});
  expect(answer.to).toBe('/granskning?utfall=ran');
  expect(await lastRun(stafett.register)).toMatchObject({ trigger: 'button', byPerson: 'karin-holm' });
  const { text } = await karin.get('/');
  expect(text.includes('0 ärenden mellan stolarna')).toBe(true);
});

test('whoever answers for a finding hears of it by mail, which says neither which case nor what is wrong', async () => {
  const ref = await applied();
  await handleOf(ref).terminate('by hand, in Temporal’s own pages');
  await until('the audit sees it', async () => (await audit()).length > 0, 90_000);
  const told = async () =>
    (await stafett.mails()).filter(({ subject, text }) => subject === TOLD && text.includes(`${ORIGIN}/granskning`));
  await until('the mail has come', async () => (await told()).length > 0);
  const [mail] = await told();
  expect(mail?.to).toEqual(['jonas.kvist@example.test']);
  expect(mail?.text).not.toMatch(/ST-|arbetsflöde|avslutat/i);
  await pressTheButton(ref);
});

describe('among many cases that rest', () => {
  beforeAll(amongMany, A_LONG_TIME);

  test(
    'when every case runs as the register has it, nothing is found',
    async () => {
      await applied();
      const began = Date.now();
      expect(await audit()).toEqual([]);
      const seconds = (Date.now() - began) / 1_000;
      process.stderr.write(`audit: ${CASES} workflows in ${seconds.toFixed(1)} s, load ${loadavg()[0]?.toFixed(1)}\n`);
    },
    A_LONG_TIME,
  );

  test(
    'a fault of each kind is found once, and nothing else is',
    async () => {
      for (const { check, plant } of PLANTS) {
        const ref = await applied();
        await plant(ref);
        planted.set(check, ref);
      }
      const expected = PLANTS.map(({ check }) => `${check} ${planted.get(check)}`).toSorted();
      // What Temporal lists may be a second behind, and a workflow has to fail some times before it is failing.
      await until('the audit sees them', async () => (await audit()).length >= expected.length, A_LONG_TIME);
      expect(await audit()).toEqual(expected);
    },
    A_LONG_TIME,
  );

  test.each(PLANTS)(
    'the remedy heals $what',
    async ({ check, gone }) => {
      const ref = planted.get(check) ?? '';
      await pressTheButton(ref);
      if (gone) return;
      // It lives: a person's move is answered, and workflow and register agree.
      await crew.anna.make(ref, 'claim');
      expect(await stafett.workflowState(ref)).toEqual(await stafett.state(ref));
    },
    120_000,
  );

  test(
    'when every button has been pressed, nothing is left to find',
    async () => {
      await until('nothing is left', async () => (await audit()).length === 0, A_LONG_TIME);
    },
    A_LONG_TIME,
  );
});

test('every check of workflows has its planted fault', () => {
  const keys = CHECKS.map(({ key }) => key).filter((key) => key.startsWith('workflow-'));
  expect(PLANTS.map(({ check }) => check).toSorted()).toEqual(keys.toSorted());
});
