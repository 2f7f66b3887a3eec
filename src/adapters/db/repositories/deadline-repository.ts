import type { Kysely } from 'kysely';
import type { DeadlineRepository } from '#application/ports/deadline-repository.ts';
import { encodeFlag } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function deadlineRepository(db: Kysely<Database>): DeadlineRepository {
  return {
    open: async (id, ref, deadline, at) => {
      await db
        .insertInto('deadline')
        .values({
          id,
          case_kind: ref.caseKind,
          case_id: ref.caseId,
          period_key: deadline.periodKey,
          started_on: deadline.startedOn,
          days: deadline.days,
          day_kind: deadline.dayKind,
          legal_basis: deadline.legalBasis,
          due_on: deadline.dueOn,
          provisional: encodeFlag(deadline.provisional),
          opened_at: at,
          met_at: null,
          superseded_at: null,
        })
        .execute();
    },
    supersede: async (ref, at) => {
      await db
        .updateTable('deadline')
        .set({ superseded_at: at })
        .where('case_kind', '=', ref.caseKind)
        .where('case_id', '=', ref.caseId)
        .where('met_at', 'is', null)
        .where('superseded_at', 'is', null)
        .execute();
    },
    meet: async (ref, at) => {
      await db
        .updateTable('deadline')
        .set({ met_at: at })
        .where('case_kind', '=', ref.caseKind)
        .where('case_id', '=', ref.caseId)
        .where('met_at', 'is', null)
        .where('superseded_at', 'is', null)
        .execute();
    },
  };
}
