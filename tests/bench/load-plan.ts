/** What a load process is told, as JSON in its first argument. */
export interface LoadPlan {
  readonly port: number;
  readonly connections: number;
  /** Ends after so long, or after `count` answers. */
  readonly seconds: number;
  readonly count?: number;
  /** `webhook`: signed deliveries, each with a message of its own. */
  readonly kind: 'get' | 'submit' | 'webhook';
  readonly targets: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly origin: string;
  /** Requests a second over all connections; as fast as it goes without it. */
  readonly pace?: number;
}

/** What it says at its end, as one line of JSON. */
export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly broken: number;
}
