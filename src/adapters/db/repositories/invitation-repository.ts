import type { Kysely, Selectable } from 'kysely';
import { grantsFromText, grantsToText } from '#adapters/db/repositories/grants-codec.ts';
import type { Database } from '#adapters/db/schema.ts';
import type { Invitation, InvitationRepository } from '#application/officer/invitation-repository.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';

export function invitationRepository(db: Kysely<Database>): InvitationRepository {
  const openOfKind = (kind: Invitation['kind'], at: string) =>
    db
      .updateTable('officer_invitation')
      .set({ revoked_at: at })
      .where('kind', '=', kind)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null);

  return {
    add: async (invitation) => {
      await db
        .insertInto('officer_invitation')
        .values({
          id: invitation.id,
          token_hash: invitation.tokenHash,
          kind: invitation.kind,
          email: invitation.email,
          full_name: invitation.fullName,
          position_title: invitation.positionTitle,
          grants: grantsToText(invitation.grants),
          created_by: invitation.createdBy,
          created_at: invitation.createdAt,
          expires_at: invitation.expiresAt,
          used_at: invitation.usedAt,
          revoked_at: invitation.revokedAt,
        })
        .execute();
    },

    find: async (id) => {
      const row = await db
        .selectFrom('officer_invitation')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : invitationFromRow(row);
    },

    findByTokenHash: async (tokenHash) => {
      const row = await db
        .selectFrom('officer_invitation')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row === undefined ? null : invitationFromRow(row);
    },

    use: async (id, at) => {
      const result = await db
        .updateTable('officer_invitation')
        .set({ used_at: at })
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) === 1;
    },

    revoke: async (id, at) => {
      await db
        .updateTable('officer_invitation')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .execute();
    },

    revokeOpenOfKind: async (kind, at) => {
      await openOfKind(kind, at).execute();
    },

    revokeOpenFor: async (kind, email, at) => {
      await openOfKind(kind, at).where('email', '=', email).execute();
    },

    revokeOpenAround: async ({ id, email }, at) => {
      const { numUpdatedRows } = await db
        .updateTable('officer_invitation')
        .set({ revoked_at: at })
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', at)
        .where((eb) => eb.or([eb('created_by', '=', id), eb('email', '=', email)]))
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
  };
}

function invitationFromRow(row: Selectable<Database['officer_invitation']>): Invitation {
  return {
    id: row.id,
    tokenHash: row.token_hash,
    kind: linkKind(row.kind),
    email: row.email,
    fullName: row.full_name,
    positionTitle: row.position_title,
    grants: grantsFromText(row.grants),
    createdBy: row.created_by === null ? null : asId<OfficerId>(row.created_by),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}

/** @throws for a kind that no code here writes. */
export function linkKind(text: string): Invitation['kind'] {
  if (text === 'setup' || text === 'invitation' || text === 'password_reset') return text;
  throw new Error('unknown kind of one-time link');
}
