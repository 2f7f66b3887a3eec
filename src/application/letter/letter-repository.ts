import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { LetterData } from '#domain/letter/letter-data.ts';
import type { LetterKind } from '#domain/letter/letter-kind.ts';
import type { LetterId, OfficerId, StoredFileId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** `issued`: needs no signature (receipt). A deciding letter goes awaiting_signature → sent, or is cancelled. */
export type LetterStatus = 'issued' | 'awaiting_signature' | 'sent' | 'cancelled';
export type SignatureMode = 'wet' | 'electronic' | 'valid_without_signature';

export type Letter = {
  readonly id: LetterId;
  readonly kind: LetterKind;
  readonly ref: CaseRef;
  readonly status: LetterStatus;
  readonly letterNumber: string | null;
  readonly letterOn: CivilDate | null;
  /** Frozen when the letter is written. */
  readonly data: LetterData;
  readonly verificationCode: string;
  readonly renderedFileId: StoredFileId | null;
  readonly signedFileId: StoredFileId | null;
  readonly signatureMode: SignatureMode | null;
  readonly decidedBy: string | null;
  readonly recordedBy: OfficerId | null;
  readonly createdAt: InstantText;
  readonly sentAt: InstantText | null;
  readonly cancelledAt: InstantText | null;
};

export type LetterChange = Partial<
  Pick<
    Letter,
    | 'status'
    | 'letterNumber'
    | 'letterOn'
    | 'data'
    | 'renderedFileId'
    | 'signedFileId'
    | 'signatureMode'
    | 'decidedBy'
    | 'recordedBy'
    | 'sentAt'
    | 'cancelledAt'
  >
>;

export type LetterRepository = {
  readonly add: (letter: Letter) => Promise<void>;
  readonly find: (id: LetterId) => Promise<Letter | null>;
  /** Letters of a case, oldest first. */
  readonly ofCase: (ref: CaseRef) => Promise<readonly Letter[]>;
  readonly change: (id: LetterId, change: LetterChange) => Promise<void>;
};
