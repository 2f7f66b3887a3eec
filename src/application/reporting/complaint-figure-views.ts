import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { ComplaintChannel, TaskStatus } from '#domain/complaint/complaint.ts';
import type { TopicCode } from '#domain/complaint/topics.ts';
import type { ReportedComplaint } from '#domain/reporting/complaint-tally.ts';
import type { ReportingPeriod } from '#domain/reporting/reporting-period.ts';
import type { LifeEvent } from '#domain/reporting/time-split.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

export type ReportedComplaintRow = ReportedComplaint & {
  readonly id: ComplaintId;
  readonly topic: TopicCode | null;
  readonly regionCode: string | null;
  /** Neither confidential nor about conduct: may stand in a cell of place and topic. */
  readonly inPublicCells: boolean;
};

export type ReportedTaskRow = {
  readonly complaintId: ComplaintId;
  readonly unitId: string;
  readonly unitName: string;
  readonly status: TaskStatus;
  readonly handedOverAt: InstantText;
  readonly firstActAt: InstantText | null;
};

export type LifeEventRow = {
  readonly complaintId: ComplaintId;
  readonly type: LifeEvent['type'];
  readonly at: InstantText;
};

/** Reports received in a period, as far as they exist for the scope. Each is one statement over the period's rows. */
export type ComplaintFigureQueries = {
  /** At most `limit`, in no order. */
  readonly reports: (
    period: ReportingPeriod,
    scope: ComplaintScope,
    limit: number,
  ) => Promise<readonly ReportedComplaintRow[]>;
  readonly tasks: (period: ReportingPeriod, scope: ComplaintScope) => Promise<readonly ReportedTaskRow[]>;
  /** What moved each report on, in the order it happened. */
  readonly lifeEvents: (period: ReportingPeriod, scope: ComplaintScope) => Promise<readonly LifeEventRow[]>;
  /** The day of the first report ever of each channel that had one. */
  readonly openedOn: () => Promise<ReadonlyMap<ComplaintChannel, CivilDate>>;
};
