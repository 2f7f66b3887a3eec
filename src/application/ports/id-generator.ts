export type IdGenerator = {
  /** A UUIDv7 text, rising within one process. */
  readonly next: () => string;
  /** Unguessable base64url text of at least 128 bits. */
  readonly secret: () => string;
};
