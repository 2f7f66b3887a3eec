import type { Finding } from '#domain/stored-file/finding.ts';

/** Why no cleaned copy can be made of a file. */
export const cleaningRefusals = [
  /** Any changed byte breaks its electronic signature. */
  'SIGNED',
  'LOCKED',
  /** The text would stay below what covers it, or come to light. */
  'TEXT_BENEATH',
  'FILLED_FORM',
  'NOTHING_LEFT',
  /** All that was found stands where everyone reads it: for a person to take out. */
  'IN_PLAIN_SIGHT',
  'NOT_POSSIBLE',
] as const;
export type CleaningRefusal = (typeof cleaningRefusals)[number];

export type Scan =
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  /** The process that looks through files cannot be started, or too many wait: nothing is known about this file. */
  | { readonly kind: 'unavailable' };

export type Cleaning =
  | { readonly kind: 'cleaned'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly code: CleaningRefusal }
  | { readonly kind: 'unavailable' };

/** Looks through files where hostile bytes can do no harm: one at a time, within bounds of time and memory. */
export type FileScanner = {
  /** The same bytes give the same findings under the same number; a higher one finds more. */
  readonly edition: number;
  readonly scan: (byteSize: number, bytes: () => AsyncIterable<Uint8Array>) => Promise<Scan>;
  /** Makes a copy without what a reader does not see. */
  readonly clean: (byteSize: number, bytes: () => AsyncIterable<Uint8Array>) => Promise<Cleaning>;
  readonly close: () => Promise<void>;
};
