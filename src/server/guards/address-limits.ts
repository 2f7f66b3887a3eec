import type { HostLimits } from '#server/limits.ts';

export type AddressLimits = {
  /** Enters a request; false when the address has too many in work. Pair with `leave`. */
  readonly enter: (key: string) => boolean;
  readonly leave: (key: string) => void;
  /** Takes one form; 0 when allowed, else seconds to wait. */
  readonly takeForm: (key: string, nowMs: number) => number;
  /** Takes one search of an address. */
  readonly takeSearch: (key: string, nowMs: number) => number;
  /** Takes one search of all programs that say they are one: they share, whatever their addresses. */
  readonly takeBotSearch: (nowMs: number) => number;
};

type Bucket = { tokens: number; at: number };
const MAX_BUCKETS = 20_000;

/** Counts by client address in memory only; nothing is written down, old entries go first. */
export function addressLimits(limits: HostLimits): AddressLimits {
  const inWork = new Map<string, number>();
  const buckets = new Map<string, Bucket>();
  const take = (key: string, burst: number, perSecond: number, nowMs: number): number => {
    const known = buckets.get(key);
    const refilled =
      known === undefined ? burst : Math.min(burst, known.tokens + ((nowMs - known.at) / 1000) * perSecond);
    buckets.delete(key);
    const allowed = refilled >= 1;
    buckets.set(key, { tokens: allowed ? refilled - 1 : refilled, at: nowMs });
    if (buckets.size > MAX_BUCKETS)
      for (const oldest of buckets.keys()) {
        buckets.delete(oldest);
        break;
      }
    return allowed ? 0 : Math.max(1, Math.ceil((1 - refilled) / perSecond));
  };
  return {
    enter: (key) => {
      const count = inWork.get(key) ?? 0;
      if (count >= limits.requestsAtOncePerAddress) return false;
      inWork.set(key, count + 1);
      return true;
    },
    leave: (key) => {
      const count = inWork.get(key) ?? 0;
      if (count <= 1) inWork.delete(key);
      else inWork.set(key, count - 1);
    },
    takeForm: (key, nowMs) => take(key, limits.formBurst, limits.formsPerSecond, nowMs),
    takeSearch: (key, nowMs) => take(`cari ${key}`, limits.searchBurst, limits.searchesPerSecond, nowMs),
    takeBotSearch: (nowMs) => take('cari', limits.botSearchBurst, limits.botSearchesPerSecond, nowMs),
  };
}
