import type { Dependencies } from '#application/dependencies.ts';
import { type InspectedType, InspectionBusyError } from '#application/ports/file-inspector.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import { asId, type OfficerId, type StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { cleanFileName } from '#domain/stored-file/file-name.ts';
import { acceptedMediaTypes, type UploadRule, uploadTailBytes } from '#domain/stored-file/file-rules.ts';
import { inspectUpload } from '#domain/stored-file/inspect-upload.ts';
import { BrokenPictureError, withoutPictureNotes } from '#domain/stored-file/without-picture-notes.ts';

type Deps = Pick<Dependencies, 'files' | 'inspector' | 'ids' | 'clock' | 'unitOfWork'>;

/** Why a file is not fit to be a document's, without storing anything; the media type where it is. */
export function judgeFile(bytes: Uint8Array, rule: UploadRule) {
  return inspectUpload(bytes, bytes.subarray(-uploadTailBytes), bytes.length, rule);
}

/**
 * Takes a file that is already on this machine into staging, by the same rules as an upload. Errors are those of an
 * upload, and `NOT_LOOKED_INTO` while files cannot be opened.
 */
export async function takeFileIn(
  deps: Deps,
  given: { readonly bytes: Uint8Array; readonly name: string; readonly rule: UploadRule },
  by: OfficerId,
): Promise<Result<StoredFile, string>> {
  const judged = judgeFile(given.bytes, given.rule);
  if (!judged.ok) return err(judged.error.code);
  const { mediaType } = judged.value;
  const bytes = given.rule.withoutPictureNotes ? await strippedOf(given.bytes) : given.bytes;
  if (bytes === null) return err('FILE_BROKEN');
  if (isInspected(mediaType)) {
    const refusal = await looked(deps, mediaType, bytes);
    if (refusal !== null) return err(refusal);
  }
  const id = asId<StoredFileId>(deps.ids.next());
  const written = await deps.files.writeSealed(id, once(bytes), given.rule.maxBytes);
  if ('code' in written) return err('FILE_TOO_LARGE');
  const file: StoredFile = {
    ...written,
    id,
    purpose: 'staged',
    ref: null,
    itemId: null,
    visibleToCitizen: false,
    name: cleanFileName(given.name, mediaType),
    mediaType,
    uploadedBy: by,
    createdAt: deps.clock.now(),
    publishedAt: null,
    deletedAt: null,
  };
  await deps.unitOfWork.transaction((tx) => tx.storedFiles.add(file));
  return ok(file);
}

function isInspected(mediaType: string): mediaType is InspectedType {
  return acceptedMediaTypes.some((one) => one === mediaType);
}

async function looked(deps: Deps, mediaType: InspectedType, bytes: Uint8Array): Promise<string | null> {
  const seen = await deps.inspector
    .inspect(mediaType, bytes.length, () => once(bytes))
    .catch((error: unknown) => {
      if (error instanceof InspectionBusyError) return { kind: 'unavailable' } as const;
      throw error;
    });
  if (seen.kind === 'unavailable') return 'NOT_LOOKED_INTO';
  return seen.kind === 'refused' ? seen.code : null;
}

async function strippedOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of withoutPictureNotes(once(bytes))) parts.push(part);
  } catch (error) {
    if (error instanceof BrokenPictureError) return null;
    throw error;
  }
  if (parts.length === 1) return parts[0] ?? null;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
