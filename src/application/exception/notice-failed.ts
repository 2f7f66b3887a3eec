import { officerAct } from '#application/audit/officer-act.ts';
import type { ExceptionItem, ExceptionKind } from '#application/exception/exception-kind.ts';
import { can } from '#domain/officer/permissions.ts';
import { asId, type NoticeId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';

/** Mails to officers that could not be delivered; those to requesters are tasks in "Perlu dikabari". One statement. */
export const noticeFailed: ExceptionKind = {
  key: 'notice_failed',
  permission: 'exception.retry',
  load: async ({ queries }, actor, { limit }) => {
    const seesCases = can(actor, 'information_request.read');
    return (await queries.exceptions.failedNotices(limit)).map(
      (notice): ExceptionItem => ({
        key: 'notice_failed',
        id: notice.id,
        daysLeft: 1,
        params: {
          template: notice.template,
          officer: notice.officerName ?? '',
          number: seesCases ? (notice.caseNumber ?? '') : '',
          code: notice.reason ?? '',
          since: notice.createdAt,
        },
        target: seesCases && notice.caseId !== null ? { kind: 'case', id: notice.caseId } : null,
      }),
    );
  },
  retry: async (deps, id, actor) => {
    if (!can(actor, 'exception.retry')) return err({ code: 'FORBIDDEN' });
    const now = deps.clock.now();
    const noticeId = asId<NoticeId>(id);
    return deps.unitOfWork.transaction(async (tx) => {
      if (!(await tx.notices.settle(noticeId, ['failed'], 'queued', now, actor.officerId))) {
        return err({ code: 'ALREADY_SETTLED' });
      }
      await tx.outbox.add(
        [{ topic: 'send_notice', dedupeKey: `send_notice:${id}:${now}`, payload: { noticeId: id } }],
        now,
      );
      await tx.audit.append([
        {
          at: now,
          actor: officerAct(actor, 'exception.retry'),
          action: 'notice_retried',
          object: { kind: 'notice', id },
          detail: {},
        },
      ]);
      return ok(null);
    });
  },
  settle: async (deps, id, actor) => {
    if (!can(actor, 'exception.retry')) return err({ code: 'FORBIDDEN' });
    const now = deps.clock.now();
    return deps.unitOfWork.transaction(async (tx) => {
      if (!(await tx.notices.settle(asId<NoticeId>(id), ['failed'], 'told', now, actor.officerId))) {
        return err({ code: 'ALREADY_SETTLED' });
      }
      await tx.audit.append([
        {
          at: now,
          actor: officerAct(actor, 'exception.retry'),
          action: 'notice_settled',
          object: { kind: 'notice', id },
          detail: {},
        },
      ]);
      return ok(null);
    });
  },
};
