import type { Refusal } from '#server/refusal.ts';

export const unavailable: Refusal = { status: 503, headers: { 'Retry-After': '10' } };

/** What to show for an error: a database that is busy or away passes, everything else is a fault of ours. */
export function refusalForError(error: unknown): Refusal {
  const passing =
    error instanceof Error &&
    (error.name === 'DatabaseBusyError' || error.name === 'DatabaseUnavailableError');
  return passing ? unavailable : { status: 500 };
}
