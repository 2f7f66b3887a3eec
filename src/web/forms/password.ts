import { z } from 'zod';

/** A password exactly as typed: never trimmed, never shown again. */
export function typedPassword() {
  return z
    .string()
    .refine((text) => text !== '', { error: 'REQUIRED', abort: true })
    .refine((text) => !text.includes('\u0000') && !text.includes('\uFFFD'), {
      error: 'INVALID_CHARACTERS',
      abort: true,
    })
    .refine((text) => text.length <= 1000, { error: 'PASSWORD_TOO_LONG' });
}

/** Adds the refusal of a repetition that differs. */
export function repeatMatches(value: {
  readonly password: string;
  readonly password_repeat: string;
}): boolean {
  return value.password === value.password_repeat;
}
