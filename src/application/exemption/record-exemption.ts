import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import { checkExemption, type ExemptionError, type ExemptionRecord } from '#domain/exemption/exemption.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Records that information is closed: the consequence test, the decision with the leader's approval, and its end
 * (UU 14/2008 art. 17–20, PP 61/2010). A document that is public cannot be closed by this.
 */
export async function recordExemption(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  record: ExemptionRecord,
  actor: OfficerActor,
): Promise<Result<{ readonly id: string }, ExemptionError>> {
  if (!can(actor, 'exemption.decide', { unitId: record.unitId })) return err({ code: 'NOT_ALLOWED' });
  const checked = checkExemption(record, deps.clock.today());
  if (!checked.ok) return checked;
  const id = deps.ids.next();
  const at = deps.clock.now();
  return undoOnRefusal(
    deps.unitOfWork,
    async (tx): Promise<Result<{ readonly id: string }, ExemptionError>> => {
      const unit = await tx.units.find(record.unitId);
      if (unit === null || unit.archivedAt !== null) return err({ code: 'UNKNOWN_UNIT' });
      if (record.documentId !== null) {
        const document = await tx.publicDocuments.find(record.documentId);
        if (document === null) return err({ code: 'DOCUMENT_NOT_FOUND' });
        if (document.status === 'published') return err({ code: 'DOCUMENT_IS_PUBLIC' });
      }
      await tx.exemptions.add({
        ...record,
        id,
        endedAt: null,
        endReason: '',
        recordedBy: actor.officerId,
        recordedAt: at,
        version: 1,
      });
      await tx.settings.bumpPublicVersion();
      await tx.audit.append([
        {
          at,
          actor: officerAct(actor, 'exemption.decide', { unitId: record.unitId }),
          action: 'exemption_recorded',
          object: { kind: 'exemption', id },
          detail: { letters: record.letters },
        },
      ]);
      return ok({ id });
    },
  );
}
