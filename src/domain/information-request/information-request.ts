import type { ItemDecision, Outcome } from '#domain/information-request/decision.ts';
import type { InformationRequestStatus } from '#domain/information-request/status.ts';
import type { InformationRequestId, OfficerId, RequestItemId, UnitId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** Only an Indonesian person in this release; the others follow (law.md §4.3). */
export const requesterTypes = ['individual'] as const;
export type RequesterType = (typeof requesterTypes)[number];

/** How the information is to be obtained (form field 9 of law.md §4.2). */
export const obtainMethods = ['view', 'copy_soft', 'copy_hard'] as const;
export type ObtainMethod = (typeof obtainMethods)[number];

/** How a copy is to be delivered (form field 10). */
export const deliveryMethods = ['portal', 'email', 'pick_up', 'post', 'courier'] as const;
export type DeliveryMethod = (typeof deliveryMethods)[number];

/** Purposes offered as choices; the free text stands beside them. */
export const purposeChoices = ['study', 'journalism', 'oversight', 'business', 'personal', 'other'] as const;
export type PurposeChoice = (typeof purposeChoices)[number];

export const channels = ['web', 'desk'] as const;
export type Channel = (typeof channels)[number];

/** Who asks (UU 14/2008 art. 1(12)). The NIK is sealed: only a reasoned, logged view opens it. */
export type Requester = {
  readonly type: RequesterType;
  readonly fullName: string;
  readonly sealedNik: string | null;
  /** Keyed fingerprint of the NIK, to notice the same number again without reading it. */
  readonly nikFingerprint: string | null;
  readonly address: string;
  readonly regionCode: string | null;
  readonly email: string | null;
  /** E.164, `+62…`. */
  readonly phone: string | null;
  /** "Jangan kabari nomor ini": nobody writes or calls; the citizen looks by number and code. */
  readonly doNotNotify: boolean;
};

export type RequestItem = {
  readonly id: RequestItemId;
  readonly position: number;
  readonly detail: string;
  readonly decision: ItemDecision | null;
};

export type IdentityCheck = {
  readonly checkedAt: InstantText;
  readonly checkedBy: OfficerId;
  readonly evidence: string;
};

/** Permohonan informasi publik (UU 14/2008 art. 22). */
export type InformationRequest = {
  readonly id: InformationRequestId;
  /** `PI-2026-000123`; the year is that of registration in the office's zone. */
  readonly number: string;
  readonly status: InformationRequestStatus;
  readonly channel: Channel;
  readonly receivedAt: InstantText;
  readonly receivedOn: CivilDate;
  readonly requester: Requester;
  readonly items: readonly RequestItem[];
  readonly purposes: readonly PurposeChoice[];
  readonly purposeText: string;
  readonly obtainMethods: readonly ObtainMethod[];
  readonly deliveryMethods: readonly DeliveryMethod[];
  readonly unitId: UnitId | null;
  readonly assigneeId: OfficerId | null;
  readonly identityCheck: IdentityCheck | null;
  readonly outcome: Outcome | null;
  readonly answeredAt: InstantText | null;
  readonly withdrawnAt: InstantText | null;
  /** Guards concurrent edits: every change is `where version = ?`. */
  readonly version: number;
};
