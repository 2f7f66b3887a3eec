import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { tellOfficer } from '#application/officer/security-notice.ts';
import type { FactorResetReason, OfficerRecognition } from '#domain/officer/factor-reset.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ResetFactor = {
  readonly officerId: OfficerId;
  readonly reason: FactorResetReason;
  readonly recognised: OfficerRecognition;
};

/**
 * Takes the authenticator app and recovery codes of an officer away who lost both: all sessions end, the officer is
 * told, and sets a new app up at the next sign-in. By another administrator, or by whoever runs the server.
 */
export async function resetFactor(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'logger'>,
  command: ResetFactor,
  actor: OfficerActor | { readonly kind: 'operator' },
): Promise<Result<null, OfficerError>> {
  if (actor.kind === 'officer') {
    if (!can(actor, 'officer.manage') || actor.officerId === command.officerId) {
      return err({ code: 'FORBIDDEN' });
    }
  }
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<null, OfficerError>>(async (tx) => {
    const officer = await tx.officers.find(command.officerId);
    if (officer === null || officer.disabledAt !== null) return err({ code: 'OFFICER_UNKNOWN' });
    await tx.officerFactors.remove(officer.id);
    await tx.officers.endSessions(officer.id);
    await tellOfficer(deps, tx, officer, 'factor_reset', now);
    await tx.audit.append([
      {
        at: now,
        actor: actor.kind === 'officer' ? officerAct(actor, 'officer.manage') : { kind: 'system' },
        action: 'factor_reset',
        object: { kind: 'officer', id: officer.id },
        detail: { reason: command.reason, recognised: command.recognised },
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info('factor_reset');
  return result;
}
