import type { DutyState } from '#domain/compliance/duty-state.ts';

export type Score = {
  readonly published: number;
  readonly stale: number;
  readonly missing: number;
  readonly notApplicable: number;
  /** Whole per cent of what applies that is published and current, rounded down; null where nothing applies. */
  readonly percent: number | null;
};

/** terbit ÷ (terbit + usang + belum ada) × 100; what does not apply is left out on both sides. */
export function scoreOf(states: readonly DutyState[]): Score {
  const count = (state: DutyState) => states.filter((one) => one === state).length;
  const published = count('published');
  const stale = count('stale');
  const missing = count('missing');
  const applies = published + stale + missing;
  return {
    published,
    stale,
    missing,
    notApplicable: count('not_applicable'),
    percent: applies === 0 ? null : Math.floor((published * 100) / applies),
  };
}
