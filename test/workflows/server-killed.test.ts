import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTemporal } from '../../embedded/temporal';
import { verdictOn } from '../support/judged';
import { BY_EMAIL, crewOf, MONDAY } from '../support/journey';
import { startStafett } from '../support/stafett';
import { until } from '../support/until';
import { startDyingWorker, untilDone } from './support/dying-worker';

test('Temporal killed after the register has written a move finds the case as the register has it', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-killed-'));
  const binFolder = path.join(__dirname, '..', '..', '.stafett', 'bin');
  let server = await startTemporal({ dataDir, binFolder, timeSkipping: true });
  const port = Number(server.address.split(':')[1]);
  const stafett = await startStafett({ at: MONDAY, worker: false, temporal: server.address });
  try {
    const { anna } = crewOf(stafett);
    const before = await stafett.startWorker();
    const ref = await anna.submit(BY_EMAIL);
    await before.stop();

    const killer = await startDyingWorker(stafett, server.address, server.pid);
    const task = (await anna.see(ref)).tasks.find((one) => one.kind === 'first-contact') ?? null;
    const id = randomUUID();
    const send = () => anna.try(ref, 'complete', 'first-contact', {}, task, id);
    const first = send();
    await server.exited;
    killer.child.kill('SIGKILL');
    server = await startTemporal({ dataDir, binFolder, timeSkipping: true, port });
    await first;
    await stafett.startWorker();
    expect((await untilDone(send)).status).toBe(200);

    await until('the workflow and the register agree', async () => {
      return (await stafett.workflowState(ref)).no === (await stafett.state(ref)).no;
    });
    expect(await stafett.workflowState(ref)).toEqual(await stafett.state(ref));
    expect(await stafett.differences()).toEqual([]);
    expect(await verdictOn(stafett)).toEqual([]);
    const done = (await stafett.facts(ref)).filter((fact) => fact.type === 'TaskCompleted');
    expect(done.map((fact) => [fact.kind, fact.commandId])).toEqual([['first-contact', id]]);
    expect(await stafett.state(ref)).toMatchObject({ offer: { to: 'soc-utredning' } });
  } finally {
    await stafett.stop();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
