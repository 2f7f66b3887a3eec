import type { Repositories } from '#application/ports/repositories.ts';
import {
  type CompanionRole,
  type DocumentFile,
  mostCompanions,
} from '#domain/public-document/document-file.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersionId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** A staged upload that is to stand beside the main file. */
export type NewCompanion = { readonly fileId: StoredFileId; readonly role: CompanionRole };

/**
 * Makes staged uploads the companions of a version, behind those it has. Errors: `TOO_MANY_FILES`, `UPLOAD_GONE`
 * (the caller's transaction must then be undone).
 */
export async function adoptCompanions(
  tx: Repositories,
  versionId: DocumentVersionId,
  present: readonly DocumentFile[],
  added: readonly NewCompanion[],
): Promise<Result<readonly DocumentFile[], PublicDocumentError>> {
  if (added.length === 0) return ok([]);
  if (present.length + added.length > mostCompanions) return err({ code: 'TOO_MANY_FILES' });
  const last = present.reduce((most, file) => Math.max(most, file.position), 0);
  const adopted = await tx.storedFiles.adopt(
    added.map(({ fileId }) => fileId),
    { purpose: 'document', ref: null, visibleToCitizen: false },
  );
  if (adopted !== added.length) return err({ code: 'UPLOAD_GONE' });
  const files = added.map(({ fileId, role }, at) => ({ versionId, fileId, role, position: last + at + 1 }));
  await tx.publicDocuments.addFiles(files);
  return ok(files);
}
