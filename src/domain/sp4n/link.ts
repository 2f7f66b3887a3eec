import type { ComplaintStatus } from '#domain/complaint/status.ts';
import type { ComplaintId, OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Born there: it came in by SP4N-LAPOR! and is answered there; born here: it is copied there. */
export type Born = 'here' | 'there';

/** What ties a complaint to its twin in SP4N-LAPOR!. There is one from the first handing over on. */
export type Sp4nLink = {
  readonly complaintId: ComplaintId;
  /** Null until somebody has copied it. */
  readonly trackingId: string | null;
  readonly born: Born;
  readonly statusHere: ComplaintStatus;
  /** A code of `status-map.ts`, or the label of an export as it stands. */
  readonly statusThere: string | null;
  readonly statusThereAt: InstantText | null;
  readonly copiedAt: InstantText | null;
  readonly copiedBy: OfficerId | null;
  /** The last of our statuses that was copied there; null for what was born there. */
  readonly statusCopied: ComplaintStatus | null;
  readonly statusCopiedAt: InstantText | null;
  readonly createdAt: InstantText;
  readonly version: number;
};

/** Statuses in which a complaint born here belongs in SP4N-LAPOR!: handed over or later. */
export const copiedStatuses = [
  'handed_over',
  'in_progress',
  'answered',
  'closed',
] as const satisfies readonly ComplaintStatus[];
