import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import {
  changeDocument,
  type DocumentRef,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import { gateVerdict, versionFilesOf } from '#application/public-document/gate-verdict.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { Permission } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { documentLimits, within } from '#domain/public-document/document-rules.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import { newestOf, touchedBy } from '#domain/public-document/publication.ts';
import { mayDecideRelease, type ReleaseDecision } from '#domain/public-document/release.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'releaseGate' | 'vault'>;

/** Asks a second officer to let the newest version out in spite of what the gate found, with a reason. */
export async function requestRelease(
  deps: Deps,
  command: DocumentRef & { readonly reason: string },
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const { reasonMin, reasonMax } = documentLimits;
  if (!within(command.reason, reasonMin, reasonMax)) return err({ code: 'REASON_LENGTH' });
  const seen = await lookAt(deps, command, actor, 'public_document.draft');
  if (!seen.ok) return seen;
  const { verdict } = seen.value;
  if (verdict.waiting) return err({ code: 'GATE_WAITING' });
  if (verdict.barred) return err({ code: 'GATE_BARRED' });
  if (verdict.stopDigest === '') return err({ code: 'RELEASE_NOT_NEEDED' });
  const act = { by: actor.officerId, at: deps.clock.now() };
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await newestVersion(tx, command, actor, 'public_document.draft');
    if (!opened.ok) return opened;
    const { publicDocument, version } = opened.value;
    const known = await tx.publicDocuments.releases(publicDocument.id);
    const open = known.find((one) => one.decision === null && one.versionId === version.id);
    if (open?.findingsDigest === verdict.stopDigest) return err({ code: 'RELEASE_NOT_OPEN' });
    await tx.publicDocuments.addRelease({
      id: deps.ids.next(),
      versionId: version.id,
      findingsDigest: verdict.stopDigest,
      findingCount: verdict.findings.filter((finding) => finding.severity !== 'note').length,
      reason: command.reason,
      requestedBy: act.by,
      requestedAt: act.at,
      decision: null,
      decisionNote: '',
      decidedBy: null,
      decidedAt: null,
    });
    return changeDocument(tx, deps, publicDocument, touchedBy(publicDocument, act), act, {
      type: 'release_requested',
      detail: command.reason,
    });
  });
}

/**
 * The second officer's word: neither the one who asks nor who made the version. Holds for exactly the findings that
 * were asked about; with others it is refused as `RELEASE_NOT_OPEN`.
 */
export async function decideRelease(
  deps: Deps,
  command: DocumentRef & {
    readonly releaseId: string;
    readonly decision: ReleaseDecision;
    readonly note: string;
  },
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const { reasonMin, reasonMax } = documentLimits;
  const least = command.decision === 'refused' ? reasonMin : 0;
  if (!within(command.note, least, reasonMax)) return err({ code: 'REASON_LENGTH' });
  const seen = await lookAt(deps, command, actor, 'public_document.publish');
  if (!seen.ok) return seen;
  const { verdict } = seen.value;
  const act = { by: actor.officerId, at: deps.clock.now() };
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await newestVersion(tx, command, actor, 'public_document.publish');
    if (!opened.ok) return opened;
    const { publicDocument, version } = opened.value;
    const known = await tx.publicDocuments.releases(publicDocument.id);
    const release = known.find((one) => one.id === command.releaseId && one.versionId === version.id);
    if (release === undefined || release.decision !== null) return err({ code: 'RELEASE_NOT_OPEN' });
    if (release.findingsDigest !== verdict.stopDigest) return err({ code: 'RELEASE_NOT_OPEN' });
    if (!mayDecideRelease(release, version.createdBy, act.by)) return err({ code: 'SECOND_OFFICER_NEEDED' });
    const decided = await tx.publicDocuments.decideRelease(release.id, {
      decision: command.decision,
      decisionNote: command.note,
      decidedBy: act.by,
      decidedAt: act.at,
    });
    if (!decided) return err({ code: 'RELEASE_NOT_OPEN' });
    await tx.audit.append([
      {
        at: act.at,
        actor: officerAct(actor, 'public_document.publish', { unitId: publicDocument.unitId }),
        action: 'document_release_decided',
        object: { kind: 'public_document', id: publicDocument.id },
        detail: {
          decision: command.decision,
          version: version.versionNumber,
          findings: release.findingCount,
        },
      },
    ]);
    return changeDocument(tx, deps, publicDocument, touchedBy(publicDocument, act), act, {
      type: command.decision === 'approved' ? 'release_approved' : 'release_refused',
      detail: command.note,
    });
  });
}

/** What the gate says of the newest version, once it is known that this officer may act on it. */
async function lookAt(deps: Deps, ref: DocumentRef, actor: OfficerActor, permission: Permission) {
  const opened = await deps.unitOfWork.transaction(async (tx) => {
    const found = await newestVersion(tx, ref, actor, permission);
    if (!found.ok) return found;
    const files = await tx.publicDocuments.files(found.value.publicDocument.id);
    return ok(versionFilesOf(found.value.version, files));
  });
  if (!opened.ok) return opened;
  return ok({ verdict: await gateVerdict(deps, opened.value) });
}

async function newestVersion(
  tx: Repositories,
  ref: DocumentRef,
  actor: OfficerActor,
  permission: Permission,
): Promise<
  Result<{ readonly publicDocument: PublicDocument; readonly version: DocumentVersion }, PublicDocumentError>
> {
  const taken = await takeInHand(tx, ref, actor, permission);
  if (!taken.ok) return taken;
  const version = newestOf(await tx.publicDocuments.versions(taken.value.id));
  return version === null
    ? err({ code: 'NOTHING_TO_PUBLISH' })
    : ok({ publicDocument: taken.value, version });
}
