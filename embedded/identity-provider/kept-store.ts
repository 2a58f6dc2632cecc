import { readFileSync } from 'node:fs';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { writeAtomically } from '../data-folder';

interface Entry {
  readonly payload: AdapterPayload;
  /** Epoch milliseconds, real time; undefined: never. */
  readonly expiresAt: number | undefined;
}

/** A write at most this often: a crash may lose the sign-ins of the last quarter of a second. */
const writeEveryMs = 250;

/** What the provider remembers (sessions, grants, codes), kept in one small file so that a restart keeps sign-ins. */
export class KeptStore {
  readonly #file: string;
  readonly #entries: Map<string, Entry>;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#entries = new Map(readEntries(file));
  }

  /** The part of the store that one of the provider's models uses. */
  adapterFor(model: string): Adapter {
    const keyOf = (id: string): string => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => {
        // The library passes undefined for what never expires, whatever its types say.
        const lifetime = expiresIn as number | undefined;
        this.#set(keyOf(id), { payload, expiresAt: lifetime === undefined ? undefined : Date.now() + lifetime * 1000 });
      },
      find: async (id) => this.#get(keyOf(id)),
      findByUid: async (uid) => this.#search(model, (payload) => payload.uid === uid),
      findByUserCode: async (code) => this.#search(model, (payload) => payload.userCode === code),
      consume: async (id) => {
        const payload = this.#get(keyOf(id));
        if (payload !== undefined) payload['consumed'] = Math.floor(Date.now() / 1000);
        this.#writeSoon();
      },
      destroy: async (id) => {
        this.#entries.delete(keyOf(id));
        this.#writeSoon();
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of this.#entries) if (payload.grantId === grantId) this.#entries.delete(key);
        this.#writeSoon();
      },
    };
  }

  /** Writes what is not yet written. */
  close(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#write();
  }

  #set(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#writeSoon();
  }

  #get(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    return entry === undefined || isExpired(entry) ? undefined : entry.payload;
  }

  #search(model: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, entry] of this.#entries) {
      if (key.startsWith(`${model}:`) && !isExpired(entry) && fits(entry.payload)) return entry.payload;
    }
    return undefined;
  }

  #writeSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#write();
    }, writeEveryMs).unref();
  }

  #write(): void {
    this.#timer = undefined;
    for (const [key, entry] of this.#entries) if (isExpired(entry)) this.#entries.delete(key);
    writeAtomically(this.#file, JSON.stringify([...this.#entries]), 0o600);
  }
}

function isExpired(entry: Entry): boolean {
  return entry.expiresAt !== undefined && entry.expiresAt < Date.now();
}

function readEntries(file: string): [string, Entry][] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as [string, Entry][];
  } catch {
    return [];
  }
}
