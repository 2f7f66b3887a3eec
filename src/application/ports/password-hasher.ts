export type PasswordHasher = {
  /** Argon2id as a PHC string. */
  readonly hash: (password: string) => Promise<string>;
  /** False for a wrong password or an unreadable hash. Takes the same time either way. */
  readonly verify: (phc: string, password: string) => Promise<boolean>;
  /** Spends the time of one check, for accounts that do not exist. */
  readonly spend: (password: string) => Promise<void>;
};
