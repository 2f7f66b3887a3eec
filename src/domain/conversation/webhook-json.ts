/** What comes from outside: nothing of it is trusted to be there or to be of its type. */
export type JsonObject = Readonly<Record<string, unknown>>;
export type ChatMessage = JsonObject;
export type ChatPerson = JsonObject;

export function object(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** The objects of a list; anything else in it is left out. */
export function list(value: unknown): readonly JsonObject[] {
  if (!Array.isArray(value)) return [];
  return value.map(object).filter((item) => item !== null);
}

/** Strings and numbers as text, without NUL, which PostgreSQL does not take; '' for anything else. */
export function text(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : '';
}
