import type { ComplaintStatus } from '#domain/complaint/status.ts';
import type { TopicCode } from '#domain/complaint/topics.ts';
import type {
  ComplaintActId,
  ComplaintId,
  ComplaintTaskId,
  InformationRequestId,
  OfficerId,
  UnitId,
} from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** Pengaduan, aspirasi, permintaan informasi: the three kinds of report of SP4N-LAPOR!. */
export const complaintClasses = ['complaint', 'aspiration', 'information'] as const;
export type ComplaintClass = (typeof complaintClasses)[number];

/** How it came in. `sp4n` was born in SP4N-LAPOR! and is answered there. */
export const complaintChannels = ['web', 'whatsapp', 'desk', 'phone', 'letter', 'social', 'sp4n'] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

/**
 * `open`: the desk knows the reporter. `anonymous` (anonim): the identity is sealed and only opened for a reason that
 * is logged. `without_identity` (tanpa identitas): nothing was asked and nothing is kept.
 */
export const identityModes = ['open', 'anonymous', 'without_identity'] as const;
export type IdentityMode = (typeof identityModes)[number];

/** Who reports; always sealed at rest. All parts may be missing. */
export type Reporter = {
  readonly fullName: string | null;
  readonly address: string | null;
  readonly email: string | null;
  /** E.164, `+62…`. */
  readonly phone: string | null;
};

/** WGS 84 in degrees. */
export type GeoPoint = { readonly latitude: number; readonly longitude: number };

export type ComplaintPlace = {
  /** Kecamatan, desa or kelurahan. */
  readonly regionCode: string | null;
  /** As the reporter says it: "depan musala". */
  readonly landmark: string;
  readonly point: GeoPoint | null;
};

/** A report about a service, an official or a state of things (UU 25/2009 art. 36, 40–50). */
export type Complaint = {
  readonly id: ComplaintId;
  /** `PG-2026-000451`; the year is that of registration in the office's zone. */
  readonly number: string;
  readonly status: ComplaintStatus;
  readonly channel: ComplaintChannel;
  readonly receivedAt: InstantText;
  readonly receivedOn: CivilDate;
  readonly complaintClass: ComplaintClass;
  /** Berkadar pengawasan: about an official or misconduct; goes to the Inspektorat. */
  readonly supervision: boolean;
  readonly topic: TopicCode | null;
  /** Given by the desk; null until then. */
  readonly title: string | null;
  readonly body: string;
  readonly happenedOn: CivilDate | null;
  readonly place: ComplaintPlace;
  readonly identityMode: IdentityMode;
  /** Rahasia: never public. */
  readonly confidential: boolean;
  /** JSON of `Reporter`, sealed; null where nothing is known. */
  readonly sealedReporter: string | null;
  /** Keyed fingerprint of the phone or mail address; null without identity. */
  readonly contactFingerprint: string | null;
  readonly doNotNotify: boolean;
  /** The unit that the complaint is about; its officers never see it. */
  readonly aboutUnitId: UnitId | null;
  /** The unit that answers, the first that it was handed to. */
  readonly unitId: UnitId | null;
  /** What the public reads, with personal data masked by the desk; null until it was moderated. */
  readonly publicBody: string | null;
  readonly publishedAt: InstantText | null;
  readonly mergedIntoId: ComplaintId | null;
  readonly convertedIntoId: InformationRequestId | null;
  /** The request that it was at first. */
  readonly takenFromId: InformationRequestId | null;
  readonly handedOverAt: InstantText | null;
  readonly firstActAt: InstantText | null;
  readonly answeredAt: InstantText | null;
  readonly closedAt: InstantText | null;
  /** While it is answered: the last day on which the reporter may object before it closes by itself. */
  readonly closesOn: CivilDate | null;
  /** 1 (bad) to 5. */
  readonly rating: number | null;
  readonly reopenedCount: number;
  /** Guards concurrent edits: every change is `where version = ?`. */
  readonly version: number;
};

/** `returned`: "bukan kami", with a reason for the desk. */
export type TaskStatus = 'open' | 'returned' | 'answered' | 'cancelled';

/** What one unit is asked to do about one complaint. */
export type ComplaintTask = {
  readonly id: ComplaintTaskId;
  readonly complaintId: ComplaintId;
  readonly unitId: UnitId;
  readonly status: TaskStatus;
  /** For the unit; never shown to the citizen. */
  readonly note: string;
  readonly handedOverAt: InstantText;
  readonly handedOverBy: OfficerId;
  readonly firstActAt: InstantText | null;
  readonly endedAt: InstantText | null;
  /** Why the unit sent it back; for officers only. */
  readonly returnReason: string | null;
};

/** How an act of a unit came to the portal. */
export type ActSource = 'account' | 'task_link' | 'whatsapp_group' | 'letter' | 'sp4n';

/** What a unit did or says, as its own words. `answer` ends its task; `progress` tells that something happened. */
export type ComplaintAct = {
  readonly id: ComplaintActId;
  readonly taskId: ComplaintTaskId;
  readonly complaintId: ComplaintId;
  readonly unitId: UnitId;
  readonly kind: 'progress' | 'answer';
  readonly body: string;
  readonly source: ActSource;
  /** Who answers for it, with office; from outside the portal by name. */
  readonly actorName: string;
  readonly actorPosition: string;
  readonly officerId: OfficerId | null;
  readonly actedAt: InstantText;
  /** Sees the reporter only once the desk has confirmed it. */
  readonly confirmedAt: InstantText | null;
  readonly confirmedBy: OfficerId | null;
  readonly rejectedAt: InstantText | null;
};
