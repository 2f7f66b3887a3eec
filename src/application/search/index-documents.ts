import type { Dependencies } from '#application/dependencies.ts';
import type { TextExtractor, TextPart } from '#application/ports/text-extractor.ts';
import type { FileTextState, IndexedPage } from '#application/search/search-index-repository.ts';
import type { UnreadDocument } from '#application/search/search-views.ts';
import { indexEdition, indexedText } from '#domain/search/indexed-text.ts';

const AT_ONCE = 25;
const PAGES_AT_ONCE = 50;
const MOST_ATTEMPTS = 3;
/** Distinct roots that are kept of one document; a book has fewer. */
const MOST_ROOTS = 30_000;

type Deps = Pick<Dependencies, 'unitOfWork' | 'queries' | 'files' | 'clock' | 'logger'> & {
  readonly textExtractor: TextExtractor;
};

/**
 * Brings the index in line with what is public: entries that are missing or of another edition, then the text of
 * files that were not read yet. It finds its work by what is missing, so that a kill or a late turn loses nothing.
 * Returns how many documents it dealt with.
 */
export async function indexDocuments(deps: Deps, stop: AbortSignal): Promise<number> {
  const { search } = deps.queries;
  let done = 0;
  for (const id of await search.unindexed(indexEdition, AT_ONCE * 20)) {
    if (stop.aborted) return done;
    await deps.unitOfWork.transaction(async (tx) => {
      await tx.searchIndex.refresh(id);
      await tx.settings.bumpPublicVersion();
    });
    done += 1;
  }
  for (const document of await search.unread(AT_ONCE)) {
    if (stop.aborted) return done;
    if (await readDocument(deps, document)) done += 1;
  }
  return done;
}

/** False when it could not be tried now. */
async function readDocument(deps: Deps, document: UnreadDocument): Promise<boolean> {
  const pages: IndexedPage[] = [];
  for (const file of document.files) {
    const tried = file.attempts >= MOST_ATTEMPTS;
    const seen = tried
      ? ({ kind: 'unreadable' } as const)
      : await deps.textExtractor.extract(file.mediaType, file.byteSize, () =>
          deps.files.readSealed(file.fileId),
        );
    if (seen.kind === 'unavailable') return false;
    const parts = seen.kind === 'text' ? seen.parts : [];
    const characters = parts.reduce((sum, { text }) => sum + text.length, 0);
    const state = seen.kind === 'text' ? stateOf(parts, seen.pages) : seen.kind;
    if (seen.kind === 'text' && seen.cut) deps.logger.info('file_text_cut', { count: parts.length });
    await deps.unitOfWork.transaction((tx) =>
      tx.searchIndex.recordFile({
        fileId: file.fileId,
        state,
        pages: seen.kind === 'text' ? seen.pages : 0,
        characters,
        readAt: deps.clock.now(),
      }),
    );
    for (const { page, label, text } of parts) {
      pages.push({ position: pages.length, fileId: file.fileId, pageNumber: page, label, text });
    }
  }
  await putText(deps, document, pages);
  return true;
}

/** Pages go in by a few, so that no writer waits for a whole book; the last step makes them count. */
async function putText(
  deps: Deps,
  { seq, versionId }: UnreadDocument,
  pages: readonly IndexedPage[],
): Promise<void> {
  const begun = await deps.unitOfWork.transaction((tx) => tx.searchIndex.beginText(seq, versionId));
  if (!begun) return;
  for (let at = 0; at < pages.length; at += PAGES_AT_ONCE) {
    const some = pages.slice(at, at + PAGES_AT_ONCE);
    if (!(await deps.unitOfWork.transaction((tx) => tx.searchIndex.addPages(seq, some)))) return;
  }
  const stems = new Set<string>();
  const words = new Set<string>();
  for (const { text } of pages) {
    const read = indexedText(text);
    for (const stem of [...read.stems, ...read.abbreviations]) if (stems.size < MOST_ROOTS) stems.add(stem);
    for (const word of read.words) if (words.size < MOST_ROOTS) words.add(word);
  }
  await deps.unitOfWork.transaction(async (tx) => {
    await tx.searchIndex.endText(seq, versionId, { stems: [...stems], words: [...words] });
    await tx.settings.bumpPublicVersion();
  });
}

/** Fewer letters a page than a stamp has: a picture of paper. */
const SCAN_BELOW = 20;

function stateOf(parts: readonly TextPart[], pages: number): FileTextState {
  const characters = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (pages > 0 && characters < pages * SCAN_BELOW) return 'scan';
  return characters === 0 ? 'empty' : 'text';
}
