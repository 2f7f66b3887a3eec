import type { PublicPhoto } from '#application/complaint/complaint-photo-repository.ts';
import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type {
  CaseFileView,
  CaseNoticeView,
  DeadlineView,
  MessageView,
  NoteView,
  TimelineEntry,
} from '#application/information-request/information-request-views.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { KeysetCursor } from '#application/ports/keyset-cursor.ts';
import type { Complaint, ComplaintAct, ComplaintTask } from '#domain/complaint/complaint.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import type { TopicCode } from '#domain/complaint/topics.ts';
import type { ComplaintId, UnitId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** A row of the complaint inbox. */
export type ComplaintRowView = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly status: ComplaintStatus;
  readonly channel: Complaint['channel'];
  readonly complaintClass: Complaint['complaintClass'];
  readonly supervision: boolean;
  readonly confidential: boolean;
  readonly identityMode: Complaint['identityMode'];
  readonly topic: TopicCode | null;
  /** The desk's title, else the first words of the report. */
  readonly subject: string;
  readonly regionName: string | null;
  readonly unitName: string | null;
  readonly receivedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly dueProvisional: boolean;
  readonly closesOn: CivilDate | null;
  /** Acts that came by a task link and wait for the desk. */
  readonly unconfirmedActs: number;
  readonly sortKey: string;
};

/** An act by task link that the desk has not looked at. */
export type WaitingAct = {
  readonly actId: string;
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly unitName: string | null;
  readonly actedAt: InstantText;
};

/**
 * The inbox's parts: `desk` waits for the desk, `units` for a unit, `reporter` for the reporter (answered, or on hold),
 * `done` is over. `all_open` is what the office still owes.
 */
export const complaintFolders = ['desk', 'units', 'reporter', 'done', 'all_open'] as const;
export type ComplaintFolder = (typeof complaintFolders)[number];

export type ComplaintFilter = {
  readonly scope: ComplaintScope;
  readonly folder: ComplaintFolder;
  readonly unitId?: UnitId;
  readonly channel?: Complaint['channel'];
  readonly topic?: TopicCode;
  /** A kecamatan holds its desa and kelurahan. */
  readonly regionCode?: string;
  /** Only what runs and is past its day. */
  readonly lateBefore?: CivilDate;
  /** Words, or a number: a number is found in whatever folder it lies. */
  readonly text?: string;
};

export type ComplaintPage = {
  readonly rows: readonly ComplaintRowView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
};

/** Counted up to a cap: "1.000+". */
export type ComplaintCounts = {
  readonly desk: number;
  readonly units: number;
  readonly reporter: number;
  readonly late: number;
};

export type ComplaintTaskView = ComplaintTask & { readonly unitName: string };

export type ComplaintActView = ComplaintAct & {
  readonly unitName: string;
  readonly files: readonly CaseFileView[];
};

type ComplaintBase = Omit<
  Complaint,
  'sealedReporter' | 'contactFingerprint' | 'convertedIntoId' | 'takenFromId'
> & {
  readonly dueOn: CivilDate;
  readonly dueProvisional: boolean;
  readonly regionName: string | null;
  readonly unitName: string | null;
  /** The number of the request that it became. */
  readonly convertedIntoNumber: string | null;
  readonly deadlines: readonly DeadlineView[];
  readonly attachments: readonly CaseFileView[];
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly MessageView[];
};

/** What the reporter sees of the own complaint: confirmed acts and public lines only, no officer's name. */
export type CitizenComplaintView = ComplaintBase & {
  readonly acts: readonly ComplaintActView[];
  /** Units that have it, by name. */
  readonly unitNames: readonly string[];
  readonly hasReporter: boolean;
};

/** What an officer sees; a unit gets its own tasks and acts, and nothing of the reporter. */
export type OfficerComplaintView = ComplaintBase & {
  readonly sealedReporter: string | null;
  readonly contactFingerprint: string | null;
  readonly aboutUnitName: string | null;
  readonly tasks: readonly ComplaintTaskView[];
  readonly acts: readonly ComplaintActView[];
  readonly notes: readonly NoteView[];
  readonly notices: readonly CaseNoticeView[];
  readonly mergedIntoNumber: string | null;
  readonly merged: readonly { readonly id: ComplaintId; readonly number: string }[];
  /** Other complaints from the same contact. */
  readonly sameContactCount: number;
  /** Why no further reports are taken from this contact; null while they are. */
  readonly contactBlock: { readonly reason: string; readonly blockedAt: InstantText } | null;
  /** Pictures that the public page shows. */
  readonly photos: readonly PublicPhoto[];
  /** Tasks for which name and phone were given to their unit. */
  readonly releasedTaskIds: readonly string[];
};

/** Another report that may tell the same: near in time and place, with words in common. */
export type SimilarComplaint = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly subject: string;
  readonly status: ComplaintStatus;
  readonly receivedOn: CivilDate;
  readonly regionName: string | null;
  readonly topic: TopicCode | null;
};

/** What everybody may read; never of one that is confidential or about conduct. */
export type PublicComplaintRow = {
  readonly number: string;
  readonly title: string;
  readonly topic: TopicCode | null;
  readonly status: ComplaintStatus;
  readonly regionName: string | null;
  readonly unitName: string | null;
  readonly receivedOn: CivilDate;
  readonly publishedAt: InstantText;
  /** Pictures of before and after stand on its page. */
  readonly hasPhotos: boolean;
  readonly id: string;
};

export type PublicComplaintView = PublicComplaintRow & {
  readonly body: string;
  readonly complaintClass: Complaint['complaintClass'];
  readonly photos: readonly PublicPhoto[];
  readonly timeline: readonly TimelineEntry[];
  readonly acts: readonly {
    readonly kind: ComplaintAct['kind'];
    readonly body: string;
    readonly unitName: string;
    readonly actedAt: InstantText;
  }[];
};

export type PublicComplaintFilter = {
  readonly topic?: TopicCode;
  readonly regionCode?: string;
  readonly unitId?: UnitId;
  readonly state?: 'open' | 'answered' | 'done';
};

/** What a unit sees by its task link: the report, nothing of the reporter. */
export type TaskView = {
  readonly task: ComplaintTaskView;
  readonly number: string;
  readonly title: string;
  readonly body: string;
  readonly topic: TopicCode | null;
  readonly happenedOn: CivilDate | null;
  readonly regionName: string | null;
  readonly landmark: string;
  readonly receivedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly attachments: readonly CaseFileView[];
  readonly acts: readonly ComplaintActView[];
};

export type ComplaintQueries = {
  /** One statement. Open ones by due date, those that are over by their end, latest first. */
  readonly inbox: (
    filter: ComplaintFilter,
    limit: number,
    cursor: KeysetCursor | null,
  ) => Promise<ComplaintPage>;
  /** Up to a thousand of each; one statement. */
  readonly counts: (scope: ComplaintScope, today: CivilDate) => Promise<ComplaintCounts>;
  readonly citizenComplaint: (ref: CaseRef) => Promise<CitizenComplaintView | null>;
  /** Null when it does not exist or is not for this scope. */
  readonly officerComplaint: (id: string, scope: ComplaintScope) => Promise<OfficerComplaintView | null>;
  /** Reports of the last `days` days that may be the same; the desk's own eyes decide. */
  readonly similar: (
    id: string,
    scope: ComplaintScope,
    since: CivilDate,
  ) => Promise<readonly SimilarComplaint[]>;
  /** The unit with which most complaints of a topic ended, in this place before anywhere; null when none did. */
  readonly suggestedUnit: (
    topic: string | null,
    regionCode: string | null,
  ) => Promise<{ readonly id: UnitId; readonly name: string } | null>;
  /** Acts received before the instant that wait for the desk, oldest first; one statement. */
  readonly waitingActs: (
    scope: ComplaintScope,
    before: InstantText,
    limit: number,
  ) => Promise<readonly WaitingAct[]>;
  readonly publicList: (
    filter: PublicComplaintFilter,
    limit: number,
    cursor: KeysetCursor | null,
  ) => Promise<{
    readonly rows: readonly PublicComplaintRow[];
    readonly hasOlder: boolean;
    readonly hasNewer: boolean;
  }>;
  readonly publicComplaint: (number: string) => Promise<PublicComplaintView | null>;
  readonly task: (taskId: string) => Promise<TaskView | null>;
};
