/** A mail address with its host in lower case, or null. One address only; no line breaks can pass. */
export function parseEmail(text: string): string | null {
  const match = /^([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/.exec(
    text.trim(),
  );
  const local = match?.[1];
  const host = match?.[2];
  if (local === undefined || host === undefined || text.length > 254) return null;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
  if (host.split('.').some((label) => label.length > 63 || label.startsWith('-') || label.endsWith('-')))
    return null;
  return `${local}@${host.toLowerCase()}`;
}

/** An Indonesian phone number in E.164 (`+62…`): 0812-…, 62812…, +62 812 … are one number. Null when it is none. */
export function parsePhone(text: string): string | null {
  const compact = text.replace(/[\s().\u2010-\u2015-]/gu, '');
  if (!/^\+?\d{8,16}$/.test(compact)) return null;
  const digits = compact.replace(/^\+/, '');
  const national = compact.startsWith('+')
    ? digits.startsWith('62')
      ? digits.slice(2)
      : null
    : digits.startsWith('62')
      ? digits.slice(2)
      : digits.startsWith('0')
        ? digits.slice(1)
        : digits.startsWith('8')
          ? digits
          : null;
  if (national === null) return null;
  const trimmed = national.replace(/^0/, '');
  return /^[1-9]\d{6,12}$/.test(trimmed) ? `+62${trimmed}` : null;
}

/** A NIK as 16 digits of text (numbers above 2^53 would lose digits); spaces and dots are dropped. Null when it is none. */
export function parseNik(text: string): string | null {
  const compact = text.replace(/[\s.\u2010-\u2015-]/gu, '');
  return /^\d{16}$/.test(compact) ? compact : null;
}
