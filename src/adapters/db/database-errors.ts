/** Another writer held the database for longer than one waits; the same call may succeed a little later. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError';
  constructor(cause: unknown) {
    super('the database was busy for too long', { cause });
  }
}

/**
 * The database cannot work now: connection lost or refused, disk full, failing or read-only. What was under way
 * did not happen or, where a connection broke, is unknown.
 */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';
  /** Of the cause, for the log. */
  readonly code: string;
  constructor(cause: unknown) {
    super('the database cannot be reached', { cause });
    this.code = codeOf(cause);
  }
}

/** SQLite's flush to disk failed: what was written before may be lost too. Null for every other error. */
export function failedFlush(error: unknown): string | null {
  const code = codeOf(error);
  return code === 'SQLITE_IOERR_FSYNC' || code === 'SQLITE_IOERR_DIR_FSYNC' ? code : null;
}

/** Somebody else has the lock: SQLITE_BUSY of any kind, or PostgreSQL's lock_not_available. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_BUSY') || code === '55P03';
}

/** PostgreSQL undid the transaction so that another could go on; running it again is right. */
export function isRetryable(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** A connection that pg lost carries no code at all, only a message. 53100: PostgreSQL's disk is full. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code)) return true;
  if (/^(08|57P0|53100)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)) {
    return true;
  }
  return (
    error instanceof Error &&
    /connection terminated|is not queryable|timeout exceeded when trying to connect/i.test(error.message)
  );
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
