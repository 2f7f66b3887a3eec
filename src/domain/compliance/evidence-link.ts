/** Longest address that is kept. */
export const evidenceUrlMax = 500;

/** An `https:` address with a host name, without user or password, normalised; null for anything else. */
export function evidenceUrl(text: string): string | null {
  if (text.length > evidenceUrlMax || !URL.canParse(text)) return null;
  const url = new URL(text);
  const named = url.hostname.includes('.') && !url.hostname.endsWith('.');
  return url.protocol === 'https:' && named && url.username === '' && url.password === '' ? url.href : null;
}
