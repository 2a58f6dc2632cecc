import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../domain/settings.schema';
import { keepSecrets } from './data-folder';
import { compiledFolder } from './node-part';
import { type Parts, planParts } from './parts';
import { choosePorts } from './ports';
import { hasNoCases, prepareRegister } from './prepare-register';
import type { Progress } from './progress';
import { lastLines, pidFileOf, type ServerProcess, spawnServer, stopLeftOver } from './server-process';
import { type PartName, StateFile } from './state-file';
import { SupervisedPart } from './supervised-part';

export interface SupervisorOptions {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly progress: Progress;
}

/** Within five seconds altogether, what people use first and what others depend on last. */
const stopOrder: readonly (readonly PartName[])[] = [
  ['web'],
  ['worker', 'worker-2'],
  ['mailbox', 'identity-provider'],
  ['postgres'],
  ['temporal'],
];
const stopGraceMs: Readonly<Record<PartName, number>> = {
  web: 800,
  worker: 1_500,
  'worker-2': 1_500,
  mailbox: 300,
  'identity-provider': 300,
  postgres: 800,
  temporal: 1_200,
};

/** All parts of one data folder, from the first server to the demo's cases. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #parts = new Map<PartName, SupervisedPart>();
  #plan: Parts | undefined;
  #seed: ServerProcess | undefined;
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /**
   * Brings everything up and resolves with the address when the web client answers.
   * @throws when PostgreSQL, Temporal or the migration fails: nothing works without them.
   */
  async start(): Promise<string> {
    const { dataDir, settings, demo, progress } = this.#options;
    const ports = await choosePorts(dataDir);
    const secrets = keepSecrets(dataDir);
    const plan = planParts({ settings, dataDir, ports, secrets, demo, report: (line) => progress.line(line) });
    this.#plan = plan;
    this.#supervise(plan, { ...ports, web: settings.STAFETT_PORT });
    await Promise.all([
      this.#startRegister(plan),
      this.#start('temporal', 'Temporal'),
      this.#startPatiently('mailbox', 'Mailbox'),
      this.#startPatiently('identity-provider', 'Identity provider'),
    ]);
    if (this.#stopping) return plan.address;
    await Promise.all([
      this.#startPatiently('worker', 'Worker'),
      this.#startPatiently('worker-2', 'Second worker'),
      this.#startPatiently('web', 'Web client'),
    ]);
    return plan.address;
  }

  get isStopping(): boolean {
    return this.#stopping;
  }

  get webAnswers(): boolean {
    return this.#parts.get('web')?.state === 'ready';
  }

  /** Fills an empty register with the demo's cases, in a process of its own. Resolves when it is done. */
  async seedDemo(): Promise<void> {
    const { dataDir, demo, progress } = this.#options;
    const plan = this.#plan;
    if (!demo || plan === undefined || !this.webAnswers) return;
    if (!(await hasNoCases(plan.databaseUrl))) return;
    const program = path.join(compiledFolder, 'embedded', 'demo', 'seed.js');
    if (!existsSync(program)) {
      progress.line('The demo has no cases: dist/embedded/demo/seed.js has not been built');
      return;
    }
    const logFile = path.join(dataDir, 'logs', 'seed.log');
    await progress.step('Filling the demo with cases', async () => {
      this.#seed = await spawnServer({
        name: 'seed',
        command: process.execPath,
        args: ['--enable-source-maps', '-r', path.join(__dirname, 'follow-parent.js'), program],
        env: { ...plan.env, TZ: 'UTC' },
        logFile,
        pidFile: pidFileOf(dataDir, 'seed'),
        marker: program,
        followsParent: true,
      });
      const ended = await this.#seed.exited;
      if (ended !== 'ended with code 0' && !this.#stopping) {
        progress.line(`The demo's cases: ${ended}. ${logFile} says:\n${lastLines(logFile)}`);
      }
    });
  }

  /** Stops every part in order; none is left when it resolves. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#seed?.stop(300);
    for (const names of stopOrder) {
      await Promise.all(names.map(async (name) => this.#parts.get(name)?.stop()));
    }
    // A server that was still starting is known by its pid file only.
    for (const name of ['postgres', 'temporal']) await stopLeftOver(pidFileOf(this.#options.dataDir, name));
  }

  /** Leaves no process behind when stopping in order takes too long. */
  killNow(): void {
    for (const part of this.#parts.values()) part.killNow();
  }

  #supervise(plan: Parts, ports: Readonly<Record<string, number>>): void {
    const { dataDir, progress } = this.#options;
    const file = new StateFile(dataDir, {
      pid: process.pid,
      startedAt: new Date().toISOString(),
      address: plan.address,
      ports,
    });
    for (const name of stopOrder.flat()) {
      const start = plan.starts[name];
      if (start === undefined && name === 'worker-2') continue;
      if (start === undefined) {
        file.report(name, { state: 'outside', restarts: 0, since: new Date().toISOString() });
        continue;
      }
      this.#parts.set(
        name,
        new SupervisedPart({
          name,
          start,
          stopGraceMs: stopGraceMs[name],
          onReport: (report) => {
            file.report(name, report);
          },
          say: (line) => {
            progress.line(line);
          },
        }),
      );
    }
  }

  async #startRegister(plan: Parts): Promise<void> {
    const { progress } = this.#options;
    await this.#start('postgres', 'PostgreSQL');
    if (this.#stopping) return;
    await progress.step('Register', () => prepareRegister(plan.databaseUrl));
  }

  async #start(name: PartName, title: string): Promise<void> {
    const part = this.#parts.get(name);
    if (part !== undefined) await this.#options.progress.step(title, () => part.start());
  }

  async #startPatiently(name: PartName, title: string): Promise<void> {
    const part = this.#parts.get(name);
    if (part !== undefined) await this.#options.progress.step(title, () => part.startPatiently());
  }
}
