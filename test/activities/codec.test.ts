import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import { dataConverterFrom, EncryptionCodec, UnknownCodecKeyError } from '../../activities/codec';
import { failureConverter } from '../../activities/failure-converter';

const key = (id: string) => ({ id, keyBase64: randomBytes(32).toString('base64') });
const old = key('k1');
const present = key('k2');
const coded = { adults: 1, children: [{ birth: '2021-05', residence: 'full' }], fear: true };

async function sealed(codec: EncryptionCodec, value: unknown) {
  const [payload] = await codec.encode([defaultPayloadConverter.toPayload(value)]);
  if (payload === undefined) throw new Error('nothing came back');
  return payload;
}

async function opened(codec: EncryptionCodec, payload: Awaited<ReturnType<typeof sealed>>) {
  const [plain] = await codec.decode([payload]);
  if (plain === undefined) throw new Error('nothing came back');
  return defaultPayloadConverter.fromPayload(plain);
}

describe('what Temporal stores of a case', () => {
  test('comes back as it was', async () => {
    const codec = new EncryptionCodec([present], 'default');
    expect(await opened(codec, await sealed(codec, coded))).toEqual(coded);
  });

  test('shows nothing of the household and is never the same twice', async () => {
    const codec = new EncryptionCodec([present], 'default');
    const [first, second] = [await sealed(codec, coded), await sealed(codec, coded)];
    const stored = Buffer.from(first.data ?? []).toString('latin1');
    expect(stored).not.toContain('residence');
    expect(stored).not.toContain('2021-05');
    expect(Buffer.from(first.data ?? [])).not.toEqual(Buffer.from(second.data ?? []));
  });

  test('an old key still opens what it closed; the first key closes', async () => {
    const before = await sealed(new EncryptionCodec([old], 'default'), coded);
    const codec = new EncryptionCodec([present, old], 'default');
    expect(await opened(codec, before)).toEqual(coded);
    const after = await sealed(codec, coded);
    expect(Buffer.from(after.metadata?.['encryption-key-id'] ?? []).toString()).toBe('k2');
  });

  test('a key that was thrown away is named when its payload comes', async () => {
    const before = await sealed(new EncryptionCodec([old], 'default'), coded);
    await expect(opened(new EncryptionCodec([present], 'default'), before)).rejects.toEqual(
      new UnknownCodecKeyError('k1'),
    );
  });

  test('a payload that was changed, or moved to another namespace or key id, does not open', async () => {
    const codec = new EncryptionCodec([present], 'default');
    const payload = await sealed(codec, coded);
    const changed = Buffer.from(payload.data ?? []);
    changed[20] = (changed[20] ?? 0) ^ 1;
    await expect(opened(codec, { ...payload, data: changed })).rejects.toThrow();
    await expect(opened(new EncryptionCodec([present], 'other'), payload)).rejects.toThrow();
    const renamed = new EncryptionCodec([{ ...present, id: 'k3' }], 'default');
    const metadata = { ...payload.metadata, 'encryption-key-id': Buffer.from('k3') };
    await expect(opened(renamed, { ...payload, metadata })).rejects.toThrow();
  });

  test('a key of the wrong length is refused at once', () => {
    expect(() => new EncryptionCodec([{ id: 'k1', keyBase64: 'c2hvcnQ=' }], 'default')).toThrow('not 32 bytes');
    expect(() => new EncryptionCodec([], 'default')).toThrow('at least one key');
  });

  test('what an error says is in its encoded part, where the codec reaches it', () => {
    const failure = failureConverter.errorToFailure(new Error('Anna Lind, 19850101-1234'), defaultPayloadConverter);
    expect(failure.message).toBe('Encoded failure');
    expect(failure.stackTrace).toBe('');
    expect(failure.encodedAttributes?.data?.length).toBeGreaterThan(0);
  });

  test('client and worker are given the same converter', () => {
    const converter = dataConverterFrom({ STAFETT_CODEC_KEYS: [present], TEMPORAL_NAMESPACE: 'default' });
    expect(converter.payloadCodecs).toHaveLength(1);
    expect(converter.failureConverterPath).toMatch(/activities\/failure-converter\.[jt]s$/);
  });
});
