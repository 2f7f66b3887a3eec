import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** Null where a small file system can be mounted here, else why not. */
export async function whyNoMounts(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'mounting needs root';
  return null;
}

/** Mounts something and gives the way back. */
export async function mounted(
  args: readonly string[],
  folder: string,
): Promise<{ readonly unmount: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  await run('mount', [...args, folder]);
  return {
    unmount: async () => {
      await run('umount', [folder]).catch(() => run('umount', ['-l', folder]));
    },
  };
}

/** Null where system calls of a running process can be made to fail, else why not. */
export async function whyNoStrace(): Promise<string | null> {
  return run('strace', ['-qq', '-o', '/dev/null', '-e', 'trace=fsync', 'true']).then(
    () => null,
    () => 'strace is missing or not allowed (apt-get install strace)',
  );
}
