import { glob } from 'node:fs/promises';

/** The files of a folder that end so, in a stable order; `filters` keep those whose path holds one of them. */
export async function findTestFiles(
  folder: string,
  ending: string,
  filters: readonly string[],
): Promise<readonly string[]> {
  const files = await Array.fromAsync(glob(`${folder}/**/*${ending}`));
  return files.filter((file) => filters.length === 0 || filters.some((part) => file.includes(part))).sort();
}
