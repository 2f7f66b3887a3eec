/** What the database's files still hold of rows that were emptied or removed. */
export type ErasedTraces = {
  /** Lets go of it as far as the database can; safe to repeat, and cheap when there is nothing. */
  readonly wipe: () => Promise<void>;
};
