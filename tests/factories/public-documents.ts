import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Dependencies } from '#application/dependencies.ts';
import { createDocument } from '#application/public-document/create-document.ts';
import type { DocumentRef } from '#application/public-document/document-in-hand.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { DocumentDetails } from '#domain/public-document/document-rules.ts';
import { noRegisterFacts } from '#domain/public-document/register-facts.ts';
import type { PublicDocumentId, UnitId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';

const fixtures = path.join(import.meta.dirname, '../fixtures');
export const reportPdf = () => readFile(path.join(fixtures, 'laporan-realisasi-2025.pdf'));
export const revisedReportPdf = () => readFile(path.join(fixtures, 'laporan-realisasi-2025-revisi.pdf'));

/** The value, or a failure that names the code. */
export function accepted<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

export function documentDetails(unitId: UnitId, change: Partial<DocumentDetails> = {}): DocumentDetails {
  return {
    title: 'Laporan Realisasi Anggaran 2025',
    classification: 'periodic',
    unitId,
    year: 2025,
    kind: 'Laporan keuangan',
    regionCode: null,
    summary: 'Ringkasan pendapatan dan belanja yang sudah diaudit.',
    register: noRegisterFacts,
    ...change,
  };
}

/** The document as it stands now, for the next act. */
export async function refOf(deps: Dependencies, documentId: PublicDocumentId): Promise<DocumentRef> {
  const document = await deps.queries.publicDocuments.officerDocument(documentId, 'all');
  return { documentId, expectedVersion: document?.version ?? 0 };
}

export async function draftedDocument(
  deps: Dependencies,
  actor: OfficerActor,
  details: DocumentDetails,
): Promise<DocumentRef> {
  const { fileId } = await stagedFile(deps, await reportPdf(), 'laporan-realisasi-2025.pdf');
  const { documentId } = accepted(await createDocument(deps, { details, fileId }, actor));
  return refOf(deps, documentId);
}

export async function publishedDocument(
  deps: Dependencies,
  actor: OfficerActor,
  details: DocumentDetails,
): Promise<DocumentRef & { readonly slug: string }> {
  const draft = await draftedDocument(deps, actor, details);
  const { slug } = accepted(await publishDocument(deps, draft, actor));
  return { ...(await refOf(deps, draft.documentId)), slug };
}
