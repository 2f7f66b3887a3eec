import type { Dependencies } from '#application/dependencies.ts';
import type { InspectedType } from '#application/ports/file-inspector.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';

/** The file could not be opened for a reason of ours: it is taken, and held. */
export const NOT_LOOKED_INTO = Symbol('not looked into');

/** Opens the sealed file in a process with limits; the code of what is wrong with it, or null. */
export async function lookInto(
  id: StoredFileId,
  mediaType: InspectedType,
  byteSize: number,
  deps: Pick<Dependencies, 'files' | 'inspector'>,
): Promise<string | typeof NOT_LOOKED_INTO | null> {
  try {
    const seen = await deps.inspector.inspect(mediaType, byteSize, () => deps.files.readSealed(id));
    if (seen.kind === 'unavailable') return NOT_LOOKED_INTO;
    return seen.kind === 'refused' ? seen.code : null;
  } catch (error) {
    await deps.files.erase(id);
    throw error;
  }
}
