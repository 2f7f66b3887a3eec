import type { Kysely } from 'kysely';
import type {
  ExemptionQueries,
  ExemptRow,
  OfficerExemptRow,
} from '#application/exemption/exemption-views.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { decodeJson } from '../column-codecs.ts';
import { exemptionFromRow } from '../exemption-row.ts';
import type { Database } from '../schema.ts';

/** The list of exempt information, for everyone and for officers. */
export function exemptionQueries(db: Kysely<Database>): ExemptionQueries {
  const rows = () =>
    db
      .selectFrom('exemption as e')
      .innerJoin('unit as u', 'u.id', 'e.unit_id')
      .select([
        'e.id',
        'e.information',
        'e.part',
        'e.letters',
        'e.statute_article',
        'e.if_opened',
        'e.if_closed',
        'e.decree_number',
        'e.decided_on',
        'e.ends_on',
        'e.end_condition',
        'e.unit_id',
        'e.ended_at',
        'e.document_id',
        'u.name as unit_name',
        'u.slug as unit_slug',
      ]);
  const officerRows = (units: 'all' | readonly UnitId[]) =>
    rows().$if(units !== 'all', (query) =>
      query.where('e.unit_id', 'in', units === 'all' || units.length === 0 ? [''] : units),
    );

  return {
    list: async (unitSlug, limit, after) => {
      const found = await rows()
        .where('e.ended_at', 'is', null)
        .$if(unitSlug !== null, (query) => query.where('u.slug', '=', unitSlug ?? ''))
        .$if(after !== null, (query) => query.where('e.id', '>', after ?? ''))
        .orderBy('e.id')
        .limit(limit)
        .execute();
      return found.map(exemptRow);
    },

    officerList: async (units, limit, after) => {
      const found = await officerRows(units)
        .$if(after !== null, (query) => query.where('e.id', '<', after ?? ''))
        .orderBy('e.id', 'desc')
        .limit(limit)
        .execute();
      return found.map(officerRow);
    },

    officerExemption: async (id, units) => {
      const row = await db
        .selectFrom('exemption as e')
        .innerJoin('unit as u', 'u.id', 'e.unit_id')
        .leftJoin('public_document as d', 'd.id', 'e.document_id')
        .selectAll('e')
        .select(['u.name as unit_name', 'd.slug', 'd.title', 'd.status'])
        .where('e.id', '=', id)
        .$if(units !== 'all', (query) =>
          query.where('e.unit_id', 'in', units === 'all' || units.length === 0 ? [''] : units),
        )
        .executeTakeFirst();
      if (row === undefined) return null;
      const { document_id: documentId, slug, title, status } = row;
      return {
        ...exemptionFromRow(row),
        unitName: row.unit_name,
        document:
          documentId === null
            ? null
            : { id: documentId, slug: slug ?? '', title: title ?? '', status: status ?? '' },
      };
    },

    endingBy: async (until, units, limit) => {
      const found = await officerRows(units)
        .where('e.ended_at', 'is', null)
        .where('e.ends_on', '<=', until)
        .orderBy('e.ends_on')
        .orderBy('e.id')
        .limit(limit)
        .execute();
      return found.map(officerRow);
    },

    filesToOpen: async (units, limit) => {
      const found = await db
        .selectFrom('exemption as e')
        .innerJoin('public_document as d', 'd.id', 'e.document_id')
        .select(['d.id', 'd.title', 'd.unit_id', 'e.ended_at'])
        .where('e.ended_at', 'is not', null)
        .where('d.status', '=', 'published')
        .where('d.current_version_id', 'is', null)
        .$if(units !== 'all', (query) =>
          query.where('d.unit_id', 'in', units === 'all' || units.length === 0 ? [''] : units),
        )
        .orderBy('e.ended_at')
        .limit(limit)
        .execute();
      return found.map((row) => ({
        documentId: row.id,
        title: row.title,
        unitId: asId(row.unit_id),
        endedAt: row.ended_at ?? '',
      }));
    },
  };
}

type Row = {
  readonly id: string;
  readonly information: string;
  readonly part: string;
  readonly letters: string;
  readonly statute_article: string;
  readonly if_opened: string;
  readonly if_closed: string;
  readonly decree_number: string;
  readonly decided_on: string;
  readonly ends_on: string | null;
  readonly end_condition: string;
  readonly unit_id: string;
  readonly ended_at: string | null;
  readonly document_id: string | null;
  readonly unit_name: string;
  readonly unit_slug: string;
};

function exemptRow(row: Row): ExemptRow {
  return {
    id: row.id,
    information: row.information,
    part: row.part,
    letters: decodeJson(row.letters),
    statuteArticle: row.statute_article,
    ifOpened: row.if_opened,
    ifClosed: row.if_closed,
    decreeNumber: row.decree_number,
    decidedOn: row.decided_on,
    endsOn: row.ends_on,
    endCondition: row.end_condition,
    unitName: row.unit_name,
    unitSlug: row.unit_slug,
  };
}

function officerRow(row: Row): OfficerExemptRow {
  return {
    ...exemptRow(row),
    unitId: asId(row.unit_id),
    endedAt: row.ended_at,
    documentId: row.document_id,
  };
}
