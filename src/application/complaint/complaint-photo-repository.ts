import type { PhotoMoment } from '#domain/complaint/photo.ts';
import type { ComplaintId, OfficerId, StoredFileId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** A unit's picture that the desk has looked at and let out to the public page. */
export type ComplaintPhoto = {
  readonly fileId: StoredFileId;
  readonly complaintId: ComplaintId;
  readonly moment: PhotoMoment;
  readonly releasedAt: InstantText;
  readonly releasedBy: OfficerId;
};

export type ComplaintPhotoRepository = {
  readonly release: (photo: ComplaintPhoto) => Promise<void>;
  /** False where it was not released. */
  readonly takeBack: (fileId: StoredFileId) => Promise<boolean>;
  readonly ofComplaint: (id: ComplaintId) => Promise<readonly ComplaintPhoto[]>;
};

/** A released picture as the public page shows it. */
export type PublicPhoto = {
  readonly fileId: StoredFileId;
  readonly moment: PhotoMoment;
  readonly mediaType: string;
};
