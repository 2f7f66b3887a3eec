import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Bytes by the place where they were seen. */
export type Evidence = Map<string, Uint8Array[]>;

export function note(evidence: Evidence, place: string, bytes: Uint8Array | string): void {
  const given = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  evidence.set(place, [...(evidence.get(place) ?? []), given]);
}

/** Every file below a folder; one that goes away meanwhile is left out. */
export async function filesBelow(
  folder: string,
): Promise<readonly { readonly file: string; readonly bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = await readFile(file).catch(() => null);
      // The name is part of what lies there.
      return bytes === null ? [] : [{ file, bytes: Buffer.concat([Buffer.from(`${file}\n`), bytes]) }];
    });
  return (await Promise.all(read)).flat();
}

const EVERY_MS = 100;

/** Looks again and again at what passes: arguments of all processes, and files that live for a moment. */
export function watchPassing(folder: string): { readonly end: () => Promise<Evidence> } {
  const argumentsSeen = new Set<string>();
  const filesSeen = new Map<string, Buffer>();
  let going = true;
  const look = async (): Promise<void> => {
    const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
    for (const id of ids) {
      const line = await readFile(`/proc/${id}/cmdline`, 'latin1').catch(() => '');
      if (line !== '') argumentsSeen.add(line.replaceAll('\0', ' '));
    }
    for (const { file, bytes } of await filesBelow(folder)) filesSeen.set(`${file} ${bytes.length}`, bytes);
  };
  const running = (async () => {
    while (going) {
      await look();
      await delay(EVERY_MS, undefined, { ref: false });
    }
  })();
  return {
    end: async () => {
      going = false;
      await running;
      await look();
      const evidence: Evidence = new Map();
      note(evidence, 'process arguments', [...argumentsSeen].join('\n'));
      note(evidence, 'temporary files', '');
      for (const bytes of filesSeen.values()) note(evidence, 'temporary files', bytes);
      return evidence;
    },
  };
}
