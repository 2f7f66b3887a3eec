import type { Letter } from '#application/letter/letter-repository.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { letterFileName } from '#domain/letter/letter-file-name.ts';
import { asId, type LetterId, type StoredFileId } from '#domain/shared/ids.ts';

type Deps = Pick<WorkerDependencies, 'unitOfWork' | 'files' | 'letterRenderer' | 'ids' | 'clock'>;

const MAX_LETTER_BYTES = 20 * 1024 * 1024;

/**
 * Makes the paper of a letter whose data was frozen earlier. Safe to repeat: a letter that has its paper, was
 * cancelled or was rewritten meanwhile is left as it is.
 */
export async function renderLetter(deps: Deps, letterId: string): Promise<JobOutcome> {
  const id = asId<LetterId>(letterId);
  const letter = await deps.unitOfWork.transaction((tx) => tx.letters.find(id));
  if (letter === null || !wantsPaper(letter)) return done;

  const bytes = await deps.letterRenderer.render(letter.data);
  const fileId = asId<StoredFileId>(deps.ids.next());
  const written = await deps.files.writeSealed(fileId, oneChunk(bytes), MAX_LETTER_BYTES);
  if ('code' in written) return { kind: 'impossible', code: 'LETTER_TOO_LARGE' };

  const attached = await deps.unitOfWork.transaction(async (tx) => {
    const now = await tx.letters.find(id);
    if (now === null || !wantsPaper(now) || !sameData(now, letter)) return false;
    await tx.storedFiles.add(paperOf(now, fileId, written, deps.clock.now()));
    await tx.letters.change(id, { renderedFileId: fileId });
    return true;
  });
  if (attached) return done;
  await deps.files.erase(fileId);
  return { kind: 'again', code: 'LETTER_CHANGED' };
}

function wantsPaper(letter: Letter): boolean {
  return letter.renderedFileId === null && letter.status !== 'cancelled';
}

function sameData(one: Letter, other: Letter): boolean {
  return JSON.stringify(one.data) === JSON.stringify(other.data);
}

/** A receipt is the citizen's at once; a letter that decides only when it has been sent. */
function paperOf(
  letter: Letter,
  id: StoredFileId,
  written: Pick<StoredFile, 'byteSize' | 'sha256' | 'keyId'>,
  createdAt: string,
): StoredFile {
  return {
    id,
    purpose: 'letter_rendered',
    ref: letter.ref,
    itemId: null,
    // Once a signed file left the office, the unsigned paper is not what the citizen was given.
    visibleToCitizen:
      letter.signedFileId === null && (letter.status === 'issued' || letter.status === 'sent'),
    name: letterFileName(letter.kind, letter.data.caseNumber),
    mediaType: 'application/pdf',
    byteSize: written.byteSize,
    sha256: written.sha256,
    keyId: written.keyId,
    uploadedBy: null,
    createdAt,
    publishedAt: null,
    deletedAt: null,
  };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
