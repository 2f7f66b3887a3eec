import { officerAct } from '#application/audit/officer-act.ts';
import { identityViewRefused } from '#application/audit/record-refused-identity-view.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { issueIdentityViewGrant } from '#application/file-access/identity-view-grant.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Characters of a reason at least. */
export const SHORTEST_IDENTITY_REASON = 10;

export type ViewIdentity = { readonly requestId: InformationRequestId; readonly reason: string };

export type IdentityShown = {
  /** 16 digits; null where none was given. */
  readonly nik: string | null;
  /** The proof with the grant that opens its address for a few minutes; null where there is none any more. */
  readonly proof: {
    readonly fileId: StoredFileId;
    readonly name: string;
    readonly mediaType: string;
    readonly byteSize: number;
    readonly grant: string;
  } | null;
};

/**
 * Opens NIK and proof for one officer, for a reason that stays in the case's history (UU 27/2022). Errors:
 * `NOT_FOUND`, `NOT_ALLOWED`, `IDENTITY_REASON_NEEDED`, `NO_IDENTITY`.
 */
export async function viewIdentity(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'vault'>,
  command: ViewIdentity,
  actor: OfficerActor,
): Promise<Result<IdentityShown, InformationRequestError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const refused = async (code: InformationRequestError['code']) => {
      await tx.audit.append([identityViewRefused(actor, command.requestId, code, deps.clock.now())]);
      return err({ code });
    };
    const target = { requestId: command.requestId, version: null };
    const opened = await openForOfficer(tx, deps, actor, 'information_request.see_identity', target);
    if (!opened.ok) return refused(opened.error.code);
    const { request, ref, by } = opened.value;
    const reason = command.reason.trim();
    if ([...reason].length < SHORTEST_IDENTITY_REASON) return refused('IDENTITY_REASON_NEEDED');
    const { sealedNik } = request.requester;
    const [proof] = await tx.storedFiles.ofCase(ref, 'identity_proof');
    if (sealedNik === null && proof === undefined) return refused('NO_IDENTITY');
    const nik = sealedNik === null ? null : deps.vault.unseal('nik', sealedNik);
    if (sealedNik !== null && nik === null) throw new Error('a sealed NIK could not be opened');
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'identity_viewed',
        visibility: 'internal',
        actor: by,
        occurredAt: deps.clock.now(),
        payload: { reason, nik: nik !== null, proofFileId: proof?.id ?? null },
      },
    ]);
    await tx.audit.append([
      {
        at: deps.clock.now(),
        actor: officerAct(actor, 'information_request.see_identity', { unitId: request.unitId }),
        action: 'identity_viewed',
        object: { kind: 'information_request', id: request.id },
        detail: { nik: nik !== null, proof: proof !== undefined },
      },
    ]);
    return ok({
      nik,
      proof:
        proof === undefined
          ? null
          : {
              fileId: proof.id,
              name: proof.name,
              mediaType: proof.mediaType,
              byteSize: proof.byteSize,
              grant: issueIdentityViewGrant(deps, actor.officerId, proof.id),
            },
    });
  });
}
