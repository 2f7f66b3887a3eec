import type { Refusal } from '#server/refusal.ts';

export const unavailable: Refusal = { status: 503, headers: { 'Retry-After': '10' } };
export const uploadsFull: Refusal = {
  status: 503,
  headers: { 'Retry-After': '30' },
  reason: 'uploads_full',
};
/** Not before somebody has looked at the disk. */
export const writesStopped: Refusal = {
  status: 503,
  headers: { 'Retry-After': '600' },
  reason: 'writes_stopped',
};

const passing: Readonly<Record<string, Refusal>> = {
  DatabaseBusyError: unavailable,
  DatabaseUnavailableError: unavailable,
  StorageUnavailableError: unavailable,
  InspectionBusyError: { status: 503, headers: { 'Retry-After': '30' }, reason: 'inspection_busy' },
  WritesStoppedError: writesStopped,
};

/** What to show for an error: a database or disk that is busy or away passes, everything else is a fault of ours. */
export function refusalForError(error: unknown): Refusal {
  return refusalNamed(error instanceof Error ? error.name : '') ?? { status: 500 };
}

/** What to show for an error of this name; null when it is a fault of ours. */
export function refusalNamed(name: string): Refusal | null {
  return Object.hasOwn(passing, name) ? (passing[name] ?? null) : null;
}
