import { type DutyRef, findTarget, saveDuty, takeDuty } from '#application/compliance/duty-in-hand.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplianceError } from '#domain/compliance/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplianceEvidenceId } from '#domain/shared/ids.ts';
import { err, type Result } from '#domain/shared/result.ts';

export type AddEvidence = DutyRef & {
  /** Address of a document of this library, or an `https:` page. */
  readonly address: string;
  /** How a link is called; a document is called by its title. */
  readonly label: string;
  /** Budget year it speaks for; null: the document's own. */
  readonly periodYear: number | null;
};

export const evidenceLabel = { min: 3, max: 150 } as const;
/** The first budget year that is kept. */
export const firstPeriodYear = 1990;

/** Shows where something is published; entering it counts as confirming it today. */
export async function addEvidence(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'facts'>,
  command: AddEvidence,
  actor: OfficerActor,
): Promise<Result<null, ComplianceError>> {
  const today = deps.clock.today();
  const { periodYear } = command;
  if (periodYear !== null && (periodYear < firstPeriodYear || periodYear > Number(today.slice(0, 4)) + 1)) {
    return err({ code: 'PERIOD_YEAR' });
  }
  return deps.unitOfWork.transaction(async (tx) => {
    const taken = await takeDuty(tx, command, actor, 'compliance.confirm');
    if (!taken.ok) return taken;
    const found = await findTarget(tx, deps.facts, command.address);
    if (!found.ok) return found;
    const { target, document } = found.value;
    const label = document?.title ?? command.label.trim();
    const length = [...label].length;
    if (document === null && (length < evidenceLabel.min || length > evidenceLabel.max)) {
      return err({ code: 'LABEL_LENGTH' });
    }
    const at = deps.clock.now();
    await tx.compliance.addEvidence({
      id: asId<ComplianceEvidenceId>(deps.ids.next()),
      dutyId: taken.value.id,
      periodYear: periodYear ?? document?.year ?? null,
      target,
      label,
      addedOn: today,
      addedBy: actor.officerId,
      createdAt: at,
    });
    return saveDuty(
      tx,
      { ...taken.value, applicable: true, reason: '', confirmedOn: today, confirmedBy: actor.officerId },
      { actor, permission: 'compliance.confirm', action: 'evidence_added', at },
    );
  });
}
