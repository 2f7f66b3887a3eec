import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { openEntry } from '#application/exemption/open-entry.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ExemptionError } from '#domain/exemption/exemption.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Ends an exemption before its date, or because its condition has come about, with the reason (law.md §2.5). */
export async function endExemption(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: { readonly id: string; readonly version: number; readonly reason: string },
  actor: OfficerActor,
): Promise<Result<null, ExemptionError>> {
  const length = [...command.reason].length;
  if (length < 5 || length > 500) return err({ code: 'REASON_LENGTH' });
  const at = deps.clock.now();
  return undoOnRefusal(deps.unitOfWork, async (tx): Promise<Result<null, ExemptionError>> => {
    const exemption = await tx.exemptions.find(command.id);
    if (exemption === null) return err({ code: 'NOT_FOUND' });
    const scope = { unitId: exemption.unitId };
    if (!can(actor, 'exemption.decide', scope)) return err({ code: 'NOT_ALLOWED' });
    if (exemption.endedAt !== null) return err({ code: 'ALREADY_ENDED' });
    if (exemption.version !== command.version) return err({ code: 'STALE_EXEMPTION' });
    if (!(await openEntry(tx, deps, exemption, { at, reason: command.reason }))) {
      return err({ code: 'STALE_EXEMPTION' });
    }
    await tx.audit.append([
      {
        at,
        actor: officerAct(actor, 'exemption.decide', scope),
        action: 'exemption_ended',
        object: { kind: 'exemption', id: exemption.id },
        detail: {},
      },
    ]);
    return ok(null);
  });
}
