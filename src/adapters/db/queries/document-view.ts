import type { CompanionView, DocumentView } from '#application/public-document/public-document-views.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import { type RegisterRow, registerColumns, registerFromRow } from '../document-register-row.ts';
import type { DocumentListRow } from './document-rows.ts';

export const versionIdsOf = (rows: readonly { readonly version_id: string | null }[]): readonly string[] =>
  rows.flatMap((row) => (row.version_id === null ? [] : [row.version_id]));

export const documentColumns = [
  'd.id',
  'd.slug',
  'd.title',
  'd.classification',
  'u.name as unit_name',
  'u.slug as unit_slug',
  'd.year',
  'd.kind',
  'd.summary',
  'd.unit_id',
  'd.status',
  'd.published_at',
  'd.withdrawn_at',
  'd.withdrawal_reason',
  'd.region_code',
  ...registerColumns.map((column) => `d.${column}` as const),
] as const;

export const versionColumns = [
  'v.version_number',
  'v.note',
  'v.published_at as version_published_at',
  'f.id as file_id',
  'f.name as file_name',
  'f.media_type',
  'f.byte_size',
  'f.sha256',
] as const;

type ViewRow = Omit<DocumentListRow, 'media_type' | 'byte_size'> &
  RegisterRow & {
    readonly unit_id: string;
    readonly status: string;
    readonly region_code: string | null;
    readonly region_name: string | null;
    readonly successor_slug: string | null;
    readonly successor_title: string | null;
    readonly withdrawn_at: string | null;
    readonly withdrawal_reason: string | null;
  };

export function documentView(row: ViewRow): Omit<DocumentView, 'versions'> {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    classification: decodeCode(row.classification),
    unitId: asId(row.unit_id),
    unitName: row.unit_name,
    unitSlug: row.unit_slug,
    year: row.year,
    kind: row.kind,
    summary: row.summary,
    status: decodeCode(row.status),
    regionCode: row.region_code,
    regionName: row.region_name,
    register: registerFromRow(row),
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    replacedBy:
      row.successor_slug === null ? null : { slug: row.successor_slug, title: row.successor_title ?? '' },
  };
}

type VersionRow = {
  readonly version_id: string | null;
  readonly version_number: number | null;
  readonly note: string | null;
  readonly version_published_at: string | null;
  readonly file_id: string | null;
  readonly file_name: string | null;
  readonly media_type: string | null;
  readonly byte_size: number | null;
  readonly sha256: string | null;
};

export function versionView(
  row: VersionRow,
  companions: ReadonlyMap<string, readonly CompanionView[]>,
): DocumentView['versions'] {
  if (row.file_id === null || row.version_number === null) return [];
  return [
    {
      versionNumber: row.version_number,
      fileId: row.file_id,
      fileName: row.file_name ?? '',
      mediaType: row.media_type ?? '',
      byteSize: row.byte_size ?? 0,
      sha256: row.sha256 ?? '',
      note: row.note ?? '',
      publishedAt: row.version_published_at,
      companions: companions.get(row.version_id ?? '') ?? [],
    },
  ];
}
