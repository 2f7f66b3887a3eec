/** An expected refusal is a value, not an exception; bugs and broken infrastructure throw. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** The accepted outcome. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** The refused outcome; `error` carries a code that the web layer turns into copy. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** Marks a branch that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
