import type { Kysely } from 'kysely';
import type { CaseTextRepository } from '#application/ports/case-text-repository.ts';
import type { Database } from '../schema.ts';

export function caseTextRepository(db: Kysely<Database>): CaseTextRepository {
  return {
    addMessage: async (message) => {
      await db
        .insertInto('case_message')
        .values({
          id: message.id,
          case_kind: message.caseKind,
          case_id: message.caseId,
          direction: message.direction,
          officer_id: message.officerId,
          body: message.body,
          created_at: message.createdAt,
        })
        .execute();
    },
    addNote: async (note) => {
      await db
        .insertInto('internal_note')
        .values({
          id: note.id,
          case_kind: note.caseKind,
          case_id: note.caseId,
          officer_id: note.officerId,
          body: note.body,
          created_at: note.createdAt,
        })
        .execute();
    },
  };
}
