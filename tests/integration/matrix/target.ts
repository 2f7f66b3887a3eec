import type { FormBody } from '#tests/support/multipart.ts';

/** One request of the matrix: what is asked, and what must be carried beside the viewer's own session. */
export type Target = {
  readonly path: string;
  readonly form?: FormBody;
  /** Cookies that the object itself needs, whoever comes with them. */
  readonly cookies?: string;
  /** Stands in for the viewer's own session: a citizen's of a case that is still open. */
  readonly session?: string;
};

/**
 * Makes what a row is about. Called again for a viewer who is expected to change it, so that everybody meets it as
 * it was; `viewer` is there for objects that differ by who asks.
 */
export type Driver = (viewer: string) => Promise<Target>;
export type Drivers = ReadonlyMap<string, Driver>;

/** An address with nothing behind it that a visitor could change. */
export function fixed(path: string): Driver {
  return async () => ({ path });
}
