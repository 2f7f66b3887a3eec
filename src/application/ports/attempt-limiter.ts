export type AttemptKind =
  | 'case_code'
  | 'case_address'
  | 'sign_in'
  | 'sign_in_address'
  | 'second_factor'
  | 'second_factor_session'
  /** Reports from one client address, and from one telephone or mail address. */
  | 'complaint_address'
  | 'complaint_contact'
  /** Wrong task links from one client address. */
  | 'task_link_address'
  /** One line in the audit trail for each window in which somebody runs into a limit. */
  | 'limit_note';

/** Counts tries against guessing; keys are hashed by the caller's choice of words, nothing personal is kept. */
export type AttemptLimiter = {
  /** Takes one try; false when the key has none left for now. */
  readonly take: (kind: AttemptKind, key: string) => Promise<boolean>;
  /** Gives one try back: it was a success. */
  readonly giveBack: (kind: AttemptKind, key: string) => Promise<void>;
  /** Gives all tries back after a success. */
  readonly clear: (kind: AttemptKind, key: string) => Promise<void>;
};
