import type { OpenCounts, QueueFilter } from '#application/information-request/information-request-views.ts';
import { type BucketBoundaries, type Urgency, urgencyOf } from '#domain/deadline/urgency.ts';

/** Views of the queue: all open requests, one of the five buckets, or what is closed. */
export type OpenBucket = QueueFilter['bucket'];

/** How many open requests lie in each bucket: sums over due dates, so that midnight needs no job. */
export function bucketSums(
  counts: OpenCounts,
  boundaries: BucketBoundaries,
): Readonly<Record<Urgency | 'all_open', number>> {
  const sums = { late: 0, today: 0, soon: 0, later: 0, not_running: 0, all_open: 0 };
  for (const { dueOn, count } of counts.byDueDate) {
    sums[urgencyOf(dueOn, boundaries)] += count;
    sums.all_open += count;
  }
  return sums;
}
