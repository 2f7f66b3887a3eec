import { type DutyRef, saveDuty, takeDuty } from '#application/compliance/duty-in-hand.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplianceError } from '#domain/compliance/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, type Result } from '#domain/shared/result.ts';

export type SetApplicability = DutyRef & { readonly applicable: boolean; readonly reason: string };

/** Characters of the reason why an item does not apply; it is public. */
export const applicabilityReason = { min: 5, max: 300 } as const;

/** Says that an item does not apply to a unit, with a public reason, or that it does after all. */
export async function setApplicability(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: SetApplicability,
  actor: OfficerActor,
): Promise<Result<null, ComplianceError>> {
  const reason = command.applicable ? '' : command.reason.trim();
  const { min, max } = applicabilityReason;
  if (!command.applicable && ([...reason].length < min || [...reason].length > max)) {
    return err({ code: 'REASON_LENGTH' });
  }
  return deps.unitOfWork.transaction(async (tx) => {
    const taken = await takeDuty(tx, command, actor, 'compliance.manage');
    if (!taken.ok) return taken;
    return saveDuty(
      tx,
      { ...taken.value, applicable: command.applicable, reason },
      { actor, permission: 'compliance.manage', action: 'duty_applicability_set', at: deps.clock.now() },
    );
  });
}
