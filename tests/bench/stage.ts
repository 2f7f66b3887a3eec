import type { Corpus } from './corpus.ts';
import type { LoadPlan } from './load-plan.ts';

/** What every row of the bench may use. */
export interface Stage {
  readonly corpus: Corpus;
  /** 1 for the long form, less for the short one: seconds are multiplied by it. */
  readonly scale: number;
  readonly scratch: string;
  readonly say: (text: string) => void;
}

export const get = (port: number, targets: readonly string[], change: Partial<LoadPlan> = {}): LoadPlan => ({
  kind: 'get',
  port,
  targets,
  connections: 32,
  seconds: 3,
  origin: `http://localhost:${port}`,
  ...change,
});

export const submit = (port: number, change: Partial<LoadPlan> = {}): LoadPlan => ({
  kind: 'submit',
  port,
  targets: ['/permohonan/baru'],
  connections: 8,
  seconds: 5,
  origin: `http://localhost:${port}`,
  ...change,
});
