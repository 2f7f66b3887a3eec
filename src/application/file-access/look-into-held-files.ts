import type { Dependencies } from '#application/dependencies.ts';
import { type InspectedType, InspectionBusyError } from '#application/ports/file-inspector.ts';

const BATCH = 20;

/**
 * Looks into uploads that were taken while it was not possible: a good one is given out from now on, a bad one
 * stays locked for a person to deal with. Returns how many were decided.
 */
export async function lookIntoHeldFiles(
  deps: Pick<Dependencies, 'queries' | 'files' | 'inspector' | 'unitOfWork'>,
  stop: AbortSignal,
): Promise<number> {
  let decided = 0;
  for (const { id, mediaType, byteSize } of await deps.queries.files.held(BATCH)) {
    if (stop.aborted || !isInspected(mediaType)) break;
    const seen = await deps.inspector
      .inspect(mediaType, byteSize, () => deps.files.readSealed(id))
      .catch((error: unknown) => {
        if (error instanceof InspectionBusyError) return { kind: 'unavailable' } as const;
        throw error;
      });
    if (seen.kind === 'unavailable') break;
    await deps.unitOfWork.transaction((tx) =>
      seen.kind === 'refused' ? tx.storedFiles.keepHeld(id, seen.code) : tx.storedFiles.release(id),
    );
    decided += 1;
  }
  return decided;
}

function isInspected(mediaType: string): mediaType is InspectedType {
  return mediaType === 'application/pdf' || mediaType === 'image/jpeg' || mediaType === 'image/png';
}
