import type { Sp4nGateway } from '#application/ports/sp4n-gateway.ts';

/**
 * The way in that the office has: an officer copies from `/petugas/sp4n` into the form of SP4N-LAPOR!. The documents of
 * its interface are given to agencies' own developers only (docs/adr/0018-sp4n-by-hand.md).
 */
export function manualSp4nGateway(): Sp4nGateway {
  return {
    createFromCase: async () => ({ kind: 'needs_person' }),
    getStatus: async () => ({ kind: 'needs_person' }),
    addFollowUp: async () => ({ kind: 'needs_person' }),
  };
}
