import { officerAct } from '#application/audit/officer-act.ts';
import type { ExceptionKind } from '#application/exception/exception-kind.ts';
import { can } from '#domain/officer/permissions.ts';
import { err, ok } from '#domain/shared/result.ts';

/** Work after a commit that failed for good. One statement. */
export const messageDead: ExceptionKind = {
  key: 'message_dead',
  permission: 'exception.retry',
  load: async ({ queries }, _actor, { limit }) =>
    (await queries.exceptions.deadMessages(limit)).map((message) => ({
      key: 'message_dead',
      id: message.id,
      daysLeft: 0,
      params: {
        topic: message.topic,
        attempts: String(message.attempts),
        code: message.lastError ?? '',
        since: message.deadAt,
      },
      target: null,
    })),
  retry: async (deps, id, actor) => {
    if (!can(actor, 'exception.retry')) return err({ code: 'FORBIDDEN' });
    const now = deps.clock.now();
    return deps.unitOfWork.transaction(async (tx) => {
      if ((await tx.outbox.revive({ id }, now)) === 0) return err({ code: 'ALREADY_SETTLED' });
      await tx.audit.append([
        {
          at: now,
          actor: officerAct(actor, 'exception.retry'),
          action: 'outbox_retried',
          object: { kind: 'outbox', id },
          detail: {},
        },
      ]);
      return ok(null);
    });
  },
};
