import type { Dependencies } from '#application/dependencies.ts';
import type { SeenSession } from '#application/ports/officer-sessions.ts';

/** Ends one other session of the officer, or all others; what is over already is no error. */
export async function endOwnSession(
  deps: Pick<Dependencies, 'officerSessions' | 'unitOfWork' | 'clock' | 'logger'>,
  command: { readonly which: 'others' } | { readonly which: 'one'; readonly sessionId: string },
  session: SeenSession,
): Promise<void> {
  const { officerId } = session.officer;
  const now = deps.clock.now();
  if (command.which === 'one') {
    if (command.sessionId === session.id) return;
    if (!(await deps.officerSessions.closeOwn(officerId, command.sessionId))) return;
  }
  await deps.unitOfWork.transaction(async (tx) => {
    if (command.which === 'others') await tx.officers.endSessions(officerId, session.id);
    await tx.audit.append([
      {
        at: now,
        actor: { kind: 'officer', officerId, role: null },
        action: command.which === 'one' ? 'session_ended' : 'sessions_ended',
        object: { kind: 'officer', id: officerId },
        detail: {},
      },
    ]);
  });
  deps.logger.info('officer_sessions_ended');
}
