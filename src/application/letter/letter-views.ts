import type { LetterStatus } from '#application/letter/letter-repository.ts';
import type { LetterKind } from '#domain/letter/letter-kind.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** What anybody may know of a letter: that it is genuine. No name, no subject. */
export type LetterVerification = {
  readonly kind: LetterKind;
  readonly status: LetterStatus;
  readonly caseNumber: string;
  readonly letterNumber: string | null;
  readonly letterOn: CivilDate | null;
  readonly sentAt: InstantText | null;
  /** SHA-256 (hex) of the file that left the office: signed, or rendered where no signature is needed. Empty before. */
  readonly sha256: readonly string[];
};

export type LetterQueries = {
  /** One statement; null for an unknown code. */
  readonly verification: (code: string) => Promise<LetterVerification | null>;
};
