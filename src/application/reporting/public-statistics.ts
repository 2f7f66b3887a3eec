import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { RegionOption } from '#application/settings/office-views.ts';
import { complaintTopics, type TopicCode } from '#domain/complaint/topics.ts';
import type { ReportingPeriod } from '#domain/reporting/reporting-period.ts';
import { type SafeTable, safeTable } from '#domain/reporting/small-cells.ts';
import { FEWEST_FOR_PUBLIC, type UnitFigures } from '#domain/reporting/unit-figures.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { ReportedComplaintRow } from './complaint-figure-views.ts';
import { type ComplaintFigures, countComplaints, type TooManyReports } from './complaint-figures.ts';

/** Counts speak of every report; what is not public is counted, never told. */
const everyComplaint: ComplaintScope = { units: 'all', not: [] };

export type PublicStatistics = {
  readonly figures: Omit<ComplaintFigures, 'units'>;
  /** Units with at least five reports, those with most first. */
  readonly units: readonly UnitFigures[];
  /** Kecamatan by topic; without reports that are confidential, about conduct, or without place or topic. */
  readonly table: SafeTable<string, TopicCode>;
  readonly districtName: (code: string) => string;
};

/** What everybody may know of a whole year. Eight statements. Error: `TOO_MANY_REPORTS`. */
export async function publicStatistics(
  deps: Pick<Dependencies, 'queries' | 'clock'>,
  period: ReportingPeriod,
): Promise<Result<PublicStatistics, TooManyReports>> {
  const [counted, regions] = await Promise.all([
    countComplaints(deps, period, everyComplaint),
    deps.queries.office.regions(),
  ]);
  if (!counted.ok) return counted;
  const { figures, reports } = counted.value;
  const { units, ...rest } = figures;
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  return ok({
    figures: rest,
    units: units.filter(({ n }) => n >= FEWEST_FOR_PUBLIC).toSorted((a, b) => b.n - a.n),
    table: placeByTopic(reports, regions),
    districtName: (code) => names.get(code) ?? code,
  });
}

function placeByTopic(
  reports: readonly ReportedComplaintRow[],
  regions: readonly RegionOption[],
): SafeTable<string, TopicCode> {
  const districtOf = new Map(regions.map(({ code, parentCode }) => [code, parentCode ?? code]));
  const counts = new Map<string, number>();
  const keyOf = (district: string, topic: string) => `${district} ${topic}`;
  const districts = new Set<string>();
  const topics = new Set<TopicCode>();
  for (const { id, matterId, regionCode, topic, inPublicCells } of reports) {
    const district = regionCode === null ? undefined : districtOf.get(regionCode);
    if (district === undefined || topic === null || !inPublicCells || matterId !== id) continue;
    districts.add(district);
    topics.add(topic);
    const key = keyOf(district, topic);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return safeTable(
    [...districts].toSorted(),
    complaintTopics.map(({ code }) => code).filter((code) => topics.has(code)),
    (district, topic) => counts.get(keyOf(district, topic)) ?? 0,
  );
}
