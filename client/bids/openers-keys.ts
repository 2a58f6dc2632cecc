import { randomBytes, scrypt, type KeyObject } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decrypt, encrypt, newKeyPair, type Opener, privateKeyFrom } from './seal';

/**
 * The keys of those who open bids. They lie as files beside the deployment and never in a database: the public part to
 * seal with, the private part encrypted with a passphrase that only its owner types. A copy of the database opens
 * nothing, and neither does a copy of this folder.
 */
export interface OpenersKeys {
  /** Makes a key; the newest is the one that new bids are sealed to, older ones still open theirs. */
  make(person: string, passphrase: string, at: number): Promise<Opener>;
  /** The newest key of a person, or null when they have made none. */
  of(person: string): Promise<Opener | null>;
  /** A key that bids have been sealed to before. @throws Error when its file is not there. */
  known(person: string, keyId: string): Promise<Opener>;
  /** @throws WrongPassphrase; Error when the file is not there. */
  unlock(person: string, passphrase: string, keyId: string): Promise<KeyObject>;
}

/** The passphrase does not open the person's key. */
export class WrongPassphrase extends Error {}

export const PASSPHRASE_LENGTH = 12;

interface KeyFile extends Opener {
  readonly v: 1;
  readonly madeAt: number;
  readonly salt: string;
  readonly privateKey: string;
}

/** scrypt: 64 MB and a third of a second a guess. */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const PERSON = /^[a-z0-9][a-z0-9-]{0,39}$/;
const KEY_ID = /^[\w-]{16}$/;

export function openersKeysIn(folder: string): OpenersKeys {
  return {
    async make(person, passphrase, at) {
      const { keyId, publicKey, privateKey } = newKeyPair();
      const salt = randomBytes(16);
      const wrapping = await wrappingKey(passphrase, salt);
      const file: KeyFile = {
        v: 1,
        person,
        keyId,
        publicKey,
        madeAt: at,
        salt: salt.toString('base64url'),
        privateKey: encrypt(wrapping, privateKey, `${person}|${keyId}`),
      };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(fileOf(folder, person, keyId), JSON.stringify(file), { mode: 0o600, flag: 'wx' });
      return { person, keyId, publicKey };
    },
    async of(person) {
      const names = await readdir(folder).catch(whenMissing<string[]>([]));
      const own = names.filter((name) => name.startsWith(`${person}.`));
      const files = await Promise.all(own.map((name) => read(join(folder, name))));
      const newest = files.toSorted((a, b) => b.madeAt - a.madeAt)[0];
      return newest === undefined ? null : { person, keyId: newest.keyId, publicKey: newest.publicKey };
    },
    async known(person, keyId) {
      const { publicKey } = await read(fileOf(folder, person, keyId));
      return { person, keyId, publicKey };
    },
    async unlock(person, passphrase, keyId) {
      const file = await read(fileOf(folder, person, keyId));
      const wrapping = await wrappingKey(passphrase, Buffer.from(file.salt, 'base64url'));
      try {
        return privateKeyFrom(decrypt(wrapping, file.privateKey, `${person}|${keyId}`));
      } catch {
        throw new WrongPassphrase();
      }
    },
  };
}

function wrappingKey(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((done, failed) =>
    scrypt(passphrase, salt, 32, COST, (error, key) => (error === null ? done(key) : failed(error))),
  );
}

/** @throws RangeError when person or key could name another file. */
function fileOf(folder: string, person: string, keyId: string): string {
  if (!PERSON.test(person) || !KEY_ID.test(keyId)) throw new RangeError('Not the name of a key');
  return join(folder, `${person}.${keyId}.json`);
}

async function read(path: string): Promise<KeyFile> {
  return JSON.parse(await readFile(path, 'utf8')) as KeyFile;
}

function whenMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return instead;
    throw error;
  };
}
