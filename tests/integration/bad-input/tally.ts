import type { TestContext } from 'node:test';

/** Counts the hostile inputs of one suite for its closing line. */
export type Tally = {
  readonly tried: (count?: number) => void;
  readonly report: (context: Pick<TestContext, 'diagnostic'>, name: string) => number;
};

export function tally(): Tally {
  let count = 0;
  return {
    tried: (more = 1) => {
      count += more;
    },
    report: (context, name) => {
      context.diagnostic(`${name}: ${count} hostile inputs tried`);
      return count;
    },
  };
}
