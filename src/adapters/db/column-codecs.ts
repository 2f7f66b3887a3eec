/** Between column and value: JSON as text, flags as 0 or 1, codes as their union. Trusts what we wrote ourselves. */

export function encodeJson(value: unknown): string {
  return JSON.stringify(value);
}

export function decodeJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

export function encodeFlag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}

export function decodeFlag(value: number): boolean {
  return value !== 0;
}

/** A status, kind or other code that only our own code writes. */
export function decodeCode<T extends string>(text: string): T {
  return text as T;
}

/** `''` stands for "none" in key columns, which cannot be null on both databases. */
export function encodeNone(value: string | null): string {
  return value ?? '';
}
