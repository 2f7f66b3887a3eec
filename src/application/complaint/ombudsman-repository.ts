import type { OmbudsmanReport } from '#domain/complaint/ombudsman.ts';
import type { ComplaintId, OmbudsmanReportId } from '#domain/shared/ids.ts';

export type OmbudsmanRepository = {
  readonly add: (report: OmbudsmanReport) => Promise<void>;
  /** Ends a report that had no outcome; false when it had one. */
  readonly end: (
    id: OmbudsmanReportId,
    as: Pick<OmbudsmanReport, 'outcome' | 'outcomeText' | 'outcomeOn'>,
  ) => Promise<boolean>;
  /** Reports of a complaint that the Ombudsman has not ended. */
  readonly openOf: (id: ComplaintId) => Promise<readonly OmbudsmanReport[]>;
};
