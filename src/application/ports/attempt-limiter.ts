export type AttemptKind = 'case_code' | 'case_address' | 'sign_in' | 'sign_in_address';

/** Counts tries against guessing; keys are hashed by the caller's choice of words, nothing personal is kept. */
export type AttemptLimiter = {
  /** Takes one try; false when the key has none left for now. */
  readonly take: (kind: AttemptKind, key: string) => Promise<boolean>;
  /** Gives tries back after a success. */
  readonly clear: (kind: AttemptKind, key: string) => Promise<void>;
};
