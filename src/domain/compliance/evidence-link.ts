import { isSoundLink, registerLimits } from '#domain/public-document/register-facts.ts';

/** Longest address that is kept. */
export const evidenceUrlMax = registerLimits.linkUrlMax;

/** The address, normalised, where it is one on the public web by https; null for anything else. */
export function evidenceUrl(text: string): string | null {
  return isSoundLink({ url: text, label: '' }) ? new URL(text).href : null;
}
