import { templateStates } from '#application/conversation/conversation-repository.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Notes what the provider says of a template. Errors: `NOT_ALLOWED`, `NOT_FOUND` for an unknown template or state. */
export async function setTemplateState(
  deps: Pick<Dependencies, 'unitOfWork'>,
  command: { readonly name: string; readonly state: string },
  actor: OfficerActor,
): Promise<Result<null, { readonly code: 'NOT_ALLOWED' | 'NOT_FOUND' }>> {
  if (!can(actor, 'complaint.handle')) return err({ code: 'NOT_ALLOWED' });
  const state = templateStates.find((known) => known === command.state);
  if (state === undefined || command.name.includes('\0')) return err({ code: 'NOT_FOUND' });
  const set = await deps.unitOfWork.transaction((tx) =>
    tx.conversations.setTemplateState(command.name, state),
  );
  return set ? ok(null) : err({ code: 'NOT_FOUND' });
}
