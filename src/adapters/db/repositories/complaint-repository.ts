import type { Kysely } from 'kysely';
import type { ComplaintRepository, LoadedComplaint } from '#application/complaint/complaint-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { encodeFlag, encodeNone } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { type ComplaintRow, columnsOf, complaintOf, complaintRowOf } from './complaint-row.ts';
import { actOf, actRowOf, taskOf, taskRowOf } from './complaint-task-rows.ts';
import { followStatus } from './sp4n-link-rows.ts';

export function complaintRepository(db: Kysely<Database>): ComplaintRepository {
  const loaded = () => db.selectFrom('complaint').selectAll();
  return {
    add: async (complaint, due, secrets) => {
      await db
        .insertInto('complaint')
        .values({
          ...complaintRowOf(complaint),
          due_on: due.dueOn,
          due_provisional: encodeFlag(due.provisional),
          code_digest: secrets.codeDigest,
          code_generation: secrets.codeGeneration,
          link_digest: secrets.linkDigest,
        })
        .execute();
    },
    find: async (id) => found(await loaded().where('id', '=', id).executeTakeFirst()),
    findByNumber: async (number) => found(await loaded().where('number', '=', number).executeTakeFirst()),
    change: async (id, version, change) => {
      const { numUpdatedRows } = await db
        .updateTable('complaint')
        .set({ ...columnsOf(change), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      if (change.status !== undefined) await followStatus(db, id);
      return true;
    },
    takenFrom: async (requestId) => {
      const row = await db
        .selectFrom('complaint')
        .select('id')
        .where('taken_from_id', '=', requestId)
        .executeTakeFirst();
      return row === undefined ? null : asId(row.id);
    },
    mergedInto: async (id) => {
      const rows = await loaded().where('merged_into_id', '=', id).orderBy('id').execute();
      return rows.map(complaintOf);
    },
    dueToClose: async (today, limit) => {
      const rows = await db
        .selectFrom('complaint')
        .select('id')
        .where('status', '=', 'answered')
        .where('closes_on', '<', today)
        .orderBy('closes_on')
        .limit(limit)
        .execute();
      return rows.map((row) => asId(row.id));
    },

    reportersDue: async ({ inConfidence, others }, limit) => {
      const rows = await db
        .selectFrom('complaint as c')
        .leftJoin('complaint as lead', 'lead.id', 'c.merged_into_id')
        .select('c.id')
        .where('c.sealed_reporter', 'is not', null)
        .where((eb) => {
          // A merged complaint is over when the one it was merged into is.
          const ended = eb
            .case()
            .when('c.merged_into_id', 'is', null)
            .then(eb.ref('c.closed_at'))
            .else(eb.ref('lead.closed_at'))
            .end();
          return eb.or([
            eb(ended, '<', others),
            eb.and([
              eb(ended, '<', inConfidence),
              eb.or([eb('c.identity_mode', '=', 'anonymous'), eb('c.confidential', '=', 1)]),
            ]),
          ]);
        })
        .orderBy('c.id')
        .limit(limit)
        .execute();
      return rows.map((row) => asId(row.id));
    },
    forgetReporters: async (ids) => {
      await db
        .updateTable('complaint')
        .set((eb) => ({
          sealed_reporter: null,
          contact_fingerprint: null,
          version: eb('version', '+', 1),
        }))
        .where('id', 'in', ids)
        .execute();
    },

    tasksOf: async (id) => {
      const rows = await db
        .selectFrom('complaint_task')
        .selectAll()
        .where('complaint_id', '=', id)
        .orderBy('id')
        .execute();
      return rows.map(taskOf);
    },
    findTask: async (id) => {
      const row = await db.selectFrom('complaint_task').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : taskOf(row);
    },
    addTask: async (task) => {
      await db.insertInto('complaint_task').values(taskRowOf(task)).execute();
    },
    changeTask: async (id, change) => {
      await db
        .updateTable('complaint_task')
        .set({
          ...(change.status !== undefined && { status: change.status }),
          ...(change.firstActAt !== undefined && { first_act_at: change.firstActAt }),
          ...(change.endedAt !== undefined && { ended_at: change.endedAt }),
          ...(change.returnReason !== undefined && { return_reason: change.returnReason }),
        })
        .where('id', '=', id)
        .execute();
    },

    findAct: async (id) => {
      const row = await db.selectFrom('complaint_act').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : actOf(row);
    },
    actsOf: async (id) => {
      const rows = await db
        .selectFrom('complaint_act')
        .selectAll()
        .where('complaint_id', '=', id)
        .orderBy('id')
        .execute();
      return rows.map(actOf);
    },
    addAct: async (act) => {
      await db.insertInto('complaint_act').values(actRowOf(act)).execute();
    },
    settleAct: async (id, { as, at, by }) => {
      const { numUpdatedRows } = await db
        .updateTable('complaint_act')
        .set(as === 'confirmed' ? { confirmed_at: at, confirmed_by: by } : { rejected_at: at })
        .where('id', '=', id)
        .where('confirmed_at', 'is', null)
        .where('rejected_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    addTaskLink: async (link) => {
      await db
        .insertInto('task_link')
        .values({
          id: link.id,
          token_hash: link.tokenHash,
          task_id: link.taskId,
          created_at: link.createdAt,
          created_by: link.createdBy,
          expires_at: link.expiresAt,
          revoked_at: link.revokedAt,
          opened_at: link.openedAt,
        })
        .execute();
    },
    findTaskLink: async (tokenHash, now) => {
      const row = await db
        .selectFrom('task_link')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: asId(row.id),
        tokenHash: row.token_hash,
        taskId: asId(row.task_id),
        createdAt: row.created_at,
        createdBy: asId(row.created_by),
        expiresAt: row.expires_at,
        revokedAt: row.revoked_at,
        openedAt: row.opened_at,
      };
    },
    markTaskLinkOpened: async (id, at) => {
      await db
        .updateTable('task_link')
        .set({ opened_at: at })
        .where('id', '=', id)
        .where('opened_at', 'is', null)
        .execute();
    },
    revokeTaskLinks: async (taskId, at) => {
      const { numUpdatedRows } = await db
        .updateTable('task_link')
        .set({ revoked_at: at })
        .where('task_id', '=', taskId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },

    learn: async (topic, regionCode, unitId, by) => {
      await db
        .insertInto('routing_lesson')
        .values({ topic, region_code: encodeNone(regionCode), unit_id: unitId, value: by })
        .onConflict((conflict) =>
          conflict
            .columns(['topic', 'region_code', 'unit_id'])
            .doUpdateSet((eb) => ({ value: eb('routing_lesson.value', '+', eb.ref('excluded.value')) })),
        )
        .execute();
    },

    findBlock: async (fingerprint) => {
      const row = await db
        .selectFrom('blocked_contact')
        .selectAll()
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        fingerprint: row.fingerprint,
        reason: row.reason,
        blockedAt: row.blocked_at,
        blockedBy: asId(row.blocked_by),
      };
    },
    block: async (contact) => {
      await db
        .insertInto('blocked_contact')
        .values({
          fingerprint: contact.fingerprint,
          reason: contact.reason,
          blocked_at: contact.blockedAt,
          blocked_by: contact.blockedBy,
        })
        .onConflict((conflict) => conflict.column('fingerprint').doNothing())
        .execute();
    },
    unblock: async (fingerprint) => {
      const [gone] = await db.deleteFrom('blocked_contact').where('fingerprint', '=', fingerprint).execute();
      return (gone?.numDeletedRows ?? 0n) === 1n;
    },
  };
}

const found = (row: ComplaintRow | undefined): LoadedComplaint | null =>
  row === undefined ? null : complaintOf(row);
