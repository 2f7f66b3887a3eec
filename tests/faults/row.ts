import type { EmbeddedPostgres } from '#tests/support/embedded-postgres.ts';

/** What a row needs from the run it is part of. */
export type FaultRun = {
  /** How often: the full count, or a twentieth of it and at least three in the short form. */
  readonly times: (full: number) => number;
  readonly short: boolean;
  /** A folder of its own for the row; removed after the run. */
  readonly folder: (name: string) => Promise<string>;
  /** One PostgreSQL server for the run, started when first asked for. */
  readonly postgres: () => Promise<EmbeddedPostgres>;
  readonly say: (text: string) => void;
};

export type FaultResult = {
  /** Faults made: kills, cuts, races, sends. */
  readonly tried: number;
  /** Faults after which something was not as promised. */
  readonly failed: number;
  /** Acknowledged things that were not there afterwards. */
  readonly lost: number;
  /** Milliseconds that were measured; reported, never asserted. */
  readonly times?: Readonly<Record<string, readonly number[]>>;
  /** Other counts worth reading. */
  readonly counts?: Readonly<Record<string, number | string>>;
  /** The first sentences about what failed. */
  readonly problems: readonly string[];
  /** Why the row could not run on this machine; then nothing was tried. */
  readonly impossible?: string;
};

export type FaultRow = {
  readonly id: string;
  readonly title: string;
  /** Left out of the short form: the gate runs what it holds elsewhere. */
  readonly fullOnly?: boolean;
  readonly run: (run: FaultRun) => Promise<FaultResult>;
};

export function impossible(reason: string): FaultResult {
  return { tried: 0, failed: 0, lost: 0, problems: [], impossible: reason };
}

const PROBLEMS_KEPT = 10;

/** Counts while a row runs. */
export type Tally = {
  readonly tried: (count?: number) => void;
  /** Something acknowledged is gone. */
  readonly lost: (what: string) => void;
  readonly failed: (what: string) => void;
  readonly took: (name: string, ms: number) => void;
  readonly count: (name: string, more?: number) => void;
  readonly result: () => FaultResult;
};

export function tally(): Tally {
  let [tried, failed, lost] = [0, 0, 0];
  const times: Record<string, number[]> = {};
  const counts: Record<string, number> = {};
  const problems: string[] = [];
  const note = (what: string): void => {
    if (problems.length < PROBLEMS_KEPT) problems.push(what);
  };
  return {
    tried: (count = 1) => {
      tried += count;
    },
    lost: (what) => {
      lost += 1;
      note(`lost: ${what}`);
    },
    failed: (what) => {
      failed += 1;
      note(what);
    },
    took: (name, ms) => {
      times[name] ??= [];
      times[name].push(Math.round(ms));
    },
    count: (name, more = 1) => {
      counts[name] = (counts[name] ?? 0) + more;
    },
    result: () => ({ tried, failed, lost, times, counts, problems }),
  };
}
