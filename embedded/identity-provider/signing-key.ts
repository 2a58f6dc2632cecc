import { createPrivateKey, generateKeyPairSync, type JsonWebKey, randomBytes, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeAtomically } from '../data-folder';

export type SigningKey = JsonWebKey & { readonly kid: string; readonly alg: 'RS256'; readonly use: 'sig' };

/** The provider's private key, made at the first start: tokens stay valid over a restart. */
export function keepSigningKey(file: string): SigningKey {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SigningKey;
  } catch {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key: SigningKey = {
      ...privateKey.export({ format: 'jwk' }),
      kid: randomBytes(8).toString('hex'),
      alg: 'RS256',
      use: 'sig',
    };
    writeAtomically(file, JSON.stringify(key), 0o600);
    return key;
  }
}

/** Signs a JWT access token (RFC 9068). */
export function signAccessToken(key: SigningKey, claims: Readonly<Record<string, string | number>>): string {
  const text = `${base64url({ alg: 'RS256', typ: 'at+jwt', kid: key.kid })}.${base64url(claims)}`;
  const signature = sign('sha256', Buffer.from(text), createPrivateKey({ key, format: 'jwk' }));
  return `${text}.${signature.toString('base64url')}`;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
