import { officerAct } from '#application/audit/officer-act.ts';
import type { ComplianceDuty, EvidenceTarget } from '#application/compliance/compliance-repository.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { AuditAction } from '#domain/audit/audit-entry.ts';
import type { ComplianceError } from '#domain/compliance/errors.ts';
import { evidenceUrl } from '#domain/compliance/evidence-link.ts';
import { can, type Permission } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplianceDutyId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** A duty named by an officer, as it stood on the page they acted from. */
export type DutyRef = { readonly dutyId: ComplianceDutyId; readonly expectedVersion: number };

/** Loads a duty for an act, or says why the act cannot be. */
export async function takeDuty(
  tx: Repositories,
  ref: DutyRef,
  actor: OfficerActor,
  permission: Permission,
): Promise<Result<ComplianceDuty, ComplianceError>> {
  const duty = await tx.compliance.find(ref.dutyId);
  if (duty === null) return err({ code: 'DUTY_NOT_FOUND' });
  if (!can(actor, permission, { unitId: duty.unitId })) return err({ code: 'NOT_ALLOWED' });
  if (duty.version !== ref.expectedVersion) return err({ code: 'STALE_DUTY' });
  return ok(duty);
}

/** Saves the duty, makes the public board new and keeps who did it. Errors: `STALE_DUTY`. */
export async function saveDuty(
  tx: Repositories,
  duty: ComplianceDuty,
  by: {
    readonly actor: OfficerActor;
    readonly permission: Permission;
    readonly action: AuditAction;
    readonly at: InstantText;
  },
): Promise<Result<null, ComplianceError>> {
  if (!(await tx.compliance.save({ ...duty, version: duty.version + 1 }, duty.version))) {
    return err({ code: 'STALE_DUTY' });
  }
  await tx.settings.bumpPublicVersion();
  await tx.audit.append([
    {
      at: by.at,
      actor: officerAct(by.actor, by.permission, { unitId: duty.unitId }),
      action: by.action,
      object: { kind: 'compliance_duty', id: duty.id },
      detail: { item: duty.itemCode },
    },
  ]);
  return ok(null);
}

export type FoundTarget = {
  readonly target: EvidenceTarget;
  /** Title and year of a document; null for a link. */
  readonly document: { readonly title: string; readonly year: number } | null;
};

/**
 * What an address points to: a published document of this library (with or without the portal's own origin), else
 * an `https:` page. Errors: `EVIDENCE_NEEDED`, `DOCUMENT_NOT_PUBLISHED`, `URL_NOT_HTTPS`.
 */
export async function findTarget(
  tx: Repositories,
  { baseUrl }: Pick<Dependencies['facts'], 'baseUrl'>,
  address: string,
): Promise<Result<FoundTarget, ComplianceError>> {
  const text = address.trim();
  if (text === '') return err({ code: 'EVIDENCE_NEEDED' });
  const path = text.startsWith(`${baseUrl}/`) ? text.slice(baseUrl.length) : text;
  if (path.startsWith('/')) {
    const slug = /^\/informasi\/([a-z0-9-]+)(?:[/?#]|$)/.exec(path)?.[1];
    const found = slug === undefined ? null : await tx.compliance.publishedDocument(slug);
    if (found === null) return err({ code: 'DOCUMENT_NOT_PUBLISHED' });
    const { id, title, year } = found;
    return ok({ target: { kind: 'document', documentId: id }, document: { title, year } });
  }
  const url = evidenceUrl(text);
  return url === null
    ? err({ code: 'URL_NOT_HTTPS' })
    : ok({ target: { kind: 'link', url }, document: null });
}
