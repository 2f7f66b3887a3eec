import type { Dependencies } from '#application/dependencies.ts';
import { asId, type OfficerId, type StoredFileId } from '#domain/shared/ids.ts';

const MAX_BYTES = 20 * 1024 * 1024;

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Puts a PDF into staging as a form would. */
export async function stagePdf(
  deps: Pick<Dependencies, 'files' | 'ids' | 'clock' | 'unitOfWork'>,
  bytes: Uint8Array,
  name: string,
  uploadedBy: OfficerId | null,
): Promise<{ readonly fileId: StoredFileId; readonly sha256: string }> {
  const fileId = asId<StoredFileId>(deps.ids.next());
  const written = await deps.files.writeSealed(fileId, oneChunk(bytes), MAX_BYTES);
  if ('code' in written) throw new Error('a demo file is larger than any upload may be');
  await deps.unitOfWork.transaction((tx) =>
    tx.storedFiles.add({
      id: fileId,
      purpose: 'staged',
      ref: null,
      itemId: null,
      visibleToCitizen: false,
      name,
      mediaType: 'application/pdf',
      ...written,
      uploadedBy,
      createdAt: deps.clock.now(),
      publishedAt: null,
      deletedAt: null,
    }),
  );
  return { fileId, sha256: written.sha256 };
}

/** The value, or a failure that names the code: the story only does what is allowed. */
export function accepted<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { code: string } },
): T {
  if (!result.ok) throw new Error(`the demo office was refused: ${result.error.code}`);
  return result.value;
}

/** A file name of whole words from a title. */
export function pdfName(title: string): string {
  const words = title
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  let name = '';
  for (const word of words) {
    if (name.length + word.length > 70) break;
    name = name === '' ? word : `${name}-${word}`;
  }
  return `${name}.pdf`;
}
