import { EventEmitter, once } from 'node:events';
import type { ServerProcess } from '../../embedded/server-process';
import type { PartReport } from '../../embedded/state-file';
import { MissingPartError, SupervisedPart } from '../../embedded/supervised-part';

/** A server that dies when the test says so. */
class FakeServer implements ServerProcess {
  readonly pid = 4711;
  readonly exited: Promise<string>;
  stopped = false;
  #ended = false;
  #end: (how: string) => void = () => undefined;

  constructor() {
    this.exited = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  hasExited = (): boolean => this.#ended;

  die(): void {
    this.#ended = true;
    this.#end('ended by SIGKILL');
  }

  stop = async (): Promise<void> => {
    this.stopped = true;
    this.die();
  };

  kill9 = async (): Promise<void> => {
    this.die();
  };
}

function supervised(start: () => Promise<ServerProcess>) {
  const reports = new EventEmitter();
  const states: PartReport['state'][] = [];
  const said: string[] = [];
  const part = new SupervisedPart({
    name: 'worker',
    start,
    stopGraceMs: 50,
    onReport: (report) => {
      states.push(report.state);
      reports.emit(report.state, report);
    },
    say: (line) => {
      said.push(line);
    },
  });
  const next = async (state: PartReport['state']): Promise<PartReport> =>
    ((await once(reports, state)) as [PartReport])[0];
  return { part, states, said, next };
}

describe('a supervised part', () => {
  test('is started again when it dies, and says so', async () => {
    const servers: FakeServer[] = [];
    const { part, states, said, next } = supervised(async () => {
      const server = new FakeServer();
      servers.push(server);
      return server;
    });
    await part.start();
    servers[0]?.die();
    expect(await next('ready')).toMatchObject({ restarts: 1, pid: 4711, lastError: 'ended by SIGKILL' });
    expect(states).toEqual(['waiting', 'starting', 'ready', 'restarting', 'ready']);
    expect(said).toEqual(['worker ended by SIGKILL; starting it again']);
    await part.stop();
    expect(servers).toHaveLength(2);
    expect(servers[1]?.stopped).toBe(true);
  });

  test('one that does not come up is tried again, and the others need not wait', async () => {
    let attempts = 0;
    const { part, next } = supervised(async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('no connection');
      return new FakeServer();
    });
    const ready = next('ready');
    await part.startPatiently();
    expect(await ready).toMatchObject({ restarts: 2 });
    await part.stop();
  });

  test('one that has not been built is reported as missing and not tried again', async () => {
    const { part, states, said } = supervised(async () => {
      throw new MissingPartError('dist/worker/main.js has not been built');
    });
    await part.startPatiently();
    expect(states).toEqual(['waiting', 'starting', 'missing']);
    expect(said).toEqual(['worker did not start: dist/worker/main.js has not been built']);
    await part.stop();
  });

  test('one that comes up while everything is being stopped is stopped too', async () => {
    const server = new FakeServer();
    let up: (server: ServerProcess) => void = () => undefined;
    const { part } = supervised(() => new Promise((resolve) => (up = resolve)));
    const starting = part.start();
    const stopping = part.stop();
    up(server);
    await Promise.all([starting, stopping]);
    expect(server.stopped).toBe(true);
  });
});
