import type { AnchorLine } from '#domain/audit/history-anchor.ts';

/** The file of anchors, kept outside the database. */
export type AuditAnchorLog = {
  /** Whole lines in their order; `damaged` counts those that are none of ours. */
  readonly read: () => Promise<{ readonly lines: readonly AnchorLine[]; readonly damaged: number }>;
  /** Returns when the line is on the disk. */
  readonly append: (line: AnchorLine) => Promise<void>;
};
