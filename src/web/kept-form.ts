import type { Vault } from '#application/ports/vault.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { returnPath } from '#web/return-path.ts';

/** Text of one form, in UTF-16 units, that is carried over a sign-in; the longest answer fits many times. */
const mostKept = 200_000;
const context = 'kept-form';
const neverKept = /password|^kembali$|^kept_form$|^(?:recovery_)?code$/;

/** A form that was sent when the session had run out: where it goes, and what was typed. */
export type KeptForm = { readonly path: string; readonly entries: readonly (readonly [string, string])[] };

/**
 * Seals what was typed, so that it survives signing in again; files that were already taken in travel as their
 * tokens. Null for an address that is not an officer page's, for an empty form, and for more than 200,000 characters.
 */
export function keepForm(vault: Pick<Vault, 'seal'>, path: string, fields: FormFields): string | null {
  const entries = fields
    .names()
    .filter((name) => !neverKept.test(name))
    .flatMap((name) => fields.all(name).map((value) => [name, value] as const));
  const size = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (returnPath(path) === null || entries.length === 0 || size > mostKept) return null;
  return vault.seal(context, JSON.stringify([path, entries]));
}

/** Reads a kept form; null when it is missing, altered or from another portal. */
export function reopenForm(vault: Pick<Vault, 'unseal'>, sealed: string | undefined): KeptForm | null {
  const plain = sealed ? vault.unseal(context, sealed) : null;
  if (plain === null) return null;
  const parts: unknown = JSON.parse(plain);
  if (!Array.isArray(parts)) return null;
  const [asked, pairs]: readonly unknown[] = parts;
  const path = typeof asked === 'string' ? returnPath(asked) : null;
  if (path === null || !Array.isArray(pairs)) return null;
  const entries = pairs.flatMap((pair: unknown): (readonly [string, string])[] => {
    const [name, value]: readonly unknown[] = Array.isArray(pair) ? pair : [];
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
  return { path, entries };
}
