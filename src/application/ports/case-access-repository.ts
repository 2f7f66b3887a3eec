import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** What opens a case for its requester; only digests are stored. */
export type CaseSecretsDigests = {
  readonly codeDigest: string;
  readonly codeGeneration: number;
  readonly linkDigest: string;
};

export type CaseCredentials = CaseRef & { readonly number: string; readonly codeDigest: string };

/** Ways into a case: typed code, link secret, one-time links of mails, and the sessions they open. */
export type CaseAccessRepository = {
  readonly findByNumber: (number: string) => Promise<CaseCredentials | null>;
  readonly findCase: (ref: CaseRef) => Promise<CaseCredentials | null>;
  readonly findByLinkDigest: (digest: string) => Promise<CaseCredentials | null>;
  readonly addLink: (
    ref: CaseRef,
    tokenHash: string,
    at: InstantText,
    expiresAt: InstantText,
  ) => Promise<void>;
  /** The case of an unspent, unexpired one-time link, without spending it. */
  readonly peekLink: (tokenHash: string, now: InstantText) => Promise<CaseCredentials | null>;
  /** Spends a one-time link; false when it was spent or has expired. */
  readonly spendLink: (tokenHash: string, now: InstantText) => Promise<boolean>;
  readonly openSession: (
    ref: CaseRef,
    tokenHash: string,
    at: InstantText,
    expiresAt: InstantText,
  ) => Promise<void>;
  readonly findSession: (tokenHash: string, now: InstantText) => Promise<CaseRef | null>;
  readonly closeSession: (tokenHash: string) => Promise<void>;
  /** Ends every session and unspent link of a case, when its code is replaced. */
  readonly revokeAll: (ref: CaseRef, now: InstantText) => Promise<void>;
  /** Removes what expired before the instant; returns how many rows. */
  readonly purgeBefore: (instant: InstantText) => Promise<number>;
};
