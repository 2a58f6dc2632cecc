import { ScheduleOverlapPolicy } from '@temporalio/client';
import { runAudit } from '../../../activities/audit/run-audit';
import { temporalWorkflows } from '../../../activities/audit/temporal-workflows';
import { CHECKS, type CheckKey } from '../../../domain/audit/checks';
import { MINUTE_MS } from '../../../domain/instant';
import type { OpenCase } from '../../../domain/kernel/state';
import { lastRun } from '../../../register/audit/runs';
import { rebuildCase } from '../../../register/rebuild';
import { caseWorkflowId } from '../../../workflows/messages';
import { BY_EMAIL, type Crew, crewOf, MONDAY } from '../../support/journey';
import { ORIGIN, type Stafett, startStafett } from '../../support/stafett';
import { until } from '../../support/until';
import { write } from '../support/acted-case';
import { commandId, type Site, visitor } from '../support/visitor';
import { lost, tamper } from './planting';

const SCHEDULE = `audit-${commandId().slice(0, 8)}`;
const TOLD = 'Granskningen har hittat något';
let stafett: Stafett;
let crew: Crew;

beforeAll(async () => {
  stafett = await startStafett({ at: MONDAY, auditSchedule: SCHEDULE });
  crew = crewOf(stafett);
  for (let n = 0; n < 3; n += 1) await applied();
}, 120_000);
afterAll(async () => {
  await stafett.client.schedule.getHandle(SCHEDULE).delete();
  await stafett.stop();
});

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
  const { all } = await runAudit({ register, workflows, realNow }, { trigger: 'command', by: null, only: null });
  return all.map(({ check, ref }) => `${check} ${ref}`);
}

const handleOf = (ref: string) => stafett.client.workflow.getHandle(caseWorkflowId(ref));

/** A fact of which the workflow has not heard. */
async function behindItsBack(ref: string): Promise<void> {
  const state = (await stafett.state(ref)) as OpenCase;
  await write(stafett.register, state, [{ type: 'NoteAdded', texts: {} }], await stafett.now(), 'behind-its-back');
}

/** Of the one finding that there is. */
async function pressTheButton(): Promise<void> {
  const [{ id }] = (await stafett.register.db
    .selectFrom('findings')
    .select('id')
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

test('when every case runs as the register has it, nothing is found', async () => {
  expect(await audit()).toEqual([]);
});

test.each(PLANTS)(
  '$what is found once, nothing else is, and its remedy heals it',
  async ({ check, plant, gone }) => {
    const ref = await applied();
    expect(await audit()).toEqual([]);
    await plant(ref);
    await until('the audit sees it', async () => (await audit()).length > 0, 90_000);
    expect(await audit()).toEqual([`${check} ${ref}`]);
    await pressTheButton();
    await until('nothing is left to find', async () => (await audit()).length === 0);
    if (gone) return;
    // It lives: a person's move is answered, and workflow and register agree.
    await crew.anna.make(ref, 'claim');
    expect(await stafett.workflowState(ref)).toEqual(await stafett.state(ref));
  },
  120_000,
);

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
  await pressTheButton();
});

test('every check of workflows has its planted fault', () => {
  const keys = CHECKS.map(({ key }) => key).filter((key) => key.startsWith('workflow-'));
  expect(PLANTS.map(({ check }) => check).toSorted()).toEqual(keys.toSorted());
});

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
