import path from 'node:path';
import { freePort, loopback } from '../../../embedded/ports';
import { pidFileOf, type ServerProcess, spawnServer, untilReady } from '../../../embedded/server-process';

const root = path.join(__dirname, '..', '..', '..');
const hook = path.join(root, 'test', 'support', 'ts-hook.cjs');
const followParent = path.join(root, 'embedded', 'follow-parent.ts');
const program = path.join(root, 'client', 'main.ts');

/** The real web client as a process of its own, as the supervisor starts it; killed and started again at one address. */
export class WebProcess {
  #running: ServerProcess | null = null;
  readonly address: string;

  private constructor(
    private readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
    port: number,
  ) {
    this.address = `http://${loopback}:${port}`;
  }

  /** Settings beside its own address and data folder. It has been started and answers. */
  static async begin(dataDir: string, env: Readonly<Record<string, string>>): Promise<WebProcess> {
    const web = new WebProcess(dataDir, env, await freePort());
    await web.start();
    return web;
  }

  private async start(): Promise<void> {
    const port = new URL(this.address).port;
    const spec = {
      name: 'web',
      command: process.execPath,
      args: ['-r', hook, '-r', followParent, program],
      env: { ...this.env, STAFETT_DATA: this.dataDir, STAFETT_PORT: port, PUBLIC_URL: this.address, TZ: 'UTC' },
      logFile: path.join(this.dataDir, 'logs', 'web.log'),
      pidFile: pidFileOf(this.dataDir, 'web'),
      marker: program,
      followsParent: true,
    };
    this.#running = await spawnServer(spec);
    await untilReady(this.#running, spec, async () => (await fetch(`${this.address}/healthz`)).ok, 60_000);
  }

  /** Whatever it was doing ends in the middle. */
  async kill9AndStart(): Promise<void> {
    await this.#running?.kill9();
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
  }
}
