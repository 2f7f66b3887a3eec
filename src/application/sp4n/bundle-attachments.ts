import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { canSeeFile } from '#application/file-access/can-see-file.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { bundleBytes } from '#domain/sp4n/bundle.ts';

/**
 * The attachments of a complaint in one ZIP that SP4N-LAPOR! takes; locked and erased files are not in it. Errors:
 * `NOT_FOUND` (also where there is nothing to bundle), `NOT_ALLOWED`.
 */
export async function bundleAttachments(
  deps: Pick<Dependencies, 'queries' | 'files' | 'attachmentBundler'>,
  complaintId: string,
  actor: OfficerActor,
): Promise<
  Result<
    { readonly number: string; readonly zip: Uint8Array },
    { readonly code: 'NOT_FOUND' | 'NOT_ALLOWED' }
  >
> {
  if (!can(actor, 'complaint.handle')) return err({ code: 'NOT_ALLOWED' });
  const view = await deps.queries.complaints.officerComplaint(complaintId, complaintScope(actor));
  if (view === null) return err({ code: 'NOT_FOUND' });
  const viewer = { kind: 'officer', actor, identityViewGranted: false } as const;
  const files = [];
  for (const attachment of view.attachments) {
    const file = await deps.queries.files.forDelivery(attachment.id);
    if (file === null || !canSeeFile(viewer, file)) continue;
    files.push({ ...file, bytes: () => deps.files.readSealed(file.id) });
  }
  if (files.length === 0) return err({ code: 'NOT_FOUND' });
  const { zip } = await deps.attachmentBundler.bundle(files, bundleBytes);
  return ok({ number: view.number, zip });
}
