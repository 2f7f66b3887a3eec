import { reportScope } from '#application/complaint/complaint-scope.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { type ComplaintFigures, countComplaints } from '#application/reporting/complaint-figures.ts';
import { type PublicStatistics, publicStatistics } from '#application/reporting/public-statistics.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ReportingPeriod } from '#domain/reporting/reporting-period.ts';
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
  const counted = await countedThisMinute(deps, period);
  return counted.ok ? { kind: 'counted', statistics: counted.value } : refused(counted.error.code);
}

type Counted = ReturnType<typeof publicStatistics>;
type Minute = { readonly minute: string; readonly counted: Map<string, Counted> };
const minutes = new WeakMap<Deps['queries'], Minute>();

/** Anybody may ask, in any spelling: a year is counted once a minute, and once for all who ask at the same time. */
function countedThisMinute(deps: Deps, period: ReportingPeriod): Counted {
  const minute = deps.clock.now().slice(0, 16);
  const held = minutes.get(deps.queries);
  const current = held?.minute === minute ? held : { minute, counted: new Map<string, Counted>() };
  minutes.set(deps.queries, current);
  const begun = current.counted.get(period.from);
  if (begun !== undefined) return begun;
  const counted = publicStatistics(deps, period);
  current.counted.set(period.from, counted);
  counted.catch(() => current.counted.delete(period.from));
  return counted;
}

/** The refusal for machines. */
export function refusalJson({ code, message }: Refused): Response {
  return Response.json({ error: { code, message } }, { status: 422 });
}

function refused(code: keyof typeof periodErrors): Refused {
  return { kind: 'refused', code, message: periodErrors[code] };
}
