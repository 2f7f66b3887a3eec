import type { Dependencies } from '#application/dependencies.ts';
import type { GateFinding } from '#application/ports/release-gate.ts';
import type { OfficerDocumentView } from '#application/public-document/public-document-views.ts';
import { type CleanedCopyError, takeCleanedCopy } from '#application/public-document/take-cleaned-copy.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type PublicDocumentId } from '#domain/shared/ids.ts';
import { cleanableKinds, type FindingKind } from '#domain/stored-file/finding.ts';
import { cleanedCopyNote, cleanedCopyRefusal, cleaningRefusalTexts } from '#i18n/file-findings.ts';
import { publicDocumentErrorTexts } from '#i18n/public-document.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { isRowId } from '#web/forms/row-id.ts';

/** Findings of one kind, which share what is to be done about them. */
export type FindingGroup = {
  readonly kind: FindingKind;
  readonly severity: GateFinding['severity'];
  readonly findings: readonly GateFinding[];
};

export type CheckedFile = {
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly waiting: boolean;
  /** The gravest first. */
  readonly groups: readonly FindingGroup[];
  /** Whether a copy may be tried that is without what was found. */
  readonly cleanable: boolean;
};

const weights = { bar: 0, stop: 1, note: 2 } as const;

/** The files of the newest version with what was found in each. */
export async function checkedFiles(
  deps: Pick<Dependencies, 'releaseGate'>,
  document: OfficerDocumentView,
): Promise<readonly CheckedFile[]> {
  const newest = document.versions[0];
  if (newest === undefined) return [];
  const isOpen = newest.publishedAt === null;
  const checked: CheckedFile[] = [];
  for (const { fileId, fileName, mediaType, byteSize } of [newest, ...newest.companions]) {
    const report = await deps.releaseGate.inspect(asId(fileId));
    const findings = report.state === 'done' ? report.findings : [];
    const cleanable = isOpen && findings.some(({ kind }) => cleanableKinds.has(kind));
    const waiting = report.state === 'waiting';
    checked.push({
      fileId,
      name: fileName,
      mediaType,
      byteSize,
      waiting,
      groups: grouped(findings),
      cleanable,
    });
  }
  return checked;
}

function grouped(findings: readonly GateFinding[]): readonly FindingGroup[] {
  const groups = Map.groupBy(findings, ({ kind }) => kind);
  return [...groups]
    .map(([kind, own]) => ({ kind, severity: own[0]?.severity ?? 'note', findings: own }))
    .toSorted((a, b) => weights[a.severity] - weights[b.severity]);
}

export type CleaningOutcome =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly status: 403 | 409 | 422;
      readonly message: string;
      readonly fileId: string;
    };

/** Does what the button "Pakai salinan bersih" asks for. */
export async function actOnFileCheck(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'files' | 'fileScanner'>,
  fields: FormFields,
  documentId: PublicDocumentId,
  officer: OfficerActor,
): Promise<CleaningOutcome> {
  const asked = fields.first('file_id');
  const fileId = isRowId(asked) ? asked : '';
  const version = Number(fields.first('version'));
  const taken = await takeCleanedCopy(
    deps,
    {
      documentId,
      expectedVersion: Number.isSafeInteger(version) ? version : 0,
      fileId: asId(fileId),
      note: cleanedCopyNote,
    },
    officer,
  );
  if (taken.ok) return { done: true };
  return { done: false, fileId, status: statusOf(taken.error), message: messageOf(taken.error) };
}

function statusOf({ code }: CleanedCopyError): 403 | 409 | 422 {
  if (code === 'NOT_ALLOWED') return 403;
  return code === 'STALE_DOCUMENT' ? 409 : 422;
}

function messageOf(error: CleanedCopyError): string {
  if (error.code === 'NOT_CLEANED') return cleaningRefusalTexts[error.reason];
  return error.code === 'SCANNER_AWAY' ? cleanedCopyRefusal : publicDocumentErrorTexts[error.code];
}
