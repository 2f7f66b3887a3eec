import type { ByteRange } from '#application/ports/file-store.ts';
import type { Result } from '#domain/shared/result.ts';

/** Why an archive is not opened. */
export const archiveRefusals = [
  'ARCHIVE_BROKEN',
  'ARCHIVE_LOCKED',
  'ARCHIVE_TOO_MANY_FILES',
  'ARCHIVE_TOO_LARGE',
  'ARCHIVE_UNSUPPORTED',
] as const;
export type ArchiveRefusal = (typeof archiveRefusals)[number];

/** A file in an archive; `name` is its path or the last part of that, and never names a place on a disk. */
export type ArchiveEntry = { readonly name: string; readonly byteSize: number };

/** Bytes that were not as the archive said, or more than were asked for. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
  readonly code: ArchiveRefusal;
  constructor(code: ArchiveRefusal) {
    super(code);
    this.code = code;
  }
}

export type OpenArchive = {
  /** Files only, in the order of the archive. */
  readonly entries: readonly ArchiveEntry[];
  /**
   * The bytes of one entry as they are unpacked; the first of equal names.
   * @throws ArchiveError when they are not as promised, or more than `maxBytes`.
   */
  readonly read: (name: string, maxBytes: number) => AsyncIterable<Uint8Array>;
};

/** Opens ZIP archives of strangers within hard bounds; nothing is written and no path is followed. */
export type ArchiveReader = {
  readonly open: (
    byteSize: number,
    bytes: (range: ByteRange) => AsyncIterable<Uint8Array>,
  ) => Promise<Result<OpenArchive, ArchiveRefusal>>;
};
