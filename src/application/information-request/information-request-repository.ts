import type { CaseSecretsDigests } from '#application/ports/case-access-repository.ts';
import type { ItemDecision } from '#domain/information-request/decision.ts';
import type { IdentityCheck, InformationRequest } from '#domain/information-request/information-request.ts';
import type { InformationRequestId, OfficerId, RequestItemId, UnitId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** The request with the date it is due: what a use case works on. */
export type LoadedInformationRequest = InformationRequest & {
  readonly dueOn: CivilDate;
  readonly dueProvisional: boolean;
  readonly extendedAt: InstantText | null;
  readonly codeGeneration: number;
};

/** Columns that a use case may change; everything else of a request is as it was received. */
export type InformationRequestChange = Partial<
  Pick<InformationRequest, 'status' | 'outcome' | 'answeredAt' | 'withdrawnAt'>
> & {
  readonly unitId?: UnitId | null;
  readonly assigneeId?: OfficerId | null;
  readonly identityCheck?: IdentityCheck;
  readonly dueOn?: CivilDate;
  readonly dueProvisional?: boolean;
  readonly extendedAt?: InstantText;
  readonly secrets?: CaseSecretsDigests;
};

export type HeldRequest = { readonly id: InformationRequestId; readonly unitId: UnitId | null };

export type InformationRequestRepository = {
  /** Inserts the request and its items: two statements. */
  readonly add: (
    request: InformationRequest,
    due: { readonly dueOn: CivilDate; readonly provisional: boolean },
    secrets: CaseSecretsDigests,
  ) => Promise<void>;
  readonly find: (id: InformationRequestId) => Promise<LoadedInformationRequest | null>;
  readonly findNumber: (id: InformationRequestId) => Promise<string | null>;
  /** Changes a request if its version is still `version`; false (nothing changed) otherwise. */
  readonly change: (
    id: InformationRequestId,
    version: number,
    change: InformationRequestChange,
  ) => Promise<boolean>;
  /** Open requests in an officer's hands, with their units. */
  readonly openHeldBy: (officerId: OfficerId) => Promise<readonly HeldRequest[]>;
  /** Puts every open request of one officer into another's hands, or nobody's; which those were. */
  readonly handOver: (from: OfficerId, to: OfficerId | null) => Promise<readonly HeldRequest[]>;
  readonly decideItem: (itemId: RequestItemId, decision: ItemDecision | null) => Promise<void>;
};
