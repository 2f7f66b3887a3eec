import type { Vault } from '#application/ports/vault.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** How long the page after making a link can show it, in seconds. */
export const TASK_LINK_SECONDS = 10 * 60;

export type TaskLinkSlip = { readonly taskId: string; readonly url: string; readonly expiresAt: InstantText };

/** A task link travels to the page that shows it in a sealed cookie, bound to the officer who made it. */
export function sealTaskLink(vault: Pick<Vault, 'seal'>, maker: OfficerId, slip: TaskLinkSlip): string {
  return vault.seal(`task-link:${maker}`, JSON.stringify([slip.taskId, slip.url, slip.expiresAt]));
}

/** Null when there is none, it was altered, or another officer made it. */
export function unsealTaskLink(
  vault: Pick<Vault, 'unseal'>,
  maker: OfficerId,
  sealed: string | null,
): TaskLinkSlip | null {
  const plain = sealed === null ? null : vault.unseal(`task-link:${maker}`, sealed);
  if (plain === null) return null;
  const parts: unknown = JSON.parse(plain);
  if (!Array.isArray(parts)) return null;
  const [taskId, url, expiresAt]: readonly unknown[] = parts;
  if (typeof taskId !== 'string' || typeof url !== 'string' || typeof expiresAt !== 'string') return null;
  return { taskId, url, expiresAt };
}
