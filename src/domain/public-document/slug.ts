import { foldForSearch } from '#domain/public-document/search-text.ts';

export const maxSlugLength = 80;

/** Addresses below /informasi that are pages of their own. */
export const reservedSlugs: readonly string[] = [
  'berkala',
  'serta-merta',
  'setiap-saat',
  'dikecualikan',
  'wilayah',
];

/** ASCII address from a title: lower case, words joined by hyphens, at most 80 long, cut between words. */
export function slugFromTitle(title: string): string {
  const words = foldForSearch(title)
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, maxSlugLength) : `${slug}-${word}`;
    if (longer.length > maxSlugLength) break;
    slug = longer;
  }
  return slug === '' ? 'dokumen' : slug;
}

/** Addresses to try in turn for one wanted slug: bare, with 2 … 40, last with `unique`; none is reserved. */
export function slugCandidates(wanted: string, unique: string): readonly string[] {
  const suffixes = Array.from({ length: 39 }, (_, at) => String(at + 2));
  const all = [wanted, ...[...suffixes, unique].map((suffix) => withSuffix(wanted, suffix))];
  return all.filter((candidate) => !reservedSlugs.includes(candidate));
}

/** The first candidate that is not taken. */
export function freeSlug(candidates: readonly string[], taken: readonly string[]): string {
  const free = candidates.find((candidate) => !taken.includes(candidate));
  if (free === undefined) throw new Error('every candidate for a document address is taken');
  return free;
}

function withSuffix(wanted: string, suffix: string): string {
  return `${wanted.slice(0, maxSlugLength - suffix.length - 1).replace(/-+$/, '')}-${suffix}`;
}
