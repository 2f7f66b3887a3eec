import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** Hours for which a one-time link can be used; written rule in docs/permissions.md. */
export const linkHours = { setup: 72, invitation: 72, password_reset: 24 } as const;

/** `now` plus whole hours. */
export function hoursAfter(now: InstantText, hours: number): InstantText {
  return Temporal.Instant.from(now).add({ hours }).toString({ smallestUnit: 'millisecond' });
}
