import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { type DigestPurpose, foldAccessCode, type Vault } from '#application/ports/vault.ts';
import type { MasterKey, MasterKeys } from './master-keys.ts';

/** No letter that is mistaken for another or for a digit: without I, L, O, S and Z. */
export const ACCESS_CODE_ALPHABET = 'ABCDEFGHJKMNPQRTUVWXY';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What is stored of a secret stays under the oldest key, since it is never stored anew; seals use the newest. */
export function nodeVault(keys: MasterKeys): Vault {
  const [oldest] = keys;
  const newest = keys[keys.length - 1] ?? oldest;
  const derived = subkeys();
  const mac = (purpose: string, text: string) =>
    createHmac('sha256', derived(oldest, purpose)).update(text, 'utf8');
  const digest = (purpose: DigestPurpose, secret: string) =>
    mac(`digest:${purpose}`, purpose === 'access_code' ? foldAccessCode(secret) : secret).digest('hex');

  return {
    accessCode: (seed) => {
      const letters = unbiasedLetters((round) => mac('access code', `${round}:${seed}`).digest());
      return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
    },
    linkSecret: (seed) => mac('link secret', seed).digest().subarray(0, 24).toString('base64url'),
    digest,
    matches: (purpose, secret, stored) => {
      const given = Buffer.from(digest(purpose, secret), 'hex');
      const known = Buffer.from(stored, 'hex');
      return given.length === known.length && timingSafeEqual(given, known);
    },
    seal: (context, plain) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', derived(newest, 'seal'), nonce);
      cipher.setAAD(boundTo(newest.id, context));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return [VERSION, newest.id, sealed.toString('base64url')].join('.');
    },
    unseal: (context, sealed) => {
      const [version, keyId, body, ...rest] = sealed.split('.');
      const key = keys.find(({ id }) => id === keyId);
      if (version !== VERSION || key === undefined || body === undefined || rest.length > 0) return null;
      const bytes = Buffer.from(body, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      try {
        const decipher = createDecipheriv(
          'aes-256-gcm',
          derived(key, 'seal'),
          bytes.subarray(0, NONCE_BYTES),
          {
            authTagLength: TAG_BYTES,
          },
        );
        decipher.setAAD(boundTo(key.id, context));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const plain = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
        return Buffer.concat(plain).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

function boundTo(keyId: string, context: string): Buffer {
  return Buffer.from([VERSION, keyId, context].join('\0'), 'utf8');
}

/** One key per purpose, derived once and made ready: from plain bytes each use would make it anew. */
function subkeys(): (key: MasterKey, purpose: string) => KeyObject {
  const kept = new Map<string, KeyObject>();
  return (key, purpose) => {
    const name = `${key.id}\0${purpose}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const subkey = createSecretKey(Buffer.from(hkdfSync('sha256', key.secret, '', `ppid ${purpose}`, 32)));
    kept.set(name, subkey);
    return subkey;
  };
}

/** Twelve letters, each equally likely: bytes past the last whole multiple of the alphabet are thrown away. */
function unbiasedLetters(bytesOfRound: (round: number) => Buffer): string {
  const size = ACCESS_CODE_ALPHABET.length;
  const limit = 256 - (256 % size);
  let letters = '';
  for (let round = 0; letters.length < 12; round += 1) {
    for (const byte of bytesOfRound(round)) {
      if (byte < limit && letters.length < 12) letters += ACCESS_CODE_ALPHABET.charAt(byte % size);
    }
  }
  return letters;
}
