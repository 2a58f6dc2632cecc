import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';

/** What the codec needs of the settings. The first key encrypts, all decrypt. */
export interface CodecSettings {
  readonly STAFETT_CODEC_KEYS: readonly { readonly id: string; readonly keyBase64: string }[];
  readonly TEMPORAL_NAMESPACE: string;
}

const ENCODING = 'binary/encrypted';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const utf8 = new TextEncoder();
const PayloadMessage = temporal.api.common.v1.Payload;

/** A payload names a key that this process was not given: add it to STAFETT_CODEC_KEYS, after the first. */
export class UnknownCodecKeyError extends Error {
  constructor(readonly keyId: string) {
    super(`No codec key "${keyId}"`);
    this.name = 'UnknownCodecKeyError';
  }
}

/**
 * Encrypts every payload with AES-256-GCM before Temporal sees it.
 *
 * The authenticated data is `v1|namespace|keyId`, not the workflow id: a Schedule and a codec server do not know
 * the id, and a payload moved to another namespace must not open.
 */
export class EncryptionCodec implements PayloadCodec {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: string;

  /** @throws RangeError without keys, or when a key is not 32 bytes. */
  constructor(
    keys: CodecSettings['STAFETT_CODEC_KEYS'],
    readonly namespace: string,
  ) {
    const first = keys[0];
    if (first === undefined) throw new RangeError('A codec needs at least one key');
    this.#current = first.id;
    this.#keys = new Map(keys.map((key) => [key.id, Buffer.from(key.keyBase64, 'base64')]));
    for (const [id, key] of this.#keys)
      if (key.length !== 32) throw new RangeError(`Codec key "${id}" is not 32 bytes`);
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.#encrypt(payload));
  }

  /** @throws UnknownCodecKeyError when the key is not ours; an Error when the payload was tampered with. */
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.#decrypt(payload));
  }

  #encrypt(payload: Payload): Payload {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.#current), nonce);
    cipher.setAAD(this.#aad(this.#current));
    const sealed = [cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()];
    return {
      metadata: { encoding: utf8.encode(ENCODING), 'encryption-key-id': utf8.encode(this.#current) },
      data: Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]),
    };
  }

  #decrypt(payload: Payload): Payload {
    // The server and the SDK's core write a few plain payloads of their own (markers, the command-line tool).
    if (text(payload.metadata?.['encoding']) !== ENCODING) return payload;
    const keyId = text(payload.metadata?.['encryption-key-id']);
    const sealed = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv('aes-256-gcm', this.#key(keyId), sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(this.#aad(keyId));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const opened = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return PayloadMessage.decode(opened);
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (key === undefined) throw new UnknownCodecKeyError(id);
    return key;
  }

  #aad(keyId: string): Uint8Array {
    return utf8.encode(`v1|${this.namespace}|${keyId}`);
  }
}

function text(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString('utf8') : '';
}

/** Path of the failure converter, for client, worker and bundle alike (a test runs the .ts, production the .js). */
export const failureConverterPath = require.resolve('./failure-converter');

/** How everything that goes to Temporal is written: client and worker must be given the same. */
export function dataConverterFrom(settings: CodecSettings): DataConverter {
  return {
    payloadCodecs: [new EncryptionCodec(settings.STAFETT_CODEC_KEYS, settings.TEMPORAL_NAMESPACE)],
    failureConverterPath,
  };
}
