import type { Readable } from 'node:stream';
import type { Dependencies } from '#application/dependencies.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';
import { cleanFileName, plainFileName } from '#domain/stored-file/file-name.ts';
import {
  acceptedMediaTypes,
  type UploadRule,
  uploadHeadBytes,
  uploadTailBytes,
} from '#domain/stored-file/file-rules.ts';
import { inspectUpload } from '#domain/stored-file/inspect-upload.ts';
import { BrokenPictureError, withoutPictureNotes } from '#domain/stored-file/without-picture-notes.ts';
import { lookInto, NOT_LOOKED_INTO } from '#web/forms/look-into.ts';

export type FileFieldSpec = { readonly name: string; readonly rule: UploadRule; readonly maxFiles: number };

/** What became of one file. */
export type StagedOutcome =
  /** A file field that was left empty. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'staged';
      readonly field: FileFieldSpec;
      readonly file: StoredFile;
      readonly held: boolean;
      /** As its owner knows it. */
      readonly name: string;
    }
  | { readonly kind: 'refused'; readonly field: FileFieldSpec; readonly code: string }
  | { readonly kind: 'broken'; readonly error: unknown };

/** Seals one file of a form as it comes in, looks into it, and says what became of it; no row is written yet. */
export async function stageUpload(
  field: FileFieldSpec,
  source: Readable,
  fileName: string,
  deps: Pick<Dependencies, 'files' | 'inspector' | 'ids' | 'clock'>,
): Promise<StagedOutcome> {
  // A file that is given up half-way must still be read to its end, or the form never ends.
  const chunks: AsyncIterator<Uint8Array> = source.iterator({ destroyOnReturn: false });
  const first = await chunks.next();
  if (first.done) return fileName === '' ? { kind: 'none' } : { kind: 'refused', field, code: 'EMPTY_FILE' };
  const id = asId<StoredFileId>(deps.ids.next());
  const given = continued(first.value, chunks);
  const seen = watch(field.rule.withoutPictureNotes ? withoutPictureNotes(given) : given);
  const written = await deps.files
    .writeSealed(id, seen.chunks, field.rule.maxBytes)
    .catch((error: unknown) => {
      if (error instanceof BrokenPictureError) return { code: 'FILE_BROKEN' } as const;
      throw error;
    })
    .finally(async () => {
      // A store that failed before it read has left the iterator open, which would keep the stream from flowing.
      await chunks.return?.();
      source.resume();
    });
  if ('code' in written) {
    const code = written.code === 'FILE_BROKEN' ? written.code : 'FILE_TOO_LARGE';
    return { kind: 'refused', field, code };
  }
  const inspected = inspectUpload(seen.head(), seen.tail(), written.byteSize, field.rule);
  if (!inspected.ok) {
    await deps.files.erase(id);
    return { kind: 'refused', field, code: inspected.error.code };
  }
  const { mediaType } = inspected.value;
  // Plain text and sound have no inside; an archive is opened where it is read, within its own bounds.
  const opened = acceptedMediaTypes.find((one) => one === mediaType);
  const refusal = opened === undefined ? null : await lookInto(id, opened, written.byteSize, deps);
  if (refusal !== null && refusal !== NOT_LOOKED_INTO) {
    await deps.files.erase(id);
    return { kind: 'refused', field, code: refusal };
  }
  const name = cleanFileName(fileName, mediaType);
  return {
    kind: 'staged',
    field,
    name,
    held: refusal === NOT_LOOKED_INTO,
    file: {
      id,
      purpose: 'staged',
      ref: null,
      itemId: null,
      visibleToCitizen: false,
      name: field.rule.plainName ? plainFileName(mediaType) : name,
      mediaType,
      byteSize: written.byteSize,
      sha256: written.sha256,
      keyId: written.keyId,
      uploadedBy: null,
      createdAt: deps.clock.now(),
      publishedAt: null,
      deletedAt: null,
    },
  };
}

async function* continued(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for (let next: IteratorResult<Uint8Array> = { value: first }; !next.done; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

/** Passes chunks on and remembers the first and last bytes, which say what a file is. */
function watch(given: AsyncIterable<Uint8Array>): {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly head: () => Uint8Array;
  readonly tail: () => Uint8Array;
} {
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const bytes of given) {
      if (head.length < uploadHeadBytes)
        head = Buffer.concat([head, bytes.subarray(0, uploadHeadBytes - head.length)]);
      tail =
        bytes.length >= uploadTailBytes
          ? Buffer.from(bytes.subarray(-uploadTailBytes))
          : Buffer.concat([tail, bytes]).subarray(-uploadTailBytes);
      yield bytes;
    }
  }
  return { chunks: chunks(), head: () => head, tail: () => tail };
}
