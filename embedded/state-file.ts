import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from './data-folder';

export type PartName = 'postgres' | 'temporal' | 'mailbox' | 'identity-provider' | 'worker' | 'worker-2' | 'web';

export interface PartReport {
  /** `missing`: its program has not been built. `outside`: runs elsewhere, named by a setting. */
  readonly state: 'waiting' | 'starting' | 'ready' | 'restarting' | 'missing' | 'outside' | 'stopped';
  readonly pid?: number;
  readonly restarts: number;
  /** ISO 8601, UTC, real time: since when it is in this state. */
  readonly since: string;
  readonly lastError?: string;
}

/** What `<data folder>/state.json` holds; the web client shows it on /readyz. */
export interface SupervisorState {
  readonly pid: number;
  readonly startedAt: string;
  readonly address: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly parts: Readonly<Partial<Record<PartName, PartReport>>>;
}

const fileName = 'state.json';

/** Keeps the state file equal to what the supervisor knows; readers never see half a file. */
export class StateFile {
  #state: SupervisorState;

  constructor(
    private readonly dataDir: string,
    first: Omit<SupervisorState, 'parts'>,
  ) {
    this.#state = { ...first, parts: {} };
    this.#write();
  }

  report(name: PartName, report: PartReport): void {
    this.#state = { ...this.#state, parts: { ...this.#state.parts, [name]: report } };
    this.#write();
  }

  #write(): void {
    writeAtomically(path.join(this.dataDir, fileName), `${JSON.stringify(this.#state, null, 2)}\n`);
  }
}

export function readState(dataDir: string): SupervisorState | undefined {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, fileName), 'utf8')) as SupervisorState;
  } catch {
    return undefined;
  }
}
