const KIB = 1024;
const MIB = 1024 * KIB;

/** Everything the host bounds; bytes, milliseconds, counts. */
export type HostLimits = {
  readonly urlBytes: number;
  readonly headerBytes: number;
  readonly headersMs: number;
  /** A form without files: from the headers to its last byte. */
  readonly formMs: number;
  /** A form with files gets this, or longer while it keeps `minimumBytesPerSecond`. */
  readonly uploadMs: number;
  readonly minimumBytesPerSecond: number;
  /** No byte in either direction for so long ends a connection. */
  readonly idleMs: number;
  readonly keepAliveMs: number;
  readonly formBytes: number;
  readonly uploadBytes: number;
  /** How much of a refused body is read and thrown away, so that the sender gets to see the refusal. */
  readonly discardBytes: number;
  readonly discardMs: number;
  readonly connections: number;
  /** A form up to here carries no file worth counting, and needs no place among the uploads. */
  readonly smallFormBytes: number;
  /** A body up to here is waited for before its form is begun; less than what a stream holds (64 KiB). */
  readonly readAheadBytes: number;
  /** Such forms that are worked on at once. */
  readonly formsAtOnce: number;
  /** Forms with files whose bodies are read at once, of all and of one client address. */
  readonly uploadsAtOnce: number;
  readonly uploadsAtOncePerAddress: number;
  /** After so long an upload below `minimumBytesPerSecond` makes way when others wait. */
  readonly uploadGraceMs: number;
  /** Requests of one client address in work at once. */
  readonly requestsAtOncePerAddress: number;
  /** Forms one client address may send in a burst, and how many come back each second. */
  readonly formBurst: number;
  readonly formsPerSecond: number;
  /** Searches that are not in memory yet: of one client address, and of all programs that say they are one. */
  readonly searchBurst: number;
  readonly searchesPerSecond: number;
  readonly botSearchBurst: number;
  readonly botSearchesPerSecond: number;
  readonly drainMs: number;
};

/** A village behind one address must still get through; one slow or greedy client must not stop the others. */
export const defaultLimits: HostLimits = {
  urlBytes: 2 * KIB,
  headerBytes: 8 * KIB,
  headersMs: 10_000,
  formMs: 30_000,
  uploadMs: 120_000,
  minimumBytesPerSecond: 32 * KIB,
  idleMs: 120_000,
  keepAliveMs: 65_000,
  formBytes: 4 * MIB,
  uploadBytes: 40 * MIB,
  discardBytes: 128 * MIB,
  discardMs: 60_000,
  connections: 4_000,
  smallFormBytes: 64 * KIB,
  readAheadBytes: 32 * KIB,
  formsAtOnce: 8,
  uploadsAtOnce: 64,
  uploadsAtOncePerAddress: 48,
  uploadGraceMs: 20_000,
  requestsAtOncePerAddress: 128,
  formBurst: 120,
  formsPerSecond: 4,
  searchBurst: 240,
  searchesPerSecond: 5,
  botSearchBurst: 20,
  botSearchesPerSecond: 1,
  drainMs: 15_000,
};
