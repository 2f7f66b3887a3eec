import type { PackageRow, PackageView } from '#application/compliance/compliance-views.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';

/** Most packages of one year that a page lists. */
const PACKAGES_SHOWN = 200;

export type ProcurementPage = {
  readonly year: number;
  readonly years: readonly number[];
  readonly packages: readonly PackageRow[];
  /** How many documents a package has by law. */
  readonly documents: number;
};

/** Packages of the year asked for by `?paket=`, else of the newest year that has one. */
export async function packagesOf(
  { queries, clock }: Pick<Dependencies, 'queries' | 'clock'>,
  search: URLSearchParams,
): Promise<ProcurementPage> {
  const [years, checklist] = await Promise.all([
    queries.compliance.packageYears(),
    queries.compliance.checklist(),
  ]);
  const year =
    years.find((one) => String(one) === search.get('paket')) ?? years[0] ?? Number(clock.today().slice(0, 4));
  return {
    year,
    years,
    packages: years.length === 0 ? [] : await queries.compliance.packages(year, PACKAGES_SHOWN),
    documents: checklist.filter(({ group }) => group === 'procurement').length,
  };
}

export type PackageDocument = {
  readonly item: ChecklistItem;
  readonly state: 'published' | 'missing' | 'not_required';
  /** As the officer typed it: a document's address here, or a link; '' where there is none. */
  readonly address: string;
  readonly title: string;
};

/** The documents of a package by stage, in the order of the law. */
export function packageStages(
  checklist: readonly ChecklistItem[],
  shown: PackageView,
): readonly { readonly stage: string; readonly documents: readonly PackageDocument[] }[] {
  const records = new Map(shown.records.map((record) => [record.itemCode, record]));
  const documents = checklist
    .filter(({ group }) => group === 'procurement')
    .map((item): PackageDocument => {
      const record = records.get(item.code);
      const there = record?.url != null || record?.document?.published === true;
      return {
        item,
        state: record?.notRequired === true ? 'not_required' : there ? 'published' : 'missing',
        address: record?.url ?? (record?.document == null ? '' : `/informasi/${record.document.slug}`),
        title: record?.document?.title ?? record?.url ?? '',
      };
    });
  return [...Map.groupBy(documents, ({ item }) => item.parentCode ?? '')].map(([stage, list]) => ({
    stage,
    documents: list,
  }));
}
