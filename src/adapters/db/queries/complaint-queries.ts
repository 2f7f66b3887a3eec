import type { Kysely } from 'kysely';
import type { ComplaintQueries } from '#application/complaint/complaint-views.ts';
import { asId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';
import { readCitizenComplaint, readOfficerComplaint, readTask } from './complaint-case.ts';
import { readComplaintCounts, readComplaintInbox, readSimilar, readWaitingActs } from './complaint-inbox.ts';
import { readPublicComplaint, readPublicComplaints } from './public-complaints.ts';

export function complaintQueries(db: Kysely<Database>): ComplaintQueries {
  return {
    inbox: (filter, limit, cursor) => readComplaintInbox(db, filter, limit, cursor),
    counts: (scope, today) => readComplaintCounts(db, scope, today),
    citizenComplaint: (ref) => readCitizenComplaint(db, ref),
    officerComplaint: (id, scope) => readOfficerComplaint(db, id, scope),
    similar: (id, scope, since) => readSimilar(db, id, scope, since),
    suggestedUnit: async (topic, regionCode) => {
      if (topic === null) return null;
      const places = regionCode === null ? [''] : [regionCode, ''];
      const row = await db
        .selectFrom('routing_lesson as l')
        .innerJoin('unit as u', 'u.id', 'l.unit_id')
        .select((eb) => ['u.id', 'u.name', eb.fn.sum<number>('l.value').as('times')])
        .select((eb) =>
          eb.fn
            .sum<number>(eb.case().when('l.region_code', 'in', places).then(eb.ref('l.value')).else(0).end())
            .as('here'),
        )
        .where('l.topic', '=', topic)
        .where('u.archived_at', 'is', null)
        .groupBy(['u.id', 'u.name'])
        .having((eb) => eb(eb.fn.sum<number>('l.value'), '>', 0))
        .orderBy('here', 'desc')
        .orderBy('times', 'desc')
        .orderBy('u.name')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : { id: asId(row.id), name: row.name };
    },
    waitingActs: (scope, before, limit) => readWaitingActs(db, scope, before, limit),
    publicList: (filter, limit, cursor) => readPublicComplaints(db, filter, limit, cursor),
    publicComplaint: (number) => readPublicComplaint(db, number),
    task: (taskId) => readTask(db, taskId),
  };
}
