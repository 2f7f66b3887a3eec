import { officerAct } from '#application/audit/officer-act.ts';
import type { ExceptionKind } from '#application/exception/exception-kind.ts';
import { HELD_MINUTES, minutesBefore } from '#domain/exception/limits.ts';
import { can } from '#domain/officer/permissions.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';

/** Uploads that are locked: looked into and found bad, or not looked into for a while. One statement. */
export const fileHeld: ExceptionKind = {
  key: 'file_held',
  permission: 'exception.retry',
  load: async ({ queries, clock }, actor, { limit }) => {
    const before = minutesBefore(clock.now(), HELD_MINUTES);
    const files = await queries.exceptions.heldFiles(before, limit);
    const seesCases = can(actor, 'information_request.read');
    return files.map((file) => ({
      key: 'file_held',
      id: file.id,
      daysLeft: 0,
      params: {
        since: file.since,
        code: file.code ?? '',
        number: seesCases ? (file.caseNumber ?? '') : '',
      },
      target: seesCases && file.caseId !== null ? { kind: 'case', id: file.caseId } : null,
    }));
  },
  settle: async (deps, id, actor) => {
    if (!can(actor, 'exception.retry')) return err({ code: 'FORBIDDEN' });
    const now = deps.clock.now();
    return deps.unitOfWork.transaction(async (tx) => {
      if (!(await tx.storedFiles.settleHeld(asId<StoredFileId>(id), now))) {
        return err({ code: 'ALREADY_SETTLED' });
      }
      await tx.audit.append([
        {
          at: now,
          actor: officerAct(actor, 'exception.retry'),
          action: 'held_file_settled',
          object: { kind: 'file', id },
          detail: {},
        },
      ]);
      return ok(null);
    });
  },
};
