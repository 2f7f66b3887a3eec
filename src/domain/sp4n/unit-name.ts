/** A unit's name for comparing: without case, signs, and the name of the regency behind it. */
export function foldUnitName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(kabupaten|kab|pemerintah|pemkab) ?\p{L}*/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
