import type { Kysely } from 'kysely';
import type { CaseAccessRepository, CaseCredentials } from '#application/ports/case-access-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function caseAccessRepository(db: Kysely<Database>): CaseAccessRepository {
  const requests = () => db.selectFrom('information_request').select(['id', 'number', 'code_digest']);
  return {
    findByNumber: async (number) =>
      credentialsOf(await requests().where('number', '=', number).executeTakeFirst()),
    findByLinkDigest: async (digest) =>
      credentialsOf(await requests().where('link_digest', '=', digest).executeTakeFirst()),
    addLink: async (ref, tokenHash, at, expiresAt) => {
      await db
        .insertInto('case_link')
        .values({
          token_hash: tokenHash,
          case_kind: ref.caseKind,
          case_id: ref.caseId,
          created_at: at,
          expires_at: expiresAt,
          spent_at: null,
        })
        .execute();
    },
    peekLink: async (tokenHash, now) => {
      const row = await db
        .selectFrom('case_link as link')
        .innerJoin('information_request as request', 'request.id', 'link.case_id')
        .select(['request.id', 'request.number', 'request.code_digest'])
        .where('link.token_hash', '=', tokenHash)
        .where('link.case_kind', '=', 'information_request')
        .where('link.spent_at', 'is', null)
        .where('link.expires_at', '>', now)
        .executeTakeFirst();
      return credentialsOf(row);
    },
    spendLink: async (tokenHash, now) => {
      const { numUpdatedRows } = await db
        .updateTable('case_link')
        .set({ spent_at: now })
        .where('token_hash', '=', tokenHash)
        .where('spent_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    openSession: async (ref, tokenHash, at, expiresAt) => {
      await db
        .insertInto('citizen_session')
        .values({
          token_hash: tokenHash,
          case_kind: ref.caseKind,
          case_id: ref.caseId,
          created_at: at,
          expires_at: expiresAt,
        })
        .execute();
    },
    findSession: async (tokenHash, now) => {
      const row = await db
        .selectFrom('citizen_session')
        .select(['case_kind', 'case_id'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : { caseKind: decodeCode(row.case_kind), caseId: asId(row.case_id) };
    },
    closeSession: async (tokenHash) => {
      await db.deleteFrom('citizen_session').where('token_hash', '=', tokenHash).execute();
    },
    revokeAll: async (ref, now) => {
      await db
        .deleteFrom('citizen_session')
        .where('case_kind', '=', ref.caseKind)
        .where('case_id', '=', ref.caseId)
        .execute();
      await db
        .updateTable('case_link')
        .set({ spent_at: now })
        .where('case_kind', '=', ref.caseKind)
        .where('case_id', '=', ref.caseId)
        .where('spent_at', 'is', null)
        .execute();
    },
    purgeBefore: async (instant) => {
      const [sessions] = await db.deleteFrom('citizen_session').where('expires_at', '<', instant).execute();
      const [links] = await db.deleteFrom('case_link').where('expires_at', '<', instant).execute();
      return Number(sessions?.numDeletedRows ?? 0n) + Number(links?.numDeletedRows ?? 0n);
    },
  };
}

type CredentialsRow = { readonly id: string; readonly number: string; readonly code_digest: string };

function credentialsOf(row: CredentialsRow | undefined): CaseCredentials | null {
  if (row === undefined) return null;
  return {
    caseKind: 'information_request',
    caseId: asId(row.id),
    number: row.number,
    codeDigest: row.code_digest,
  };
}
