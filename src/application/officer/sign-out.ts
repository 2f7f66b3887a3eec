import type { Dependencies } from '#application/dependencies.ts';

/** Ends the session behind a token at once; an unknown or missing token is no error. */
export async function signOut(
  deps: Pick<Dependencies, 'officerSessions' | 'logger'>,
  command: { readonly token: string | null },
): Promise<void> {
  if (command.token === null) return;
  await deps.officerSessions.close(command.token);
  deps.logger.info('signed_out');
}
