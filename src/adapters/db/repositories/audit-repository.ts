import type { Kysely } from 'kysely';
import type { AuditRepository } from '#application/audit/audit-repository.ts';
import type { ChainSigner } from '#application/ports/chain-signer.ts';
import { canonicalText, type NewAuditEntry } from '#domain/audit/audit-entry.ts';
import { encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function auditRepository(db: Kysely<Database>, signer: ChainSigner): AuditRepository {
  return {
    append: async (entries) => {
      if (entries.length === 0) return;
      // The update locks the one row, so that whoever comes second sees what the first has added.
      const head = await db
        .updateTable('audit_head')
        .set((eb) => ({ seq: eb('seq', '+', entries.length) }))
        .where('id', '=', 1)
        .returning(['seq', 'hash'])
        .executeTakeFirstOrThrow();
      let prevHash = head.hash;
      let seq = head.seq - entries.length;
      for (const entry of entries) {
        seq += 1;
        const row = chainedRow(entry, seq, prevHash, signer);
        await db.insertInto('audit_entry').values(row).execute();
        prevHash = row.hash;
      }
      await db.updateTable('audit_head').set({ hash: prevHash }).where('id', '=', 1).execute();
    },
  };
}

function chainedRow(
  { at, actor, action, object, detail }: NewAuditEntry,
  seq: number,
  prevHash: string,
  signer: ChainSigner,
): Database['audit_entry'] {
  const entry = {
    seq,
    at,
    actorKind: actor.kind,
    actorId: actor.kind === 'officer' ? actor.officerId : null,
    actorRole: actor.kind === 'officer' ? actor.role : null,
    action,
    objectKind: object.kind,
    objectId: object.id,
    detail: encodeJson(detail),
    prevHash,
    keyId: signer.currentKeyId,
  };
  const hash = signer.hash(entry.keyId, canonicalText(entry));
  if (hash === null) throw new Error('the key of the audit chain is missing');
  return {
    seq,
    at,
    actor_kind: entry.actorKind,
    actor_id: entry.actorId,
    actor_role: entry.actorRole,
    action,
    object_kind: entry.objectKind,
    object_id: entry.objectId,
    detail: entry.detail,
    prev_hash: prevHash,
    hash,
    key_id: entry.keyId,
  };
}
