import type { CaseKind } from '#domain/shared/case-kind.ts';

const prefixes = { information_request: 'PI', objection: 'KB', complaint: 'PG' } as const satisfies Record<
  CaseKind,
  string
>;

/** `PI-2026-000123`: gapless per year and kind; grows past six digits rather than wrapping. */
export function registrationNumber(kind: CaseKind, year: number, sequence: number): string {
  return `${prefixes[kind]}-${year}-${String(sequence).padStart(6, '0')}`;
}

/** Reads a number as people type it (spaces, lower case, dashes left out); null when it is none. */
export function parseRegistrationNumber(text: string): string | null {
  const compact = text.toUpperCase().replace(/[\s.\u2010-\u2015-]/gu, '');
  const match = /^(PI|KB|PG)(\d{4})(\d{6,9})$/.exec(compact);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null;
}
