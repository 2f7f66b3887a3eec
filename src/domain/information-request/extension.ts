import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { InformationRequestStatus } from '#domain/information-request/status.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

export type ExtensionFacts = {
  readonly status: InformationRequestStatus;
  readonly dueOn: CivilDate;
  readonly extendedAt: InstantText | null;
  /** An extension letter is waiting for its signature. */
  readonly pending: boolean;
};

/**
 * Whether the time to answer may be put off (UU 14/2008 art. 22(8)): once, while the request is open, and with
 * the letter reaching the requester on `givenOn` at the latest on the last day of the ten. Errors:
 * `WRONG_STATUS`, `ALREADY_EXTENDED`, `EXTENSION_TOO_LATE`.
 */
export function checkExtension(
  facts: Omit<ExtensionFacts, 'pending'>,
  givenOn: CivilDate,
): Result<null, InformationRequestError> {
  if (facts.status !== 'received' && facts.status !== 'in_progress') return err({ code: 'WRONG_STATUS' });
  if (facts.extendedAt !== null) return err({ code: 'ALREADY_EXTENDED' });
  if (givenOn > facts.dueOn) return err({ code: 'EXTENSION_TOO_LATE' });
  return ok(null);
}

/** The same for preparing the letter, which also needs that none is waiting (`EXTENSION_PENDING`) and reasons. */
export function checkExtensionRequest(
  facts: ExtensionFacts,
  reasons: string,
  today: CivilDate,
): Result<null, InformationRequestError> {
  const allowed = checkExtension(facts, today);
  if (!allowed.ok) return allowed;
  if (facts.pending) return err({ code: 'EXTENSION_PENDING' });
  return reasons.trim() === '' ? err({ code: 'REASONS_NEEDED' }) : ok(null);
}
