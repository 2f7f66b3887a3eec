import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const pages = path.join(import.meta.dirname, '../../../src/pages');

/** What the host answers itself, before any page. `/(aset)` stands for the files of the build. */
const hostRoutes = [
  '/sehat',
  '/siap',
  '/(aset)',
  '/webhook/whatsapp',
  '/berkas/[id]/[nama]',
  '/kasus/berkas/[id]/[nama]',
  '/petugas/berkas/[id]/[nama]',
  '/tugas/[token]/berkas/[id]/[nama]',
];

export type RouteMethod = { readonly address: string; readonly method: 'GET' | 'POST' };

/** Every address pattern that exists with both methods the host lets through. */
export async function existingRoutes(): Promise<readonly RouteMethod[]> {
  const entries = await readdir(pages, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile() && /\.(?:astro|ts)$/.test(entry.name))
    .map((entry) => {
      const file = path.relative(pages, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
      const address = `/${file.replace(/\.(?:astro|ts)$/, '').replace(/(?:^|\/)index$/, '')}`;
      return address;
    });
  return [...found, ...hostRoutes]
    .toSorted()
    .flatMap((address) => [{ address, method: 'GET' } as const, { address, method: 'POST' } as const]);
}

/** Officer pages whose source does not begin by asking who is there; those that may be open are left out. */
export async function unguardedPages(open: readonly string[]): Promise<readonly string[]> {
  const folder = path.join(pages, 'petugas');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const unguarded: string[] = [];
  for (const entry of entries) {
    if (!entry.name.endsWith('.astro')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const address = `/petugas/${path.relative(folder, file).replace(/\.astro$/, '')}`;
    if (open.includes(address)) continue;
    if (!(await readFile(file, 'utf8')).includes('await guardPage(Astro,')) unguarded.push(address);
  }
  return unguarded;
}
