import { createReadStream } from 'node:fs';

/** Loaded at first use: the web process never needs it. */
const age = () => import('age-encryption');

/** Bytes of one encrypted frame, and what each adds to its content. */
const FRAME_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 16;
const LONGEST_HEADER = 4096;

/** A private key with the public one that belongs to it. */
export async function newAgeKeyPair(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await age();
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Whether this is a public key that one can encrypt to. */
export async function isRecipient(text: string): Promise<boolean> {
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
  const { Encrypter } = await age();
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** The private key in a key file as `age-keygen` and we write it, comments left out; null when there is none. */
export function identityIn(keyFile: string): string | null {
  const lines = keyFile
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [identity] = lines;
  if (lines.length !== 1 || identity === undefined) return null;
  return /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(identity) ? identity : null;
}

/** Encrypts a stream frame by frame. */
export async function* encrypted(
  plain: AsyncIterable<Uint8Array>,
  recipient: string,
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  yield* await encrypter.encrypt(webStream(plain));
}

/** The key does not open the file, whatever else is wrong with it. */
export class WrongKeyError extends Error {
  override name = 'WrongKeyError';
}

/** The bytes are not those that were encrypted, or not all of them. */
export class BrokenCipherError extends Error {
  override name = 'BrokenCipherError';
}

/** Decrypts a file frame by frame; no byte comes out that was not authenticated. */
export async function* decrypted(file: string, identity: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(file, { highWaterMark: FRAME_BYTES });
  try {
    const { Decrypter } = await age();
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plain = await decrypter.decrypt(webStream(source));
    yield* plain;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    const said = error instanceof Error ? error.message : '';
    if (/no identity matched/.test(said)) throw new WrongKeyError(said);
    throw new BrokenCipherError(said);
  } finally {
    source.destroy();
  }
}

/**
 * Whether a file has the outer form of an age file for that many plain bytes: first line, one stanza, mac, and
 * a length to which the frames add up. Says nothing of the content; that takes the key.
 */
export function hasAgeForm(head: Buffer, byteSize: number, plainBytes: number): boolean {
  const text = head.subarray(0, LONGEST_HEADER).toString('latin1');
  const header = /^age-encryption\.org\/v1\n-> X25519 \S{43}\n\S{43}\n--- \S{43}\n/.exec(text);
  if (header === null) return false;
  const frames = Math.max(1, Math.ceil(plainBytes / FRAME_BYTES));
  return byteSize === header[0].length + NONCE_BYTES + plainBytes + frames * TAG_BYTES;
}

/** A web stream that takes a chunk only when one is asked for. */
function webStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await iterator.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
