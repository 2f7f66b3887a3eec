/** Keyed hashes of the audit chain; whoever has only the database cannot make them. */
export type ChainSigner = {
  /** Key that new entries are hashed under. */
  readonly currentKeyId: string;
  /** HMAC-SHA-256 in hex; null when the key is not at hand. */
  readonly hash: (keyId: string, text: string) => string | null;
};
