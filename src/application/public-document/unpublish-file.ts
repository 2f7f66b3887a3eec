import type { Dependencies } from '#application/dependencies.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';

/**
 * Removes the plain copy of a file that is not public any more; run by the outbox, safe to repeat. A document
 * that was published again meanwhile keeps its copy.
 */
export async function unpublishFile(
  deps: Pick<Dependencies, 'queries' | 'files'>,
  fileId: StoredFileId,
): Promise<void> {
  if (await isPublic(deps, fileId)) return;
  await deps.files.unpublish(fileId);
  if (await isPublic(deps, fileId)) await deps.files.publish(fileId);
}

async function isPublic(deps: Pick<Dependencies, 'queries'>, fileId: StoredFileId): Promise<boolean> {
  const file = await deps.queries.files.forDelivery(fileId);
  return file?.publiclyReadable === true;
}
