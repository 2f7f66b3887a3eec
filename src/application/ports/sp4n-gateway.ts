import type { Complaint } from '#domain/complaint/complaint.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** A complaint as SP4N-LAPOR! takes it, in the order of its form. Nothing of the reporter but the two flags. */
export type Sp4nCase = {
  readonly complaintClass: Complaint['complaintClass'];
  readonly title: string;
  /** Ends with our number, so that an export leads back to the case. */
  readonly body: string;
  readonly happenedOn: CivilDate;
  readonly place: string;
  readonly unitName: string;
  /** Two levels of the tree of topics. */
  readonly category: { readonly main: string; readonly sub: string } | null;
  readonly attachments: readonly string[];
  /** Anonim: the name is not shown to the public. */
  readonly anonymous: boolean;
  /** Rahasia: the report is not shown to the public. */
  readonly confidential: boolean;
};

/**
 * `needs_person`: there is no way in but the form of SP4N-LAPOR!, which somebody fills in. `unavailable`: the way in
 * failed; the same may succeed later.
 */
export type Sp4nAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'needs_person' }
  | { readonly kind: 'unavailable' };

/** The one door to SP4N-LAPOR!; asked outside transactions. */
export type Sp4nGateway = {
  /** Enters a report there; its tracking id. */
  readonly createFromCase: (report: Sp4nCase) => Promise<Sp4nAnswer<{ readonly trackingId: string }>>;
  /** How a report stands there: a code of `status-map.ts` or a label. */
  readonly getStatus: (trackingId: string) => Promise<Sp4nAnswer<{ readonly status: string }>>;
  /** Adds a follow-up text to a report there. */
  readonly addFollowUp: (trackingId: string, text: string) => Promise<Sp4nAnswer<null>>;
};
