import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** The authenticator app of an officer: a sealed secret, and the last period whose code was used. */
export type OfficerFactor = {
  readonly officerId: OfficerId;
  readonly sealedSecret: string;
  readonly lastStep: number;
  readonly enrolledAt: InstantText;
};

export type OfficerFactorRepository = {
  readonly find: (officerId: OfficerId) => Promise<OfficerFactor | null>;
  /** False when the officer has one already. */
  readonly add: (factor: OfficerFactor) => Promise<boolean>;
  readonly remove: (officerId: OfficerId) => Promise<void>;
  /** Uses up a period's code and all before it in one conditional statement; false when that was done before. */
  readonly useStep: (officerId: OfficerId, step: number) => Promise<boolean>;
  /** The officer's recovery codes from now on, as hashes; all earlier ones are gone. */
  readonly replaceRecoveryCodes: (
    officerId: OfficerId,
    hashes: readonly string[],
    at: InstantText,
  ) => Promise<void>;
  /** Uses a recovery code up in one conditional statement; false when it is unknown or used. */
  readonly useRecoveryCode: (officerId: OfficerId, hash: string, at: InstantText) => Promise<boolean>;
  readonly countRecoveryCodes: (officerId: OfficerId) => Promise<number>;
};
