import type { Kysely } from 'kysely';
import type { InformationRequestQueries } from '#application/information-request/information-request-views.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';
import { readCitizenCase } from './citizen-case.ts';
import { readOfficerCase } from './officer-case.ts';
import { readQueue } from './officer-queue.ts';
import { readOpenCounts } from './open-counts.ts';

/** Roles that can have a request in hand. */
const handlingRoles = ['desk_officer', 'unit_ppid', 'chief_ppid'];

export function informationRequestQueries(db: Kysely<Database>): InformationRequestQueries {
  return {
    queue: (filter, boundaries, limit, cursor) => readQueue(db, filter, boundaries, limit, cursor),
    openCounts: (units) => readOpenCounts(db, units),
    citizenCase: (ref) => readCitizenCase(db, ref),
    officerCase: (id, units) => readOfficerCase(db, id, units),

    assignableOfficers: async () => {
      const rows = await db
        .selectFrom('officer as o')
        .select(['o.id', 'o.full_name', 'o.position_title'])
        .where('o.disabled_at', 'is', null)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('officer_role as g')
              .select('g.role')
              .whereRef('g.officer_id', '=', 'o.id')
              .where('g.role', 'in', handlingRoles),
          ),
        )
        .execute();
      return rows
        .map((row) => ({
          id: asId<OfficerId>(row.id),
          fullName: row.full_name,
          positionTitle: row.position_title,
        }))
        .toSorted((a, b) => a.fullName.localeCompare(b.fullName, 'id') || (a.id < b.id ? -1 : 1));
    },

    yearFigures: async (year) => {
      const rows = await db
        .selectFrom('counter')
        .select(['kind', 'value'])
        .where('year', '=', year)
        .where('kind', 'in', ['information_request', 'request_answered', 'request_answered_on_time'])
        .execute();
      const of = (kind: string) => rows.find((row) => row.kind === kind)?.value ?? 0;
      return {
        received: of('information_request'),
        answered: of('request_answered'),
        onTime: of('request_answered_on_time'),
      };
    },
  };
}
