import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import type {
  ComplianceQueries,
  DutyRow,
  EvidenceView,
  PackageRow,
} from '#application/compliance/compliance-views.ts';
import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** The mandated checklist, who owes what of it, and where it is published. */
export function complianceQueries(db: Kysely<Database>): ComplianceQueries {
  return {
    checklist: async () => {
      const rows = await db.selectFrom('checklist_item').selectAll().orderBy('position').execute();
      return rows.map(itemFromRow);
    },

    duties: async (units) => {
      if (units !== undefined && units.length === 0) return [];
      const rows = await dutyRows(db)
        .$if(units !== undefined, (query) => query.where('compliance_duty.unit_id', 'in', units ?? []))
        .orderBy('checklist_item.position')
        .orderBy('unit.name')
        .execute();
      const evidence = await evidenceRows(db)
        .$if(units !== undefined, (query) =>
          query
            .innerJoin('compliance_duty', 'compliance_duty.id', 'compliance_evidence.duty_id')
            .where('compliance_duty.unit_id', 'in', units ?? []),
        )
        .execute();
      return withEvidence(rows, evidence);
    },

    duty: async (id) => {
      const row = await dutyRows(db).where('compliance_duty.id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      const evidence = await evidenceRows(db).where('compliance_evidence.duty_id', '=', id).execute();
      return withEvidence([row], evidence)[0] ?? null;
    },

    packages: async (year, limit) => {
      const rows = await packageRows(db)
        .where('procurement_package.year', '=', year)
        .orderBy('procurement_package.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(packageFromRow);
    },

    packageYears: async () => {
      const rows = await db
        .selectFrom('procurement_package')
        .select('year')
        .distinct()
        .orderBy('year', 'desc')
        .execute();
      return rows.map(({ year }) => year);
    },

    package: async (id) => {
      const row = await packageRows(db).where('procurement_package.id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      const records = await db
        .selectFrom('procurement_record')
        .leftJoin('public_document', 'public_document.id', 'procurement_record.document_id')
        .select([
          'procurement_record.item_code',
          'procurement_record.not_required',
          'procurement_record.url',
          'public_document.slug',
          'public_document.title',
          'public_document.status',
        ])
        .where('procurement_record.package_id', '=', id)
        .execute();
      return {
        ...packageFromRow(row),
        records: records.map(({ item_code, not_required, url, slug, title, status }) => ({
          itemCode: item_code,
          notRequired: not_required === 1,
          url,
          document: slug === null ? null : { slug, title: title ?? '', published: status === 'published' },
        })),
      };
    },
  };
}

function dutyRows(db: Kysely<Database>) {
  return db
    .selectFrom('compliance_duty')
    .innerJoin('checklist_item', 'checklist_item.code', 'compliance_duty.item_code')
    .innerJoin('unit', 'unit.id', 'compliance_duty.unit_id')
    .select([
      'compliance_duty.id',
      'compliance_duty.unit_id',
      'compliance_duty.applicable',
      'compliance_duty.reason',
      'compliance_duty.confirmed_on',
      'compliance_duty.version',
      'unit.name as unit_name',
      'unit.short_name as unit_short_name',
      'unit.slug as unit_slug',
      'checklist_item.code',
      'checklist_item.parent_code',
      'checklist_item.item_group',
      'checklist_item.title',
      'checklist_item.hint',
      'checklist_item.legal_basis',
      'checklist_item.owed',
      'checklist_item.cycle_months',
      'checklist_item.expected_by',
      'unit.archived_at',
    ]);
}

function evidenceRows(db: Kysely<Database>) {
  return db
    .selectFrom('compliance_evidence')
    .leftJoin('public_document', 'public_document.id', 'compliance_evidence.document_id')
    .select([
      'compliance_evidence.id',
      'compliance_evidence.duty_id',
      'compliance_evidence.period_year',
      'compliance_evidence.url',
      'compliance_evidence.label',
      'compliance_evidence.added_on',
      'public_document.slug',
      'public_document.title',
      'public_document.year',
      'public_document.status',
      'public_document.published_at',
    ])
    .where('compliance_evidence.removed_at', 'is', null)
    .orderBy('compliance_evidence.id');
}

type DutyRecord = Awaited<ReturnType<ReturnType<typeof dutyRows>['execute']>>[number];
type EvidenceRecord = Awaited<ReturnType<ReturnType<typeof evidenceRows>['execute']>>[number];

function withEvidence(rows: readonly DutyRecord[], evidence: readonly EvidenceRecord[]): readonly DutyRow[] {
  const ofDuty = Map.groupBy(evidence, (row) => row.duty_id);
  return rows.map((row) => ({
    id: asId(row.id),
    item: itemFromRow(row),
    unitId: asId(row.unit_id),
    unitName: row.unit_name,
    unitShortName: row.unit_short_name,
    unitSlug: row.unit_slug,
    unitArchived: row.archived_at !== null,
    applicable: row.applicable === 1,
    reason: row.reason,
    confirmedOn: row.confirmed_on,
    version: row.version,
    evidence: (ofDuty.get(row.id) ?? []).map(evidenceFromRow),
  }));
}

function evidenceFromRow(row: EvidenceRecord): EvidenceView {
  return {
    id: asId(row.id),
    periodYear: row.period_year,
    label: row.label,
    addedOn: row.added_on,
    url: row.url,
    document:
      row.slug === null
        ? null
        : {
            slug: row.slug,
            title: row.title ?? '',
            year: row.year ?? 0,
            published: row.status === 'published',
            publishedAt: row.published_at,
          },
  };
}

type ItemColumns = Omit<Selectable<Database['checklist_item']>, 'position'>;

function itemFromRow(row: ItemColumns): ChecklistItem {
  return {
    code: row.code,
    parentCode: row.parent_code,
    group: decodeCode(row.item_group),
    title: row.title,
    hint: row.hint,
    legalBasis: row.legal_basis,
    owed: row.owed === 1,
    cycleMonths: row.cycle_months,
    expectedBy: row.expected_by,
  };
}

function packageRows(db: Kysely<Database>) {
  return db
    .selectFrom('procurement_package')
    .innerJoin('unit', 'unit.id', 'procurement_package.unit_id')
    .select([
      'procurement_package.id',
      'procurement_package.year',
      'procurement_package.name',
      'procurement_package.unit_id',
      'procurement_package.version',
      'unit.name as unit_name',
    ])
    .select((eb) => [
      countOf(eb, 'published').as('published'),
      countOf(eb, 'not_required').as('not_required'),
    ]);
}

/** Counts within one package, whose documents are at most those of the list. */
function countOf(eb: ExpressionBuilder<Database, 'procurement_package'>, what: 'published' | 'not_required') {
  const records = eb
    .selectFrom('procurement_record')
    .leftJoin('public_document', 'public_document.id', 'procurement_record.document_id')
    .select(sql<number>`cast(count(*) as integer)`.as('count'))
    .whereRef('procurement_record.package_id', '=', 'procurement_package.id');
  return what === 'not_required'
    ? records.where('procurement_record.not_required', '=', 1)
    : records.where((or) =>
        or.or([or('procurement_record.url', 'is not', null), or('public_document.status', '=', 'published')]),
      );
}

function packageFromRow(row: {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly unit_id: string;
  readonly version: number;
  readonly unit_name: string;
  readonly published: number | null;
  readonly not_required: number | null;
}): PackageRow {
  return {
    id: asId(row.id),
    year: row.year,
    name: row.name,
    unitId: asId(row.unit_id),
    unitName: row.unit_name,
    version: row.version,
    published: row.published ?? 0,
    notRequired: row.not_required ?? 0,
  };
}
