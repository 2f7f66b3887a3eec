import type { StoredFileId } from '#domain/shared/ids.ts';
import type { ArchivePart } from './backup-archive.ts';

/** Bytes of the data folder as they lie there, sealed ones still sealed. Null when there is no such file. */
export type RawFiles = {
  readonly keyFile: () => Promise<ArchivePart | null>;
  readonly recipientFile: () => Promise<ArchivePart | null>;
  /** The lines that are there now; later ones are left out. */
  readonly anchorLog: () => Promise<ArchivePart | null>;
  readonly sealed: (id: StoredFileId) => Promise<ArchivePart | null>;
  readonly published: (id: StoredFileId) => Promise<ArchivePart | null>;
  /** Any file, under another place in the archive. */
  readonly at: (file: string, path: string) => Promise<ArchivePart | null>;
};
