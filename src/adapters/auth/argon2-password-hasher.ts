import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher } from '#application/ports/password-hasher.ts';

/** 19 MiB, two passes, one lane: about 33 ms on a small server, in the thread pool. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const saltLength = 16;
/** Two at once leave the thread pool's other threads to files and compression. */
const atOnce = 2;

const derive = promisify(argon2);

type ParsedHash = {
  readonly parameters: Omit<Argon2Parameters, 'message'>;
  readonly tag: Buffer;
};

/** Argon2id of node:crypto with hashes as PHC strings, so that the cost can be raised later hash by hash. */
export function argon2PasswordHasher(): PasswordHasher {
  const inTurn = limitConcurrency(atOnce);
  const tagOf = (password: string, parameters: Omit<Argon2Parameters, 'message'>) =>
    inTurn(() => derive('argon2id', { ...parameters, message: Buffer.from(password, 'utf8') }));

  const spend = async (password: string): Promise<void> => {
    await tagOf(password, { ...cost, nonce: randomBytes(saltLength) });
  };

  return {
    hash: async (password) => {
      const nonce = randomBytes(saltLength);
      const tag = await tagOf(password, { ...cost, nonce });
      return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
    },

    verify: async (phc, password) => {
      const parsed = parseHash(phc);
      if (parsed === null) {
        await spend(password);
        return false;
      }
      const tag = await tagOf(password, parsed.parameters);
      return timingSafeEqual(tag, parsed.tag);
    },

    spend,
  };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** Reads a PHC string within sane bounds; null for anything else, so that a damaged row is a refused sign-in. */
function parseHash(phc: string): ParsedHash | null {
  const match =
    /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/.exec(
      phc,
    );
  if (match === null) return null;
  const [, memory, passes, parallelism, salt = '', tagText = ''] = match;
  const tag = Buffer.from(tagText, 'base64');
  const parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: tag.length,
    nonce: Buffer.from(salt, 'base64'),
  };
  const sane =
    parameters.passes >= 1 &&
    parameters.parallelism >= 1 &&
    parameters.memory >= 8 * parameters.parallelism &&
    parameters.memory <= 262_144;
  return sane ? { parameters, tag } : null;
}

/** Runs at most `limit` at once; the others wait in the order of their coming. */
function limitConcurrency(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
