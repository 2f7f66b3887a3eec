import { open } from 'node:fs/promises';

/** Writes a small file, private to this account, and waits until it is on the disk. */
export async function writeTextDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export async function syncPath(target: string): Promise<void> {
  const handle = await open(target, 'r');
  await handle.sync().finally(() => handle.close());
}
