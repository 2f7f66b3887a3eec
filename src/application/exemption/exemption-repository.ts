import type { Exemption } from '#domain/exemption/exemption.ts';
import type { PublicDocumentId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

export type ExemptionRepository = {
  readonly add: (exemption: Exemption) => Promise<void>;
  readonly find: (id: string) => Promise<Exemption | null>;
  /** Exemptions of a document, newest first. */
  readonly ofDocument: (id: PublicDocumentId) => Promise<readonly Exemption[]>;
  /** Ends it, and says which document opens; false when somebody was faster. */
  readonly end: (
    exemption: Exemption,
    ended: {
      readonly at: InstantText;
      readonly reason: string;
      readonly documentId: PublicDocumentId;
    },
  ) => Promise<boolean>;
  /** Exemptions whose last day lies before `today` and that have not ended, in the order of their ids. */
  readonly over: (today: CivilDate, limit: number) => Promise<readonly Exemption[]>;
};
