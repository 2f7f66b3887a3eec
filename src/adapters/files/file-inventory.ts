import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileFacts } from '#application/ports/doctor-probes.ts';

const HOUR_MS = 60 * 60 * 1000;
const GROUP_AND_OTHERS = 0o077;

/** Walks the file store: ids that lie there, which are recent, and what other accounts can reach. */
export async function fileInventory(dataDir: string): Promise<FileFacts> {
  const sealed = new Set<string>();
  const published = new Set<string>();
  const recent = new Set<string>();
  const exposed: string[] = [];
  for (const [folder, found] of [
    ['files', sealed],
    ['published', published],
  ] as const) {
    const root = path.join(path.resolve(dataDir), folder);
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])) {
      const place = path.join(entry.parentPath, entry.name);
      const facts = await stat(place).catch(() => null);
      if (facts === null) continue;
      if ((facts.mode & GROUP_AND_OTHERS) !== 0) exposed.push(path.relative(dataDir, place));
      if (!entry.isFile() || path.basename(entry.parentPath) === 'drafts') continue;
      found.add(entry.name);
      if (Date.now() - facts.mtimeMs < HOUR_MS) recent.add(`${folder}/${entry.name}`);
    }
  }
  return { sealed, published, recent, exposed };
}
