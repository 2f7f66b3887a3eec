import { reportScope } from '#application/complaint/complaint-scope.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { type ComplaintFigures, countComplaints } from '#application/reporting/complaint-figures.ts';
import { type PublicStatistics, publicStatistics } from '#application/reporting/public-statistics.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { periodErrors } from '#i18n/complaint-figures.ts';
import { askedPeriod, askedYear } from '#web/report-period.ts';

export type Refused = {
  readonly kind: 'refused';
  readonly code: keyof typeof periodErrors | 'YEAR_UNKNOWN';
  readonly message: string;
};

type Deps = Pick<Dependencies, 'queries' | 'clock'>;

/** The figures of the period asked for, as far as they are this officer's to count. */
export async function askedFigures(
  deps: Deps,
  query: URLSearchParams,
  officer: OfficerActor,
): Promise<{ readonly kind: 'counted'; readonly figures: ComplaintFigures } | Refused> {
  const period = askedPeriod(query, deps.clock.today());
  if (!period.ok) return refused(period.error.code);
  const counted = await countComplaints(deps, period.value, reportScope(officer));
  return counted.ok ? { kind: 'counted', figures: counted.value.figures } : refused(counted.error.code);
}

/** The public statistics of the year asked for. */
export async function askedStatistics(
  deps: Deps,
  query: URLSearchParams,
): Promise<{ readonly kind: 'counted'; readonly statistics: PublicStatistics } | Refused> {
  const period = askedYear(query, deps.clock.today());
  if (period === null) {
    return {
      kind: 'refused',
      code: 'YEAR_UNKNOWN',
      message: 'Statistik tersedia untuk tahun ini dan dua tahun sebelumnya.',
    };
  }
  const counted = await publicStatistics(deps, period);
  return counted.ok ? { kind: 'counted', statistics: counted.value } : refused(counted.error.code);
}

/** The refusal for machines. */
export function refusalJson({ code, message }: Refused): Response {
  return Response.json({ error: { code, message } }, { status: 422 });
}

function refused(code: keyof typeof periodErrors): Refused {
  return { kind: 'refused', code, message: periodErrors[code] };
}
