import type { Dependencies } from '#application/dependencies.ts';
import type { GateFinding } from '#application/ports/release-gate.ts';
import type { DocumentFile } from '#domain/public-document/document-file.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersion } from '#domain/public-document/public-document.ts';
import { newestOf } from '#domain/public-document/publication.ts';
import { type DocumentRelease, releases } from '#domain/public-document/release.ts';
import type { DocumentVersionId, PublicDocumentId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** A version with all its files, the main one first. */
export type VersionFiles = {
  readonly versionId: DocumentVersionId;
  readonly fileIds: readonly StoredFileId[];
};

export function versionFilesOf(version: DocumentVersion, companions: readonly DocumentFile[]): VersionFiles {
  const own = companions.filter((file) => file.versionId === version.id);
  return { versionId: version.id, fileIds: [version.fileId, ...own.map((file) => file.fileId)] };
}

export type FileFinding = GateFinding & { readonly fileId: StoredFileId };

/** What the gate says of one version. */
export type GateVerdict = {
  readonly versionId: DocumentVersionId;
  /** True while a file was not looked through yet. */
  readonly waiting: boolean;
  readonly findings: readonly FileFinding[];
  /** True where something was found that no officer can let out. */
  readonly barred: boolean;
  /** Stands for exactly the findings that stop it; '' where none does. */
  readonly stopDigest: string;
};

type Deps = Pick<Dependencies, 'releaseGate' | 'vault'>;

/** Asks the gate about every file of a version; outside any transaction, for a look may take its time. */
export async function gateVerdict(deps: Deps, version: VersionFiles): Promise<GateVerdict> {
  const findings: FileFinding[] = [];
  let waiting = false;
  for (const fileId of version.fileIds) {
    const report = await deps.releaseGate.inspect(fileId);
    if (report.state === 'waiting') waiting = true;
    else findings.push(...report.findings.map((finding) => ({ ...finding, fileId })));
  }
  const stops = findings.filter((finding) => finding.severity !== 'note');
  const facts = stops.map(({ fileId, kind, place, excerpt }) =>
    JSON.stringify([fileId, kind, place, excerpt]),
  );
  return {
    versionId: version.versionId,
    waiting,
    findings,
    barred: findings.some((finding) => finding.severity === 'bar'),
    stopDigest: stops.length === 0 ? '' : deps.vault.digest('gate_findings', facts.toSorted().join('\n')),
  };
}

/** Refuses while a file was not looked through, and where findings stop it that no second officer has let out. */
export function checkVerdicts(
  verdicts: readonly GateVerdict[],
  known: readonly DocumentRelease[],
): Result<null, PublicDocumentError> {
  if (verdicts.some((verdict) => verdict.waiting)) return err({ code: 'GATE_WAITING' });
  if (verdicts.some((verdict) => verdict.barred)) return err({ code: 'GATE_BARRED' });
  const stopped = verdicts.some(
    ({ versionId, stopDigest }) =>
      stopDigest !== '' &&
      !known.some((release) => release.versionId === versionId && releases(release, stopDigest)),
  );
  return stopped ? err({ code: 'GATE_STOPPED' }) : ok(null);
}

/** Whether the gate lets the newest version of a document through now. */
export async function checkGate(
  deps: Deps & Pick<Dependencies, 'unitOfWork'>,
  documentId: PublicDocumentId,
): Promise<Result<null, PublicDocumentError>> {
  const { newest, known } = await deps.unitOfWork.transaction(async (tx) => {
    const version = newestOf(await tx.publicDocuments.versions(documentId));
    const files = await tx.publicDocuments.files(documentId);
    return {
      newest: version === null ? null : versionFilesOf(version, files),
      known: await tx.publicDocuments.releases(documentId),
    };
  });
  return newest === null ? ok(null) : checkVerdicts([await gateVerdict(deps, newest)], known);
}
