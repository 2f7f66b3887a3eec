/** Knows which version of the public content is the current one. */
export type PublicVersion = {
  /**
   * The number that was committed last, or, for a change made by another process, at most a second ago.
   * A promise where it has to be asked for first; null while the database cannot tell.
   */
  readonly current: () => number | null | Promise<number | null>;
};
