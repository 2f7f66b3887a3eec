import type { LetterStatus, SignatureMode } from '#application/letter/letter-repository.ts';
import type { NoticeStatus, NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { DayKind, PeriodKey } from '#domain/deadline/statutory-periods.ts';
import type { BucketBoundaries, Urgency } from '#domain/deadline/urgency.ts';
import type { ItemDecision, Outcome } from '#domain/information-request/decision.ts';
import type {
  Channel,
  DeliveryMethod,
  ObtainMethod,
  PurposeChoice,
  RequesterType,
} from '#domain/information-request/information-request.ts';
import type { InformationRequestStatus } from '#domain/information-request/status.ts';
import type { LetterKind } from '#domain/letter/letter-kind.ts';
import type { StandInScope } from '#domain/officer/stand-in.ts';
import type {
  ComplaintActId,
  InformationRequestId,
  OfficerId,
  RequestItemId,
  StoredFileId,
  UnitId,
} from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** A row of the officer's queue. */
export type QueueRow = {
  readonly id: InformationRequestId;
  readonly number: string;
  readonly status: InformationRequestStatus;
  readonly receivedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly dueProvisional: boolean;
  readonly extended: boolean;
  /** First item, shortened. */
  readonly subject: string;
  readonly itemCount: number;
  readonly requesterName: string;
  readonly requesterType: RequesterType;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly assigneeId: OfficerId | null;
  readonly assigneeName: string | null;
  readonly outcome: Outcome | null;
  /** What the page is sorted by: the due date, or when it was closed. */
  readonly sortKey: string;
};

export type QueueFilter = {
  /** Units the officer may see. */
  readonly units: 'all' | readonly UnitId[];
  /** One of the buckets, or every closed request. */
  readonly bucket: Urgency | 'closed' | 'all_open';
  readonly unitId?: UnitId;
  /** One officer's, or those that nobody has yet. */
  readonly assigneeId?: OfficerId | 'nobody';
  /** With one officer's: open ones of absent officers for whom that one stands in. */
  readonly standInScopes?: readonly StandInScope[];
  readonly status?: InformationRequestStatus;
  /** Words, or a number: a number is found in whatever bucket it lies. */
  readonly text?: string;
};

/** Keyset: the sort value and id of the last row seen, and the direction of travel. */
export type QueueCursor = {
  readonly key: string;
  readonly id: string;
  readonly direction: 'next' | 'previous';
};

export type QueuePage = {
  readonly rows: readonly QueueRow[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
};

/** Open cases by due date, from `open_case_count`, and tasks waiting in "Perlu dikabari". */
export type OpenCounts = {
  readonly byDueDate: readonly {
    readonly dueOn: CivilDate | null;
    readonly unitId: UnitId | null;
    readonly count: number;
  }[];
  /** Tasks about requests. */
  readonly noticesToTell: number;
  readonly complaintNoticesToTell: number;
  /** Units in use that the officer may see, by name: the choices of the filter. */
  readonly units: readonly { readonly id: UnitId; readonly name: string }[];
};

export type DeadlineView = {
  readonly periodKey: PeriodKey;
  readonly startedOn: CivilDate;
  readonly days: number;
  readonly dayKind: DayKind;
  readonly legalBasis: string;
  readonly dueOn: CivilDate;
  readonly provisional: boolean;
  readonly metAt: InstantText | null;
  readonly supersededAt: InstantText | null;
};

export type CaseFileView = {
  readonly id: StoredFileId;
  readonly purpose:
    | 'identity_proof'
    | 'answer_attachment'
    | 'consequence_test'
    | 'letter_rendered'
    | 'letter_signed'
    | 'complaint_attachment'
    | 'complaint_act';
  /** The request's item, or the unit's act on a complaint, that it belongs to. */
  readonly itemId: RequestItemId | ComplaintActId | null;
  readonly visibleToCitizen: boolean;
  readonly name: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly createdAt: InstantText;
};

export type LetterFileView = {
  readonly id: StoredFileId;
  readonly name: string;
  readonly mediaType: string;
  readonly byteSize: number;
};

export type LetterView = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly status: LetterStatus;
  readonly letterNumber: string | null;
  readonly letterOn: CivilDate | null;
  readonly verificationCode: string;
  readonly renderedFileId: StoredFileId | null;
  readonly signedFileId: StoredFileId | null;
  readonly signatureMode: SignatureMode | null;
  /** The signing official, as it stands in the letter. */
  readonly decidedBy: string | null;
  /** The officer who entered it; only in the officer's view. */
  readonly recordedByName: string | null;
  readonly createdAt: InstantText;
  readonly sentAt: InstantText | null;
  /** The file to hand out: signed if there is one, else rendered. */
  readonly file: LetterFileView | null;
  /** For printing before it is signed; only in the officer's view. */
  readonly rendered: LetterFileView | null;
};

export type TimelineEntry = {
  readonly id: string;
  readonly type: string;
  readonly visibility: 'public' | 'internal';
  readonly actorKind: 'citizen' | 'system' | 'officer';
  /** Role of the officer who did it. */
  readonly actorRole: string | null;
  /** Name; only in the officer's view. */
  readonly actorName: string | null;
  /** The absent officer for whom it was done; only in the officer's view. */
  readonly onBehalfOfName: string | null;
  readonly occurredAt: InstantText;
  readonly payload: Readonly<Record<string, unknown>>;
};

export type MessageView = {
  readonly id: string;
  readonly direction: 'from_citizen' | 'from_office';
  readonly body: string;
  readonly createdAt: InstantText;
  readonly officerName: string | null;
};

export type ItemView = {
  readonly id: RequestItemId;
  readonly position: number;
  readonly detail: string;
  readonly decision: ItemDecision | null;
};

export type CaseViewBase = {
  readonly id: InformationRequestId;
  readonly number: string;
  readonly status: InformationRequestStatus;
  readonly channel: Channel;
  readonly receivedAt: InstantText;
  readonly receivedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly dueProvisional: boolean;
  readonly extendedAt: InstantText | null;
  readonly purposes: readonly PurposeChoice[];
  readonly purposeText: string;
  readonly obtainMethods: readonly ObtainMethod[];
  readonly deliveryMethods: readonly DeliveryMethod[];
  readonly outcome: Outcome | null;
  readonly answeredAt: InstantText | null;
  readonly withdrawnAt: InstantText | null;
  readonly unitName: string | null;
  readonly items: readonly ItemView[];
  readonly deadlines: readonly DeadlineView[];
  readonly letters: readonly LetterView[];
  readonly files: readonly CaseFileView[];
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly MessageView[];
};

/**
 * What the citizen sees of the own case. Decisions, letters and files appear only once the answer was sent;
 * timeline holds public events; no officer's name.
 */
export type CitizenCaseView = CaseViewBase & {
  readonly fullName: string;
  readonly address: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly regionName: string | null;
  readonly hasNik: boolean;
  readonly identityCheckedAt: InstantText | null;
  readonly hasIdentityProof: boolean;
  readonly doNotNotify: boolean;
};

export type NoteView = {
  readonly id: string;
  readonly officerName: string;
  readonly body: string;
  readonly createdAt: InstantText;
};

export type CaseNoticeView = {
  readonly id: string;
  readonly template: NoticeTemplate;
  readonly channel: 'mail' | 'person' | 'whatsapp';
  readonly status: NoticeStatus;
  readonly reason: string | null;
  readonly createdAt: InstantText;
  readonly settledAt: InstantText | null;
};

/** What an officer sees. NIK and proof are not here: they need a reasoned, logged view. */
export type OfficerCaseView = CaseViewBase & {
  readonly version: number;
  readonly requesterName: string;
  readonly requesterType: RequesterType;
  readonly address: string;
  readonly regionName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly doNotNotify: boolean;
  readonly hasNik: boolean;
  /** How many other requests carry the same NIK. */
  readonly sameNikCount: number;
  readonly proofFileId: StoredFileId | null;
  readonly identityCheckedAt: InstantText | null;
  readonly identityEvidence: string | null;
  readonly unitId: UnitId | null;
  readonly assigneeId: OfficerId | null;
  readonly assigneeName: string | null;
  readonly notes: readonly NoteView[];
  readonly notices: readonly CaseNoticeView[];
};

export type AssignableOfficer = {
  readonly id: OfficerId;
  readonly fullName: string;
  readonly positionTitle: string;
};

export type InformationRequestQueries = {
  /** One statement. `boundaries` part the buckets by comparing due dates. */
  readonly queue: (
    filter: QueueFilter,
    boundaries: BucketBoundaries,
    limit: number,
    cursor: QueueCursor | null,
  ) => Promise<QueuePage>;
  /** One statement. */
  readonly openCounts: (units: 'all' | readonly UnitId[]) => Promise<OpenCounts>;
  readonly citizenCase: (ref: CaseRef) => Promise<CitizenCaseView | null>;
  /** Null when it does not exist or lies outside the officer's units. */
  readonly officerCase: (id: string, units: 'all' | readonly UnitId[]) => Promise<OfficerCaseView | null>;
  /** Officers who can be given a case. */
  readonly assignableOfficers: () => Promise<readonly AssignableOfficer[]>;
  /** This year's received, answered and on-time counts for the home page; one statement. */
  readonly yearFigures: (
    year: number,
  ) => Promise<{ readonly received: number; readonly answered: number; readonly onTime: number }>;
};
