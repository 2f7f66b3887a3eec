import type { CaseSecretsDigests } from '#application/ports/case-access-repository.ts';
import type { Complaint, ComplaintAct, ComplaintTask } from '#domain/complaint/complaint.ts';
import type {
  ComplaintActId,
  ComplaintId,
  ComplaintTaskId,
  OfficerId,
  TaskLinkId,
  UnitId,
} from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** The complaint with the date on which its next step is due: what a use case works on. */
export type LoadedComplaint = Complaint & {
  readonly dueOn: CivilDate;
  readonly dueProvisional: boolean;
  readonly codeGeneration: number;
};

/** Columns that a use case may change; everything else of a complaint is as it was received. */
export type ComplaintChange = Partial<
  Pick<
    Complaint,
    | 'status'
    | 'complaintClass'
    | 'supervision'
    | 'topic'
    | 'title'
    | 'place'
    | 'happenedOn'
    | 'confidential'
    | 'aboutUnitId'
    | 'unitId'
    | 'publicBody'
    | 'publishedAt'
    | 'mergedIntoId'
    | 'convertedIntoId'
    | 'handedOverAt'
    | 'firstActAt'
    | 'answeredAt'
    | 'closedAt'
    | 'closesOn'
    | 'rating'
    | 'reopenedCount'
  >
> & {
  readonly dueOn?: CivilDate;
  readonly dueProvisional?: boolean;
  readonly secrets?: CaseSecretsDigests;
};

export type ComplaintTaskChange = Partial<
  Pick<ComplaintTask, 'status' | 'firstActAt' | 'endedAt' | 'returnReason'>
>;

/** A way in for a unit without an account: one task, for a time. */
export type TaskLink = {
  readonly id: TaskLinkId;
  readonly tokenHash: string;
  readonly taskId: ComplaintTaskId;
  readonly createdAt: InstantText;
  readonly createdBy: OfficerId;
  readonly expiresAt: InstantText;
  readonly revokedAt: InstantText | null;
  readonly openedAt: InstantText | null;
};

export type BlockedContact = {
  readonly fingerprint: string;
  readonly reason: string;
  readonly blockedAt: InstantText;
  readonly blockedBy: OfficerId;
};

export type ComplaintRepository = {
  readonly add: (
    complaint: Complaint,
    due: { readonly dueOn: CivilDate; readonly provisional: boolean },
    secrets: CaseSecretsDigests,
  ) => Promise<void>;
  readonly find: (id: ComplaintId) => Promise<LoadedComplaint | null>;
  readonly findByNumber: (number: string) => Promise<LoadedComplaint | null>;
  /** Changes a complaint if its version is still `version`; false (nothing changed) otherwise. */
  readonly change: (id: ComplaintId, version: number, change: ComplaintChange) => Promise<boolean>;
  /** The complaint that a request became; null where it became none. */
  readonly takenFrom: (requestId: string) => Promise<ComplaintId | null>;
  /** Complaints merged into another, in the order of their receipt. */
  readonly mergedInto: (id: ComplaintId) => Promise<readonly LoadedComplaint[]>;
  /** Answered complaints whose last day for an objection is past, oldest first. */
  readonly dueToClose: (today: CivilDate, limit: number) => Promise<readonly ComplaintId[]>;

  /** Complaints over before one instant, or another where they were made in confidence, whose reporter is still known. */
  readonly reportersDue: (
    endedBefore: { readonly inConfidence: InstantText; readonly others: InstantText },
    limit: number,
  ) => Promise<readonly ComplaintId[]>;
  /** Empties who reported and how to reach them; nothing of it can be opened any more. */
  readonly forgetReporters: (ids: readonly ComplaintId[]) => Promise<void>;

  readonly tasksOf: (id: ComplaintId) => Promise<readonly ComplaintTask[]>;
  readonly findTask: (id: ComplaintTaskId) => Promise<ComplaintTask | null>;
  readonly addTask: (task: ComplaintTask) => Promise<void>;
  readonly changeTask: (id: ComplaintTaskId, change: ComplaintTaskChange) => Promise<void>;

  readonly findAct: (id: ComplaintActId) => Promise<ComplaintAct | null>;
  readonly actsOf: (id: ComplaintId) => Promise<readonly ComplaintAct[]>;
  readonly addAct: (act: ComplaintAct) => Promise<void>;
  /** Confirms or rejects an act that was neither; false when it had been. */
  readonly settleAct: (
    id: ComplaintActId,
    settled: { readonly as: 'confirmed' | 'rejected'; readonly at: InstantText; readonly by: OfficerId },
  ) => Promise<boolean>;

  readonly addTaskLink: (link: TaskLink) => Promise<void>;
  /** A link that is neither revoked nor expired, by the hash of its token. */
  readonly findTaskLink: (tokenHash: string, now: InstantText) => Promise<TaskLink | null>;
  readonly markTaskLinkOpened: (id: TaskLinkId, at: InstantText) => Promise<void>;
  /** Ends every link of a task that still opened something; how many. */
  readonly revokeTaskLinks: (taskId: ComplaintTaskId, at: InstantText) => Promise<number>;

  /** Remembers with which unit a topic in a place ended; `by` is 1, or -1 when it was sent back. */
  readonly learn: (topic: string, regionCode: string | null, unitId: UnitId, by: number) => Promise<void>;

  readonly findBlock: (fingerprint: string) => Promise<BlockedContact | null>;
  readonly block: (contact: BlockedContact) => Promise<void>;
  readonly unblock: (fingerprint: string) => Promise<boolean>;
};
