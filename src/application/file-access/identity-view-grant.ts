import type { Dependencies } from '#application/dependencies.ts';
import type { OfficerId, StoredFileId } from '#domain/shared/ids.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

const CONTEXT = 'identity_view';
const VALID_MINUTES = 5;

/**
 * What a reasoned, logged view of an identity proof hands to the file's address (`?izin=`): for this officer,
 * this file and five minutes only.
 */
export function issueIdentityViewGrant(
  deps: Pick<Dependencies, 'vault' | 'clock'>,
  officerId: OfficerId,
  fileId: StoredFileId,
): string {
  const expiresAt = later(deps.clock.now(), VALID_MINUTES);
  return deps.vault.seal(CONTEXT, [officerId, fileId, expiresAt].join('|'));
}

/** True while the grant was issued to this officer for this file and has not run out. */
export function identityViewGrantHolds(
  deps: Pick<Dependencies, 'vault' | 'clock'>,
  grant: string | null,
  officerId: OfficerId,
  fileId: string,
): boolean {
  if (grant === null || grant === '' || grant.length > 1000) return false;
  const [grantedTo, grantedFile, expiresAt] = deps.vault.unseal(CONTEXT, grant)?.split('|') ?? [];
  return (
    grantedTo === officerId &&
    grantedFile === fileId &&
    expiresAt !== undefined &&
    deps.clock.now() < expiresAt
  );
}

function later(instant: InstantText, minutes: number): InstantText {
  return Temporal.Instant.from(instant).add({ minutes }).toString({ fractionalSecondDigits: 3 });
}
