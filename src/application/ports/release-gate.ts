import type { StoredFileId } from '#domain/shared/ids.ts';
import type { FindingKind } from '#domain/stored-file/finding.ts';

/** A thing in a file that should not reach the public unseen. */
export type GateFinding = {
  /** Its words are in `i18n/file-findings.ts`. */
  readonly kind: FindingKind;
  /** Where in the file, in words of the file: "Lembar 2, kolom C", "Halaman 4". */
  readonly place: string;
  /** What stands there, masked; '' where there is nothing to show. */
  readonly excerpt: string;
  /** How often it stands there. */
  readonly count: number;
  /**
   * `bar`: never out as it is, it could harm whoever opens the file. `stop`: only out with a reason and a second officer.
   * `note`: the officer is told, nothing more.
   */
  readonly severity: 'bar' | 'stop' | 'note';
};

export type GateReport =
  /** The file was not looked through yet; it will be. */
  { readonly state: 'waiting' } | { readonly state: 'done'; readonly findings: readonly GateFinding[] };

/**
 * Looks through a file before everyone can have it. The same bytes always give the same findings, so that an
 * approval holds for the file and not for a moment. Every way to the public asks here: screen, bulk, schedule, and
 * the end of an exemption.
 */
export type ReleaseGate = {
  readonly inspect: (fileId: StoredFileId) => Promise<GateReport>;
};
