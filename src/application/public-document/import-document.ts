import type { Dependencies } from '#application/dependencies.ts';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { createDocument } from '#application/public-document/create-document.ts';
import type { DocumentImport } from '#application/public-document/document-import-repository.ts';
import { editDocument } from '#application/public-document/edit-document.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { judgeFile, takeFileIn } from '#application/public-document/take-file-in.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { checkDetails, type DocumentDetails } from '#domain/public-document/document-rules.ts';
import type { ImportRow } from '#domain/public-document/import-row.ts';
import { newestOf } from '#domain/public-document/publication.ts';
import { noRegisterFacts } from '#domain/public-document/register-facts.ts';
import type { PublicDocumentId, StoredFileId, UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';

/** `held`: a draft whose findings wait for an officer; `published` and `drafted`: new or changed. */
export type ImportOutcome =
  | { readonly kind: 'published' | 'drafted' | 'unchanged'; readonly documentId: PublicDocumentId }
  | { readonly kind: 'held'; readonly documentId: PublicDocumentId; readonly code: string }
  /** What a run in earnest would do. */
  | { readonly kind: 'would_create' | 'would_update' }
  | { readonly kind: 'refused'; readonly code: string };

export type ImportDeps = Pick<
  Dependencies,
  'unitOfWork' | 'clock' | 'ids' | 'vault' | 'files' | 'inspector' | 'releaseGate'
>;

export type ImportContext = {
  readonly actor: OfficerActor;
  /** Units by name, short name and slug, all folded to lower case. */
  readonly units: ReadonlyMap<string, UnitId>;
  /** A file by its path in the folder; null when it is not there or lies outside. */
  readonly read: (path: string) => Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | null>;
  readonly dryRun: boolean;
};

/**
 * Makes a row of a list a document, or brings the document of an earlier run up to date, and publishes it through the
 * gate where the row asks for it. The row is remembered last: killed anywhere, the same row goes on where it was.
 */
export async function importDocument(
  deps: ImportDeps,
  row: ImportRow,
  context: ImportContext,
): Promise<ImportOutcome> {
  const prepared = await prepare(deps, row, context);
  if (!prepared.ok) return { kind: 'refused', code: prepared.error };
  const { details, files, marks } = prepared.value;
  const before = await deps.unitOfWork.transaction((tx) => tx.documentImports.find(row.key));
  const same = before?.filesDigest === marks.filesDigest && before.detailsDigest === marks.detailsDigest;
  if (before !== null && same) return { kind: 'unchanged', documentId: before.documentId };
  if (context.dryRun) return { kind: before === null ? 'would_create' : 'would_update' };
  const written =
    before === null
      ? await create(deps, row, details, files, context.actor)
      : await update(deps, before, details, marks.filesDigest, files, context.actor);
  if (!written.ok) return { kind: 'refused', code: written.error };
  const documentId = written.value;
  const outcome = row.publish
    ? await publish(deps, documentId, context.actor)
    : ({ kind: 'drafted', documentId } as const);
  // What may go better next time is tried again.
  if (outcome.kind === 'refused') return outcome;
  const importedAt = deps.clock.now();
  await deps.unitOfWork.transaction((tx) =>
    tx.documentImports.save({ rowKey: row.key, documentId, ...marks, importedAt }),
  );
  return outcome;
}

type Given = { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string };
type Prepared = {
  readonly details: DocumentDetails;
  /** The main one first. */
  readonly files: readonly Given[];
  readonly marks: Pick<DocumentImport, 'detailsDigest' | 'filesDigest'>;
};

async function prepare(
  deps: ImportDeps,
  row: ImportRow,
  context: ImportContext,
): Promise<Result<Prepared, string>> {
  const unitId = context.units.get(row.unit.toLowerCase());
  if (unitId === undefined) return err('UNKNOWN_UNIT');
  const { title, classification, year, kind, regionCode, summary, holder, maker } = row;
  const register = { ...noRegisterFacts, holder, maker };
  const details = { title, classification, unitId, year, kind, regionCode, summary, register };
  const checked = checkDetails(details, deps.clock.today());
  if (!checked.ok) return err(checked.error.code);
  const files: Given[] = [];
  for (const path of [row.file, ...row.attachments]) {
    const found = await context.read(path);
    if (found === null) return err('FILE_NOT_IN_FOLDER');
    const judged = judgeFile(found.bytes, uploadRules.document);
    if (!judged.ok) return err(judged.error.code);
    files.push({ name: path.split(/[/\\]/u).at(-1) ?? path, ...found });
  }
  const prints = files.map(({ name, sha256 }) => [name, sha256]);
  const marks = {
    detailsDigest: deps.vault.digest('body', JSON.stringify([details, row.publish])),
    filesDigest: deps.vault.digest('body', JSON.stringify(prints)),
  };
  return ok({ details, files, marks });
}

type Staged = { readonly fileId: StoredFileId; readonly sha256: string };

async function stageAll(
  deps: ImportDeps,
  files: readonly Given[],
  actor: OfficerActor,
): Promise<Result<readonly Staged[], string>> {
  const staged: Staged[] = [];
  for (const file of files) {
    const taken = await takeFileIn(deps, { ...file, rule: uploadRules.document }, actor.officerId);
    if (!taken.ok) return taken;
    staged.push({ fileId: taken.value.id, sha256: taken.value.sha256 });
  }
  return ok(staged);
}

async function create(
  deps: ImportDeps,
  row: ImportRow,
  details: DocumentDetails,
  files: readonly Given[],
  actor: OfficerActor,
): Promise<Result<PublicDocumentId, string>> {
  const staged = await stageAll(deps, files, actor);
  if (!staged.ok) return staged;
  const [main, ...rest] = staged.value;
  const companions = rest.map(({ fileId }) => ({ fileId, role: 'attachment' as const }));
  // A run that was killed behind this point has made the draft: the same key finds it.
  const idempotencyKey = `import:${row.key}`;
  const command = { details, fileId: main?.fileId ?? null, companions, idempotencyKey };
  const created = await createDocument(deps, command, actor);
  return created.ok ? ok(created.value.documentId) : err(created.error.code);
}

async function update(
  deps: ImportDeps,
  before: DocumentImport,
  details: DocumentDetails,
  filesDigest: string,
  files: readonly Given[],
  actor: OfficerActor,
): Promise<Result<PublicDocumentId, string>> {
  const { documentId } = before;
  const edited = await editDocument(deps, { ...(await refOf(deps, documentId)), details }, actor);
  if (!edited.ok) return err(edited.error.code);
  if (filesDigest === before.filesDigest) return ok(documentId);
  const staged = await stageAll(deps, files, actor);
  if (!staged.ok) return staged;
  const [main, ...rest] = staged.value;
  if (main === undefined || (await isNewest(deps, documentId, main.sha256))) return ok(documentId);
  const companions = rest.map(({ fileId }) => ({ fileId, role: 'attachment' as const }));
  const ref = await refOf(deps, documentId);
  const added = await addDocumentVersion(deps, { ...ref, fileId: main.fileId, companions, note: '' }, actor);
  return added.ok ? ok(documentId) : err(added.error.code);
}

async function refOf(deps: ImportDeps, documentId: PublicDocumentId) {
  const document = await deps.unitOfWork.transaction((tx) => tx.publicDocuments.find(documentId));
  return { documentId, expectedVersion: document?.version ?? 0 };
}

/** True when an earlier run was killed behind adding this very file. */
async function isNewest(deps: ImportDeps, documentId: PublicDocumentId, sha256: string): Promise<boolean> {
  return deps.unitOfWork.transaction(async (tx) => {
    const newest = newestOf(await tx.publicDocuments.versions(documentId));
    const file = newest === null ? null : await tx.storedFiles.find(newest.fileId);
    return newest?.publishedAt === null && file?.sha256 === sha256;
  });
}

async function publish(
  deps: ImportDeps,
  documentId: PublicDocumentId,
  actor: OfficerActor,
): Promise<ImportOutcome> {
  const published = await publishDocument(deps, await refOf(deps, documentId), actor);
  if (published.ok) return { kind: 'published', documentId };
  const { code } = published.error;
  if (code === 'NOTHING_TO_PUBLISH') return { kind: 'published', documentId };
  const held = code === 'GATE_STOPPED' || code === 'GATE_BARRED' || code === 'EMBARGOED';
  return held ? { kind: 'held', documentId, code } : { kind: 'refused', code };
}
