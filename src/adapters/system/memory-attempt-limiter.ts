import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AttemptKind, AttemptLimiter } from '#application/ports/attempt-limiter.ts';

/** Tries and the seconds for which they count: enough for a person with a worn receipt, not for a guesser. */
const limits = {
  case_code: { points: 10, duration: 60 * 60 },
  case_address: { points: 30, duration: 60 * 60 },
  sign_in: { points: 20, duration: 15 * 60 },
  // A whole office may sit behind one address.
  sign_in_address: { points: 60, duration: 15 * 60 },
  // Two codes in a million are right at a time.
  second_factor: { points: 5, duration: 15 * 60 },
  second_factor_session: { points: 5, duration: 10 * 60 },
  // A whole village may sit behind one address; a telephone belongs to one household.
  complaint_address: { points: 60, duration: 60 * 60 },
  complaint_contact: { points: 10, duration: 60 * 60 },
  task_link_address: { points: 30, duration: 60 * 60 },
  limit_note: { points: 1, duration: 15 * 60 },
} as const satisfies Record<AttemptKind, { readonly points: number; readonly duration: number }>;

/** Counts in the memory of this process; a restart forgets them. */
export function memoryAttemptLimiter(): AttemptLimiter {
  const limiter = (kind: AttemptKind) => new RateLimiterMemory({ keyPrefix: kind, ...limits[kind] });
  const limiters = {
    case_code: limiter('case_code'),
    case_address: limiter('case_address'),
    sign_in: limiter('sign_in'),
    sign_in_address: limiter('sign_in_address'),
    second_factor: limiter('second_factor'),
    second_factor_session: limiter('second_factor_session'),
    complaint_address: limiter('complaint_address'),
    complaint_contact: limiter('complaint_contact'),
    task_link_address: limiter('task_link_address'),
    limit_note: limiter('limit_note'),
  } as const satisfies Record<AttemptKind, RateLimiterMemory>;
  return {
    take: async (kind, key) => {
      try {
        await limiters[kind].consume(key);
        return true;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return false;
        throw refusal;
      }
    },
    giveBack: async (kind, key) => {
      await limiters[kind].reward(key);
    },
    clear: async (kind, key) => {
      await limiters[kind].delete(key);
    },
  };
}
