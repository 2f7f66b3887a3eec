import type { Dependencies } from '#application/dependencies.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';

/** The text of a list in staging (UTF-8; what is none becomes U+FFFD). The file goes with the rest of staging. */
export async function readHolidayFile(
  deps: Pick<Dependencies, 'files'>,
  fileId: StoredFileId,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of deps.files.readSealed(fileId)) text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}
