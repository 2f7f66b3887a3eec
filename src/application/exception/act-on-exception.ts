import type { ExceptionError } from '#application/exception/exception-error.ts';
import type { RetryDependencies } from '#application/exception/exception-kind.ts';
import { exceptionKinds } from '#application/exception/registry.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, type Result } from '#domain/shared/result.ts';

export type ActOnException = {
  /** As the form says it; an unknown one is refused. */
  readonly key: string;
  readonly id: string;
  readonly action: 'retry' | 'settle';
};

/** Presses an item's button. Errors: `FORBIDDEN`, `NOT_FOUND`, `ALREADY_SETTLED` (somebody else was faster). */
export async function actOnException(
  deps: RetryDependencies,
  command: ActOnException,
  actor: OfficerActor,
): Promise<Result<null, ExceptionError>> {
  const kind = exceptionKinds.find(({ key }) => key === command.key);
  const act = command.action === 'retry' ? kind?.retry : kind?.settle;
  if (kind === undefined || act === undefined) return err({ code: 'NOT_FOUND' });
  if (!can(actor, kind.permission)) return err({ code: 'FORBIDDEN' });
  return act(deps, command.id, actor);
}
