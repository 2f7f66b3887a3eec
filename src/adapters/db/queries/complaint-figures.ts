import type { Kysely } from 'kysely';
import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { ComplaintFigureQueries } from '#application/reporting/complaint-figure-views.ts';
import { complaintChannels } from '#domain/complaint/complaint.ts';
import type { ReportingPeriod } from '#domain/reporting/reporting-period.ts';
import { lifeEventTypes } from '#domain/reporting/time-split.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeFlag } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { inScope } from './complaint-scope.ts';

/** Rows to count from; the counting is the domain's. The index on the day of receipt bounds each to its period. */
export function complaintFigureQueries(db: Kysely<Database>): ComplaintFigureQueries {
  /** A report merged into one that does not exist for this officer does not exist either. */
  const received = ({ from, to }: ReportingPeriod, scope: ComplaintScope) =>
    db
      .selectFrom('complaint as c')
      .leftJoin('complaint as m', 'm.id', 'c.merged_into_id')
      .where('c.received_on', '>=', from)
      .where('c.received_on', '<=', to)
      .where((eb) => eb.and(inScope(eb, scope)))
      .$if(scope.not.length > 0, (query) =>
        query.where((eb) =>
          eb.or([eb('m.about_unit_id', 'is', null), eb('m.about_unit_id', 'not in', scope.not)]),
        ),
      );

  return {
    reports: async (period, scope, limit) => {
      const rows = await received(period, scope)
        .leftJoin('sp4n_link as s', 's.complaint_id', 'c.id')
        .select([
          's.tracking_id',
          'c.id',
          'c.merged_into_id',
          'c.channel',
          'c.received_on',
          'c.topic',
          'c.region_code',
          'c.confidential',
          'c.supervision',
        ])
        .select((eb) => [
          eb.fn.coalesce('m.status', 'c.status').as('status'),
          eb.fn.coalesce('m.due_on', 'c.due_on').as('due_on'),
          eb.fn.coalesce('m.reopened_count', 'c.reopened_count').as('reopened_count'),
          eb.fn.coalesce('m.first_act_at', 'c.first_act_at').as('first_act_at'),
          eb.fn.coalesce('m.channel', 'c.channel').as('answered_in'),
          eb
            .selectFrom('sp4n_ledger_row as r')
            .select('r.tracking_id')
            .where('r.complaint_id', '=', eb.fn.coalesce('m.id', 'c.id'))
            .where('r.followed_up', '=', 1)
            .limit(1)
            .as('followed_up_there'),
        ])
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: asId(row.id),
        matterId: row.merged_into_id ?? row.id,
        channel: decodeCode(row.channel),
        inSp4n: row.channel === 'sp4n' || row.tracking_id !== null,
        receivedOn: row.received_on,
        status: decodeCode(row.status),
        // One that was born in SP4N-LAPOR! is answered there; its export tells of the unit's act.
        followedUp:
          row.first_act_at !== null || (row.answered_in === 'sp4n' && row.followed_up_there !== null),
        reopened: row.reopened_count > 0,
        dueOn: row.due_on,
        topic: row.topic === null ? null : decodeCode(row.topic),
        regionCode: row.region_code,
        inPublicCells: !decodeFlag(row.confidential) && !decodeFlag(row.supervision),
      }));
    },

    tasks: async (period, scope) => {
      const rows = await received(period, scope)
        .innerJoin('complaint_task as own', 'own.complaint_id', 'c.id')
        .innerJoin('unit as u', 'u.id', 'own.unit_id')
        .select([
          'c.id',
          'own.unit_id',
          'u.short_name',
          'own.status',
          'own.handed_over_at',
          'own.first_act_at',
        ])
        .execute();
      return rows.map((row) => ({
        complaintId: asId(row.id),
        unitId: row.unit_id,
        unitName: row.short_name,
        status: decodeCode(row.status),
        handedOverAt: row.handed_over_at,
        firstActAt: row.first_act_at,
      }));
    },

    lifeEvents: async (period, scope) => {
      const rows = await received(period, scope)
        .innerJoin('case_event as e', (join) =>
          join.onRef('e.case_id', '=', 'c.id').on('e.case_kind', '=', 'complaint'),
        )
        .where('e.type', 'in', lifeEventTypes)
        // The one that others were merged into has a line of it, too, for officers.
        .where((eb) =>
          eb.or([
            eb('e.type', 'not in', ['complaint_merged', 'complaint_unmerged']),
            eb('e.visibility', '=', 'public'),
          ]),
        )
        .select(['c.id', 'e.type', 'e.occurred_at'])
        .orderBy('e.id')
        .execute();
      return rows.map((row) => ({
        complaintId: asId(row.id),
        type: decodeCode(row.type),
        at: row.occurred_at,
      }));
    },

    openedOn: async () => {
      const first = await db
        .selectNoFrom(
          complaintChannels.map((channel) =>
            db
              .selectFrom('complaint as c')
              .select('c.received_on')
              .where('c.channel', '=', channel)
              .orderBy('c.received_on')
              .limit(1)
              .as(channel),
          ),
        )
        .executeTakeFirstOrThrow();
      return new Map(
        complaintChannels.flatMap((channel) => {
          const day = first[channel];
          return day === null || day === undefined ? [] : [[channel, day] as const];
        }),
      );
    },
  };
}
