import type { Dependencies } from '#application/dependencies.ts';
import type { AuditDetail } from '#domain/audit/audit-entry.ts';
import type { OfficerId } from '#domain/shared/ids.ts';

/**
 * Somebody ran into a limit: one line in the audit trail for each account or address and quarter of an hour, so that
 * neither a guesser goes unseen nor the trail fills up.
 */
export async function noteLimit(
  deps: Pick<Dependencies, 'attempts' | 'unitOfWork' | 'clock' | 'logger'>,
  given: { readonly key: string; readonly officerId: OfficerId | null; readonly detail: AuditDetail },
): Promise<void> {
  deps.logger.warn('sign_in_limited');
  if (!(await deps.attempts.take('limit_note', given.key))) return;
  await deps.unitOfWork.transaction((tx) =>
    tx.audit.append([
      {
        at: deps.clock.now(),
        actor: { kind: 'visitor' },
        action: 'sign_in_limited',
        object: { kind: 'officer', id: given.officerId ?? '' },
        detail: given.detail,
      },
    ]),
  );
}
