import type { Dependencies } from '#application/dependencies.ts';

/** Ends the session behind a token at once; an unknown or missing token is no error. */
export async function signOut(
  deps: Pick<Dependencies, 'officerSessions' | 'unitOfWork' | 'clock' | 'logger'>,
  command: { readonly token: string | null },
): Promise<void> {
  if (command.token === null) return;
  const actor = await deps.officerSessions.resolve(command.token);
  await deps.officerSessions.close(command.token);
  if (actor !== null) {
    const { officerId } = actor;
    await deps.unitOfWork.transaction((tx) =>
      tx.audit.append([
        {
          at: deps.clock.now(),
          actor: { kind: 'officer', officerId, role: null },
          action: 'signed_out',
          object: { kind: 'officer', id: officerId },
          detail: {},
        },
      ]),
    );
  }
  deps.logger.info('signed_out');
}
