import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { PhotoMoment } from '#domain/complaint/photo.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ReleasePhoto = {
  readonly complaintId: ComplaintId;
  readonly fileId: StoredFileId;
  readonly moment: PhotoMoment;
};

/**
 * The desk has looked at a unit's picture and lets it out to the public page. The plain copy is durable before the row
 * says so. Errors: those of `openComplaint`, `CONFIDENTIAL_NOT_PUBLIC`, `PHOTO_NOT_FOUND` (no confirmed picture of a
 * unit's act on this complaint).
 */
export async function releasePhoto(
  deps: ComplaintDeps & Pick<Dependencies, 'files'>,
  command: ReleasePhoto,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  const checked = await undoOnRefusal(deps.unitOfWork, (tx) => releasable(tx, command, actor));
  if (!checked.ok) return checked;
  await deps.files.publish(command.fileId);
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const again = await releasable(tx, command, actor);
    if (!again.ok) return again;
    await tx.complaintPhotos.release({
      ...command,
      releasedAt: deps.clock.now(),
      releasedBy: actor.officerId,
    });
    await tx.settings.bumpPublicVersion();
    return ok(null);
  });
}

async function releasable(
  tx: Repositories,
  { complaintId, fileId }: ReleasePhoto,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  const opened = await openComplaint(tx, actor, 'complaint.handle', { complaintId, version: null });
  if (!opened.ok) return opened;
  const { complaint, ref } = opened.value;
  if (complaint.confidential || complaint.supervision) return err({ code: 'CONFIDENTIAL_NOT_PUBLIC' });
  const files = await tx.storedFiles.ofCase(ref, 'complaint_act');
  const file = files.find((one) => one.id === fileId);
  const isPicture = file?.mediaType.startsWith('image/') === true && file.visibleToCitizen;
  return isPicture ? ok(null) : err({ code: 'PHOTO_NOT_FOUND' });
}

/** Takes a picture off the public page; its plain copy goes. Errors: those of `openComplaint`, `PHOTO_NOT_FOUND`. */
export async function takeBackPhoto(
  deps: ComplaintDeps,
  command: Omit<ReleasePhoto, 'moment'>,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    const released = await tx.complaintPhotos.ofComplaint(command.complaintId);
    if (!released.some((photo) => photo.fileId === command.fileId)) return err({ code: 'PHOTO_NOT_FOUND' });
    await tx.complaintPhotos.takeBack(command.fileId);
    const now = deps.clock.now();
    await tx.outbox.add(
      [
        {
          topic: 'unpublish_file',
          dedupeKey: `unpublish_file:${command.fileId}:${now}`,
          payload: { fileId: command.fileId },
        },
      ],
      now,
    );
    await tx.settings.bumpPublicVersion();
    return ok(null);
  });
}
