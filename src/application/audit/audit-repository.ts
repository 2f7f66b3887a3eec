import type { NewAuditEntry } from '#domain/audit/audit-entry.ts';

export type AuditRepository = {
  /**
   * Adds entries to the chain, in their order and without a gap; transactions that append wait for each other.
   * Two statements and one for each entry: append last, so that others wait shortly.
   */
  readonly append: (entries: readonly NewAuditEntry[]) => Promise<void>;
};
