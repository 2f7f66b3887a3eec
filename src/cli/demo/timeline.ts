import type { InstantText } from '#domain/shared/temporal.ts';
import type { DemoClock } from './demo-clock.ts';

/** One act of the story and when it happens. */
export type Step = { readonly at: InstantText; readonly act: () => Promise<void> };

/** Plays all steps in the order of their times, the clock standing at each; `after` follows every step. */
export async function playSteps(
  steps: readonly Step[],
  clock: DemoClock,
  after: () => Promise<void>,
): Promise<void> {
  const inOrder = steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { at, act } of inOrder) {
    clock.set(at);
    await act();
    await after();
  }
}
