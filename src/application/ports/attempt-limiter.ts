/** Counts tries against guessing; keys are hashed by the caller's choice of words, nothing personal is kept. */
export type AttemptLimiter = {
  /** Takes one try; false when the key has none left for now. */
  readonly take: (kind: 'case_code' | 'case_address' | 'sign_in', key: string) => Promise<boolean>;
  /** Gives tries back after a success. */
  readonly clear: (kind: 'case_code' | 'case_address' | 'sign_in', key: string) => Promise<void>;
};
