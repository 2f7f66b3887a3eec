/** What became of one piece of work after the commit. */
export type JobOutcome =
  | { readonly kind: 'done' }
  /** Something outside did not work just now. */
  | { readonly kind: 'again'; readonly code: string }
  /** Nothing failed, but it cannot be done yet; the try does not count. */
  | { readonly kind: 'wait'; readonly minutes: number; readonly code: string }
  /** It can never succeed and needs a person. */
  | { readonly kind: 'impossible'; readonly code: string };

export const done: JobOutcome = { kind: 'done' };
