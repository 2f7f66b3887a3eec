import type { Kysely, Selectable, Updateable } from 'kysely';
import type {
  ComplaintChange,
  ComplaintRepository,
  LoadedComplaint,
} from '#application/complaint/complaint-repository.ts';
import type { Complaint, GeoPoint } from '#domain/complaint/complaint.ts';
import { isOpenComplaint } from '#domain/complaint/status.ts';
import { foldForSearch } from '#domain/public-document/search-text.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeFlag, decodeJson, encodeFlag, encodeJson, encodeNone } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { actOf, actRowOf, taskOf, taskRowOf } from './complaint-task-rows.ts';
import { followStatus } from './sp4n-link-rows.ts';

type ComplaintRow = Selectable<Database['complaint']>;

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

type WrittenApart = 'due_on' | 'due_provisional' | 'code_digest' | 'code_generation' | 'link_digest';

function complaintRowOf(complaint: Complaint): Omit<ComplaintRow, WrittenApart> {
  const { place } = complaint;
  return {
    id: complaint.id,
    number: complaint.number,
    status: complaint.status,
    is_open: encodeFlag(isOpenComplaint(complaint.status)),
    channel: complaint.channel,
    received_at: complaint.receivedAt,
    received_on: complaint.receivedOn,
    complaint_class: complaint.complaintClass,
    supervision: encodeFlag(complaint.supervision),
    topic: complaint.topic,
    title: complaint.title,
    body: complaint.body,
    happened_on: complaint.happenedOn,
    region_code: place.regionCode,
    landmark: place.landmark,
    point: encodePoint(place.point),
    identity_mode: complaint.identityMode,
    confidential: encodeFlag(complaint.confidential),
    sealed_reporter: complaint.sealedReporter,
    contact_fingerprint: complaint.contactFingerprint,
    do_not_notify: encodeFlag(complaint.doNotNotify),
    about_unit_id: complaint.aboutUnitId,
    unit_id: complaint.unitId,
    public_body: complaint.publicBody,
    published_at: complaint.publishedAt,
    merged_into_id: complaint.mergedIntoId,
    converted_into_id: complaint.convertedIntoId,
    taken_from_id: complaint.takenFromId,
    handed_over_at: complaint.handedOverAt,
    first_act_at: complaint.firstActAt,
    answered_at: complaint.answeredAt,
    closed_at: complaint.closedAt,
    closes_on: complaint.closesOn,
    rating: complaint.rating,
    reopened_count: complaint.reopenedCount,
    search_text: searchTextOf(complaint),
    version: complaint.version,
  };
}

/** No part of the reporter: what is sealed is not found by searching. */
function searchTextOf(complaint: Pick<Complaint, 'number' | 'title' | 'body' | 'place'>): string {
  return foldForSearch(
    [complaint.number, complaint.title ?? '', complaint.body, complaint.place.landmark].join(' '),
  );
}

/** The complaint of a row. */
export function complaintOf(row: ComplaintRow): LoadedComplaint {
  return {
    id: asId(row.id),
    number: row.number,
    status: decodeCode(row.status),
    channel: decodeCode(row.channel),
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    complaintClass: decodeCode(row.complaint_class),
    supervision: decodeFlag(row.supervision),
    topic: row.topic === null ? null : decodeCode(row.topic),
    title: row.title,
    body: row.body,
    happenedOn: row.happened_on,
    place: { regionCode: row.region_code, landmark: row.landmark, point: decodePoint(row.point) },
    identityMode: decodeCode(row.identity_mode),
    confidential: decodeFlag(row.confidential),
    sealedReporter: row.sealed_reporter,
    contactFingerprint: row.contact_fingerprint,
    doNotNotify: decodeFlag(row.do_not_notify),
    aboutUnitId: row.about_unit_id === null ? null : asId(row.about_unit_id),
    unitId: row.unit_id === null ? null : asId(row.unit_id),
    publicBody: row.public_body,
    publishedAt: row.published_at,
    mergedIntoId: row.merged_into_id === null ? null : asId(row.merged_into_id),
    convertedIntoId: row.converted_into_id === null ? null : asId(row.converted_into_id),
    takenFromId: row.taken_from_id === null ? null : asId(row.taken_from_id),
    handedOverAt: row.handed_over_at,
    firstActAt: row.first_act_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    closesOn: row.closes_on,
    rating: row.rating,
    reopenedCount: row.reopened_count,
    version: row.version,
    dueOn: row.due_on,
    dueProvisional: decodeFlag(row.due_provisional),
    codeGeneration: row.code_generation,
  };
}

function encodePoint(point: GeoPoint | null): string | null {
  return point === null ? null : encodeJson([point.latitude, point.longitude]);
}

function decodePoint(text: string | null): GeoPoint | null {
  if (text === null) return null;
  const [latitude, longitude] = decodeJson<readonly [number, number]>(text);
  return { latitude, longitude };
}

/** Columns whose name and value are those of the change. */
const plain = {
  topic: 'topic',
  title: 'title',
  happenedOn: 'happened_on',
  aboutUnitId: 'about_unit_id',
  unitId: 'unit_id',
  publicBody: 'public_body',
  publishedAt: 'published_at',
  mergedIntoId: 'merged_into_id',
  convertedIntoId: 'converted_into_id',
  handedOverAt: 'handed_over_at',
  firstActAt: 'first_act_at',
  answeredAt: 'answered_at',
  closedAt: 'closed_at',
  closesOn: 'closes_on',
  rating: 'rating',
  reopenedCount: 'reopened_count',
  complaintClass: 'complaint_class',
  dueOn: 'due_on',
} as const satisfies Partial<Record<keyof ComplaintChange, keyof ComplaintRow>>;

function columnsOf(change: ComplaintChange): Updateable<Database['complaint']> {
  const { status, place, secrets } = change;
  const named = Object.entries(plain).flatMap(([from, to]) => {
    const value = change[from as keyof typeof plain];
    return value === undefined ? [] : [[to, value] as const];
  });
  return {
    ...Object.fromEntries(named),
    ...(status !== undefined && { status, is_open: encodeFlag(isOpenComplaint(status)) }),
    ...(change.supervision !== undefined && { supervision: encodeFlag(change.supervision) }),
    ...(change.confidential !== undefined && { confidential: encodeFlag(change.confidential) }),
    ...(change.dueProvisional !== undefined && { due_provisional: encodeFlag(change.dueProvisional) }),
    ...(place !== undefined && {
      region_code: place.regionCode,
      landmark: place.landmark,
      point: encodePoint(place.point),
    }),
    ...(secrets !== undefined && {
      code_digest: secrets.codeDigest,
      code_generation: secrets.codeGeneration,
      link_digest: secrets.linkDigest,
    }),
  };
}
