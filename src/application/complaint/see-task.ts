import type { TaskView } from '#application/complaint/complaint-views.ts';
import { lookUpTask } from '#application/complaint/task-link.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * What a unit sees by its link; looking spends nothing and is not written down, since chats open links for their
 * preview. Only wrong links count as tries. Errors: `LINK_NOT_VALID`, `TOO_MANY_TRIES`.
 */
export async function seeTask(
  deps: Pick<Dependencies, 'unitOfWork' | 'queries' | 'vault' | 'clock' | 'attempts'>,
  given: { readonly token: string; readonly clientAddress: string },
): Promise<Result<TaskView, { readonly code: 'LINK_NOT_VALID' | 'TOO_MANY_TRIES' }>> {
  const found = await deps.unitOfWork.transaction((tx) => lookUpTask(tx, deps, given.token));
  const view = found === null ? null : await deps.queries.complaints.task(found.task.id);
  if (view !== null) return ok(view);
  const allowed = await deps.attempts.take('task_link_address', given.clientAddress);
  return err({ code: allowed ? 'LINK_NOT_VALID' : 'TOO_MANY_TRIES' });
}
