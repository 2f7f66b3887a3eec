import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Signs an officer out everywhere, for a lost phone or a forgotten desk. An officer may do it for themselves. */
export async function endOfficerSessions(
  deps: Pick<Dependencies, 'officerSessions' | 'unitOfWork' | 'clock' | 'logger'>,
  command: { readonly officerId: OfficerId },
  actor: OfficerActor,
): Promise<Result<null, OfficerError>> {
  if (actor.officerId !== command.officerId && !can(actor, 'officer.manage')) {
    return err({ code: 'FORBIDDEN' });
  }
  await deps.officerSessions.closeAll(command.officerId);
  await deps.unitOfWork.transaction((tx) =>
    tx.audit.append([
      {
        at: deps.clock.now(),
        actor: officerAct(actor, 'officer.manage'),
        action: 'sessions_ended',
        object: { kind: 'officer', id: command.officerId },
        detail: {},
      },
    ]),
  );
  deps.logger.info('officer_sessions_ended');
  return ok(null);
}
