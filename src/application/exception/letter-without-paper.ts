import { officerAct } from '#application/audit/officer-act.ts';
import type { ExceptionKind } from '#application/exception/exception-kind.ts';
import { LETTER_MINUTES, minutesBefore } from '#domain/exception/limits.ts';
import { can } from '#domain/officer/permissions.ts';
import { asId, type LetterId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';

/** Letters that should have been made by now. One statement. */
export const letterWithoutPaper: ExceptionKind = {
  key: 'letter_without_paper',
  permission: 'exception.retry',
  load: async ({ queries, clock }, actor, { limit }) => {
    const before = minutesBefore(clock.now(), LETTER_MINUTES);
    const letters = await queries.exceptions.lettersWithoutPaper(before, limit);
    const seesCases = can(actor, 'information_request.read');
    return letters.map((letter) => ({
      key: 'letter_without_paper',
      id: letter.id,
      daysLeft: 0,
      params: {
        letterKind: letter.kind,
        since: letter.createdAt,
        number: seesCases ? letter.caseNumber : '',
      },
      target: seesCases ? { kind: 'case', id: letter.caseId } : null,
    }));
  },
  retry: async (deps, id, actor) => {
    if (!can(actor, 'exception.retry')) return err({ code: 'FORBIDDEN' });
    const now = deps.clock.now();
    return deps.unitOfWork.transaction(async (tx) => {
      const letter = await tx.letters.find(asId<LetterId>(id));
      if (letter === null) return err({ code: 'NOT_FOUND' });
      if (letter.renderedFileId !== null || letter.status === 'cancelled') {
        return err({ code: 'ALREADY_SETTLED' });
      }
      const payload = { letterId: letter.id };
      if ((await tx.outbox.revive({ topic: 'render_letter', payload }, now)) === 0) {
        await tx.outbox.add(
          [{ topic: 'render_letter', dedupeKey: `render_letter:${letter.id}:${now}`, payload }],
          now,
        );
      }
      await tx.audit.append([
        {
          at: now,
          actor: officerAct(actor, 'exception.retry'),
          action: 'letter_retried',
          object: { kind: 'letter', id: letter.id },
          detail: { letterKind: letter.kind },
        },
      ]);
      return ok(null);
    });
  },
};
