import type { Deadline } from '#domain/deadline/deadline.ts';
import type { CaseKind } from '#domain/shared/case-kind.ts';
import type { CaseId, DeadlineId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type CaseRef = { readonly caseKind: CaseKind; readonly caseId: CaseId };

export type DeadlineRepository = {
  readonly open: (id: DeadlineId, ref: CaseRef, deadline: Deadline, at: InstantText) => Promise<void>;
  /** Ends the running deadline of a case because another takes its place. */
  readonly supersede: (ref: CaseRef, at: InstantText) => Promise<void>;
  /** Marks the running deadline as met. */
  readonly meet: (ref: CaseRef, at: InstantText) => Promise<void>;
};
