/** Longer than any transaction may stay open. */
const SETTLED_AFTER_MS = 60_000;

/**
 * The lowest time-ordered id (UUIDv7) of a minute ago: ids are made inside transactions, which end within
 * seconds, so no row with a lower id comes any more.
 */
export function settledId(nowMs: number = Date.now()): string {
  const time = (nowMs - SETTLED_AFTER_MS).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
