export type FormTurns = {
  /** Resolves when a turn is free, in the order of asking, never at once. Pair with `give`. */
  readonly take: () => Promise<void>;
  readonly give: () => void;
};

/**
 * So many forms are worked on at once; the others wait with their bodies in memory. One is begun in each turn of
 * the loop: a form is worth several pages of work and most of it never waits for anything, so that sixty-four that
 * have come together would all be done before anybody who only reads is looked at.
 */
export function formTurns(atOnce: number): FormTurns {
  const queue: (() => void)[] = [];
  let taken = 0;
  let called = false;
  const callNext = (): void => {
    if (called || taken >= atOnce || queue.length === 0) return;
    called = true;
    setImmediate(() => {
      called = false;
      taken += 1;
      queue.shift()?.();
      callNext();
    });
  };
  return {
    take: () =>
      new Promise((resolve) => {
        queue.push(resolve);
        callNext();
      }),
    give: () => {
      taken -= 1;
      callNext();
    },
  };
}
