import type { StoredFileId } from '#domain/shared/ids.ts';

/** Inclusive byte range of the plain content. */
export type ByteRange = { readonly start: number; readonly end: number };

export type WrittenFile = { readonly byteSize: number; readonly sha256: string; readonly keyId: string };

export type WriteRefusal = { readonly code: 'TOO_LARGE' };

/**
 * Bytes on disk. Sealed files are encrypted frame by frame with a key derived from the file's id; published
 * ones are plain copies. Every write is temp, fsync, rename, fsync of the folder: when it returns, it is durable.
 */
export type FileStore = {
  /** Stores a stream encrypted. Stops and leaves nothing behind when it is longer than `maxBytes`. */
  readonly writeSealed: (
    id: StoredFileId,
    source: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ) => Promise<WrittenFile | WriteRefusal>;
  /** Reads a sealed file, whole or by range; throws when a frame was altered. */
  readonly readSealed: (id: StoredFileId, range?: ByteRange) => AsyncIterable<Uint8Array>;
  /** Makes the plain copy that the public downloads. Safe to repeat. */
  readonly publish: (id: StoredFileId) => Promise<void>;
  readonly readPublished: (id: StoredFileId, range?: ByteRange) => AsyncIterable<Uint8Array>;
  /** Removes the plain copy; the sealed one stays. Safe to repeat. */
  readonly unpublish: (id: StoredFileId) => Promise<void>;
  /** Removes every copy. Safe to repeat. */
  readonly erase: (id: StoredFileId) => Promise<void>;
};
