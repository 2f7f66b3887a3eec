import type { Dependencies } from '#application/dependencies.ts';
import type { FileCheck } from '#application/public-document/file-check-repository.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'queries' | 'files' | 'fileScanner' | 'clock'>;

export type LookThrough =
  | { readonly kind: 'checked'; readonly check: FileCheck }
  /** Larger than was asked for; it was not looked through. */
  | { readonly kind: 'later' }
  /** It could not be looked through now. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'gone' };

/**
 * What is known of a file before its publication; looks through it first where nothing is, or only what an earlier
 * edition of the look found. Files above `mostBytes` are left for the worker. Outside any transaction; safe to repeat.
 */
export async function lookThroughFile(
  deps: Deps,
  fileId: StoredFileId,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<LookThrough> {
  const { edition, scan } = deps.fileScanner;
  const { file, before } = await deps.unitOfWork.transaction(async (tx) => ({
    file: await tx.storedFiles.find(fileId),
    before: await tx.fileChecks.find(fileId),
  }));
  if (file === null || file.deletedAt !== null) return { kind: 'gone' };
  if (before !== null && before.edition >= edition) return { kind: 'checked', check: before };
  if (file.byteSize > mostBytes) return { kind: 'later' };
  const seen = await scan(file.byteSize, () => deps.files.readSealed(fileId));
  if (seen.kind === 'unavailable') return seen;
  const check = { edition, checkedAt: deps.clock.now(), findings: seen.findings };
  await deps.unitOfWork.transaction((tx) => tx.fileChecks.save(fileId, check));
  return { kind: 'checked', check };
}

const BATCH = 50;

/** Looks through every document's file that was not, or not by this edition; returns how many. */
export async function lookThroughDocuments(deps: Deps, stop: AbortSignal): Promise<number> {
  let looked = 0;
  for (const fileId of await deps.queries.files.notLookedThrough(deps.fileScanner.edition, BATCH)) {
    if (stop.aborted) break;
    const seen = await lookThroughFile(deps, fileId);
    if (seen.kind === 'unavailable') break;
    looked += 1;
  }
  return looked;
}
