import { access, constants, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { DiskSpace, PathFacts } from '#application/ports/doctor-probes.ts';

export async function pathFacts(place: string): Promise<PathFacts> {
  const facts = await stat(place).catch(() => null);
  if (facts === null) return null;
  const writable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  return { mode: facts.mode & 0o777, writable };
}

/** Space of the disks under folders that need not exist yet; each disk once. */
export async function diskSpaces(
  places: readonly string[],
): Promise<readonly (DiskSpace & { readonly place: string })[]> {
  const disks = new Map<number, DiskSpace & { readonly place: string }>();
  for (const place of places) {
    const folder = await nearestFolder(place);
    const { dev } = await stat(folder);
    if (disks.has(dev)) continue;
    const { bavail, blocks, bsize } = await statfs(folder);
    disks.set(dev, { place, freeBytes: bavail * bsize, totalBytes: blocks * bsize });
  }
  return [...disks.values()];
}

async function nearestFolder(place: string): Promise<string> {
  let folder = path.resolve(place);
  while ((await pathFacts(folder)) === null && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return folder;
}
