import type { Kysely } from 'kysely';
import type { CaseAccessRepository, CaseCredentials } from '#application/ports/case-access-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function caseAccessRepository(db: Kysely<Database>): CaseAccessRepository {
  const tables = { information_request: 'information_request', complaint: 'complaint' } as const;
  const credentials = async (
    kind: keyof typeof tables,
    column: 'id' | 'number' | 'link_digest',
    value: string,
  ): Promise<CaseCredentials | null> => {
    const row = await db
      .selectFrom(tables[kind])
      .select(['id', 'number', 'code_digest'])
      .where(column, '=', value)
      .executeTakeFirst();
    return credentialsOf(kind, row);
  };
  return {
    findByNumber: (number) =>
      credentials(number.startsWith('PG-') ? 'complaint' : 'information_request', 'number', number),
    findCase: async ({ caseKind, caseId }) =>
      caseKind === 'objection' ? null : await credentials(caseKind, 'id', caseId),
    findByLinkDigest: async (digest) =>
      (await credentials('information_request', 'link_digest', digest)) ??
      (await credentials('complaint', 'link_digest', digest)),
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
      const link = await db
        .selectFrom('case_link')
        .select(['case_kind', 'case_id'])
        .where('token_hash', '=', tokenHash)
        .where('spent_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (link === undefined) return null;
      const kind = link.case_kind === 'complaint' ? 'complaint' : 'information_request';
      const row = await db
        .selectFrom(tables[kind])
        .select(['id', 'number', 'code_digest'])
        .where('id', '=', link.case_id)
        .executeTakeFirst();
      return credentialsOf(kind, row);
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

function credentialsOf(
  caseKind: 'information_request' | 'complaint',
  row: CredentialsRow | undefined,
): CaseCredentials | null {
  if (row === undefined) return null;
  return {
    caseKind,
    caseId: asId(row.id),
    number: row.number,
    codeDigest: row.code_digest,
  };
}
