import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export type MasterKey = { readonly id: string; readonly secret: Buffer };

/** Keys of the office, oldest first. New data is sealed with the newest; every older one still opens its own. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

/** The key file is missing, unreadable or damaged; says what to do, in Indonesian. */
export class KeyFileError extends Error {
  override name = 'KeyFileError';
}

const LINE = /^([A-Za-z0-9_-]{8})\.([A-Za-z0-9_-]{43})$/;

/**
 * Reads the key file, one `id.secret` a line. At the very first start it is made, readable by this account only.
 * @param mayCreate asked only when there is no file: false once the database holds anything, because a new
 *   key would open none of it.
 */
export async function loadMasterKeys(file: string, mayCreate: () => Promise<boolean>): Promise<MasterKeys> {
  const text = await readKeyFile(file);
  if (text !== null) return parse(file, text);
  if (!(await mayCreate())) {
    throw new KeyFileError(
      `Berkas kunci ${path.resolve(file)} tidak ada, padahal basis data sudah berisi data yang disandikan dengannya. Kembalikan berkas itu dari cadangan, atau arahkan SECRET_KEY_FILE ke lokasinya.`,
    );
  }
  await create(file);
  return parse(file, (await readKeyFile(file)) ?? '');
}

async function readKeyFile(file: string): Promise<string | null> {
  try {
    const { mode } = await stat(file);
    if ((mode & 0o007) !== 0) {
      throw new KeyFileError(
        `Berkas kunci ${path.resolve(file)} dapat dibaca semua orang. Jalankan: chmod 600 ${path.resolve(file)}`,
      );
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof KeyFileError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new KeyFileError(
      `Berkas kunci ${path.resolve(file)} tidak dapat dibaca (${error instanceof Error ? error.message : ''}). Periksa hak aksesnya.`,
    );
  }
}

function parse(file: string, text: string): MasterKeys {
  const keys = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): MasterKey => {
      const [, id, secret] = LINE.exec(line.trim()) ?? [];
      if (id === undefined || secret === undefined || idOf(Buffer.from(secret, 'base64url')) !== id) {
        throw new KeyFileError(
          `Berkas kunci ${path.resolve(file)} rusak. Kembalikan dari cadangan; jangan disunting dengan tangan.`,
        );
      }
      return { id, secret: Buffer.from(secret, 'base64url') };
    });
  const [first, ...others] = keys;
  if (first === undefined) {
    throw new KeyFileError(`Berkas kunci ${path.resolve(file)} kosong. Kembalikan dari cadangan.`);
  }
  return [first, ...others];
}

/** Whole or not at all, and never over another process's key: `link` fails where a file stands. */
async function create(file: string): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = path.join(folder, `.${path.basename(file)}.${randomUUID()}`);
  const secret = randomBytes(32);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${idOf(secret)}.${secret.toString('base64url')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const folderHandle = await open(folder, 'r');
  await folderHandle.sync().finally(() => folderHandle.close());
}

/** Six bytes of the secret's hash, so that a damaged line is noticed. */
function idOf(secret: Buffer): string {
  return createHash('sha256')
    .update('ppid master key')
    .update(secret)
    .digest()
    .subarray(0, 6)
    .toString('base64url');
}

/** The keys as the file store asks for them. */
export function keyRing(keys: MasterKeys): {
  readonly currentId: string;
  readonly secretOf: (id: string) => Uint8Array | null;
} {
  return {
    currentId: (keys.at(-1) ?? keys[0]).id,
    secretOf: (id) => keys.find((key) => key.id === id)?.secret ?? null,
  };
}
