import type { Refusal } from '#server/refusal.ts';

export const unavailable: Refusal = { status: 503, headers: { 'Retry-After': '10' } };

const passing: readonly string[] = [
  'DatabaseBusyError',
  'DatabaseUnavailableError',
  'StorageUnavailableError',
  'InspectionBusyError',
];

/** What to show for an error: a database or disk that is busy or away passes, everything else is a fault of ours. */
export function refusalForError(error: unknown): Refusal {
  return error instanceof Error && passing.includes(error.name) ? unavailable : { status: 500 };
}
