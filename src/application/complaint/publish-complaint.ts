import {
  type ComplaintDeps,
  type ComplaintTarget,
  openComplaint,
} from '#application/complaint/open-complaint.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type PublishComplaint = ComplaintTarget & {
  /** What the public reads, personal data masked; null takes the complaint off the public pages. */
  readonly publicBody: string | null;
};

/**
 * The desk puts the masked text before the public, or takes it away. Errors: those of `openComplaint`,
 * `PUBLIC_TEXT_NEEDED`, `TITLE_NEEDED`, `CONFIDENTIAL_NOT_PUBLIC` (rahasia, or about conduct).
 */
export async function publishComplaint(
  deps: ComplaintDeps,
  command: PublishComplaint,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openComplaint(tx, actor, 'complaint.handle', command);
    if (!opened.ok) return opened;
    const { complaint, ref, by } = opened.value;
    const text = command.publicBody?.trim() ?? null;
    if (text === '') return err({ code: 'PUBLIC_TEXT_NEEDED' });
    if (text !== null && complaint.title === null) return err({ code: 'TITLE_NEEDED' });
    if (text !== null && (complaint.confidential || complaint.supervision)) {
      return err({ code: 'CONFIDENTIAL_NOT_PUBLIC' });
    }
    const now = deps.clock.now();
    const changed = await tx.complaints.change(complaint.id, complaint.version, {
      publicBody: text ?? complaint.publicBody,
      publishedAt: text === null ? null : (complaint.publishedAt ?? now),
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    await tx.caseEvents.append([
      {
        ...ref,
        type: text === null ? 'complaint_unpublished' : 'complaint_published',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: {},
      },
    ]);
    await tx.settings.bumpPublicVersion();
    return ok(null);
  });
}
