import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/**
 * Sealing of bids. Each bid is encrypted with a key of its own (AES-256-GCM). For every pair of openers the key is
 * split in two halves that say nothing alone (one is random, the other the key with it taken away), and each half is
 * sealed to its opener's public key (X25519, HKDF-SHA-256, AES-256-GCM). So any two of the named openers open a bid
 * together and nobody opens it alone, and what the register and Temporal hold can be opened by no one.
 */
export interface Opener {
  readonly person: string;
  readonly keyId: string;
  /** SPKI, DER, base64url. */
  readonly publicKey: string;
}

/** Something that only the holder of one private key can read. */
export interface SealedTo {
  readonly keyId: string;
  /** The sender's key of this one letter. */
  readonly ephemeral: string;
  readonly box: string;
}

export interface Half {
  /** The two openers of the pair, in the order they were named. */
  readonly pair: string;
  readonly of: string;
  readonly sealed: SealedTo;
}

export interface SealedBid {
  readonly v: 1;
  readonly box: string;
  readonly halves: readonly Half[];
}

/** A bid's length says something of it, so every bid is filled up to a whole number of these. */
const FILLED_TO_BYTES = 4096;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a bid so that any two of its openers can open it. `about` binds it to its case and number: a bid that is moved
 * to another place does not open. @throws RangeError with fewer than two openers.
 */
export function sealBid(words: string, about: string, openers: readonly Opener[]): SealedBid {
  if (openers.length < 2) throw new RangeError('A bid is sealed to at least two openers');
  const key = randomBytes(KEY_BYTES);
  const halves = openers.flatMap((one, at) =>
    openers.slice(at + 1).flatMap((other): readonly Half[] => {
      const pair = `${one.person}+${other.person}`;
      const first = randomBytes(KEY_BYTES);
      return [
        { pair, of: one.person, sealed: sealTo(one, first, `${about}|${pair}`) },
        { pair, of: other.person, sealed: sealTo(other, xor(key, first), `${about}|${pair}`) },
      ];
    }),
  );
  return { v: 1, box: encrypt(key, filled(words), about), halves };
}

/** What one opener gives the others when they break their seal: their half of each pair, sealed to the other. */
export function passOn(
  bid: SealedBid,
  about: string,
  person: string,
  own: KeyObject,
  others: readonly Opener[],
): readonly Half[] {
  return others.flatMap((other) => {
    const half = bid.halves.find((one) => one.of === person && one.pair.split('+').includes(other.person));
    if (half === undefined) return [];
    const bound = `${about}|${half.pair}`;
    return [
      { pair: half.pair, of: other.person, sealed: sealTo(other, open(own, half.sealed, bound), `${bound}|passed`) },
    ];
  });
}

/** The words of a bid, with the own half and the one that the first opener passed on. @throws Error when either is not right. */
export function openBid(bid: SealedBid, about: string, person: string, own: KeyObject, passed: Half): string {
  const half = bid.halves.find((one) => one.of === person && one.pair === passed.pair);
  if (half === undefined || passed.of !== person) throw new Error('No half of this pair is sealed to this opener');
  const bound = `${about}|${passed.pair}`;
  const key = xor(open(own, half.sealed, bound), open(own, passed.sealed, `${bound}|passed`));
  return decrypt(key, bid.box, about).toString('utf8').trimEnd();
}

/** A new pair of keys; `keyId` is a digest of the public one. */
export function newKeyPair(): { readonly keyId: string; readonly publicKey: string; readonly privateKey: Buffer } {
  const pair = generateKeyPairSync('x25519');
  const publicDer = pair.publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: createHash('sha256').update(publicDer).digest('base64url').slice(0, 16),
    publicKey: publicDer.toString('base64url'),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
  };
}

function sealTo(to: Opener, secret: Buffer, about: string): SealedTo {
  const ephemeral = generateKeyPairSync('x25519');
  const publicDer = ephemeral.publicKey.export({ type: 'spki', format: 'der' });
  const theirs = createPublicKey({ key: Buffer.from(to.publicKey, 'base64url'), type: 'spki', format: 'der' });
  const key = letterKey(diffieHellman({ privateKey: ephemeral.privateKey, publicKey: theirs }), publicDer, to.keyId);
  return { keyId: to.keyId, ephemeral: publicDer.toString('base64url'), box: encrypt(key, secret, about) };
}

function open(own: KeyObject, { keyId, ephemeral, box }: SealedTo, about: string): Buffer {
  const senders = Buffer.from(ephemeral, 'base64url');
  const publicKey = createPublicKey({ key: senders, type: 'spki', format: 'der' });
  return decrypt(letterKey(diffieHellman({ privateKey: own, publicKey }), senders, keyId), box, about);
}

export function privateKeyFrom(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
}

function letterKey(shared: Buffer, ephemeral: Buffer, keyId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, ephemeral, `stafett bid v1 ${keyId}`, KEY_BYTES));
}

export function encrypt(key: Buffer, plain: Buffer, about: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** @throws Error when the key is another, or a byte was changed. */
export function decrypt(key: Buffer, box: string, about: string): Buffer {
  const bytes = Buffer.from(box, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

function filled(words: string): Buffer {
  const plain = Buffer.from(words, 'utf8');
  const whole = Math.ceil((plain.length + 1) / FILLED_TO_BYTES) * FILLED_TO_BYTES;
  return Buffer.concat([plain, Buffer.alloc(whole - plain.length, ' ')]);
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));
}
