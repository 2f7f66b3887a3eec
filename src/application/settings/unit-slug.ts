/** The unit's part of an address: lower-case ASCII with dashes, at most 60 characters; '' when nothing is left. */
export function unitSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}
