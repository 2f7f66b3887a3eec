import type { PlacedItem } from '#application/conversation/preview-chat.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { ArchiveError, type OpenArchive } from '#application/ports/archive-reader.ts';
import { InspectionBusyError } from '#application/ports/file-inspector.ts';
import type { WrittenFile } from '#application/ports/file-store.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import { maxChatFileBytes, playableTypeOf } from '#domain/conversation/chat-media.ts';
import { asId, type OfficerId, type StoredFileId } from '#domain/shared/ids.ts';
import { cleanFileName, plainFileName } from '#domain/stored-file/file-name.ts';
import { uploadHeadBytes, uploadRules, uploadTailBytes } from '#domain/stored-file/file-rules.ts';
import { inspectUpload } from '#domain/stored-file/inspect-upload.ts';
import { BrokenPictureError, withoutPictureNotes } from '#domain/stored-file/without-picture-notes.ts';

/** Files of one import; the desk looks at each. */
export const MAX_CHAT_FILES = 40;

export type TakenFile = { readonly hash: string; readonly file: StoredFile; readonly held: boolean };

export type TakenFiles = {
  readonly taken: readonly TakenFile[];
  /** Messages whose file was not taken: too large, of a kind that nobody opens, or broken. */
  readonly leftOut: readonly string[];
};

type Deps = Pick<Dependencies, 'files' | 'inspector' | 'ids' | 'clock'>;

/**
 * Unpacks the files of chosen messages into sealed staging, one after the other, each looked into as an upload is.
 * A bad one is left out; the rest is taken.
 */
export async function takeChatFiles(
  deps: Deps,
  archive: OpenArchive | null,
  items: readonly PlacedItem[],
  by: OfficerId,
): Promise<TakenFiles> {
  const taken: TakenFile[] = [];
  const leftOut: string[] = [];
  for (const item of items) {
    if (archive === null || item.fileBytes === null || item.fileKept) continue;
    const got = taken.length < MAX_CHAT_FILES ? await takeOne(deps, archive, item, by) : null;
    if (got === null) leftOut.push(item.hash);
    else taken.push({ hash: item.hash, ...got });
  }
  return { taken, leftOut };
}

type Typed = { readonly mediaType: string; readonly name: string; readonly held: boolean };

async function takeOne(
  deps: Deps,
  archive: OpenArchive,
  item: PlacedItem,
  by: OfficerId,
): Promise<Omit<TakenFile, 'hash'> | null> {
  const bytes = await bytesOf(archive, item);
  const typed = bytes === null ? null : typeOf(bytes, item);
  if (bytes === null || typed === null) return null;
  const id = asId<StoredFileId>(deps.ids.next());
  const written = await withoutNotes(deps, id, bytes);
  if (written === null) return null;
  const looked = await look(deps, id, typed, written.byteSize);
  if (looked === null) {
    await deps.files.erase(id);
    return null;
  }
  return {
    held: looked.held,
    file: {
      ...written,
      id,
      purpose: 'staged',
      ref: null,
      itemId: null,
      visibleToCitizen: false,
      name: typed.name,
      mediaType: typed.mediaType,
      uploadedBy: by,
      createdAt: deps.clock.now(),
      publishedAt: null,
      deletedAt: null,
    },
  };
}

/** Seals a file without what cameras write into pictures; null when it is no picture that it says it is. */
async function withoutNotes(deps: Deps, id: StoredFileId, bytes: Buffer): Promise<WrittenFile | null> {
  try {
    const written = await deps.files.writeSealed(id, withoutPictureNotes(once(bytes)), maxChatFileBytes);
    return 'code' in written ? null : written;
  } catch (error) {
    if (error instanceof BrokenPictureError) return null;
    throw error;
  }
}

/** Whole, as none is larger than a photo or voice note may be. */
async function bytesOf(archive: OpenArchive, { file }: PlacedItem): Promise<Buffer | null> {
  try {
    const parts: Uint8Array[] = [];
    for await (const part of archive.read((file ?? '').normalize('NFC'), maxChatFileBytes)) parts.push(part);
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof ArchiveError) return null;
    throw error;
  }
}

function typeOf(bytes: Buffer, item: PlacedItem): Omit<Typed, 'held'> | null {
  const rule = uploadRules.complaint_attachment;
  const head = bytes.subarray(0, uploadHeadBytes);
  const judged = inspectUpload(head, bytes.subarray(-uploadTailBytes), bytes.length, rule);
  const words = item.at.slice(0, 16).replace('T', '-').replace(':', '.');
  if (judged.ok) {
    const { mediaType } = judged.value;
    // A unit sees the file: its name must say nothing of its sender.
    if (mediaType === 'application/pdf') return { mediaType, name: plainFileName(mediaType) };
    return { mediaType, name: cleanFileName(`foto-${words}`, mediaType) };
  }
  const playable = playableTypeOf(head, item.kind);
  if (playable === null) return null;
  const what = playable.mediaType.startsWith('audio/') ? 'pesan-suara' : 'video';
  return { mediaType: playable.mediaType, name: `${what}-${words}.${playable.ending}` };
}

/** Null when it is bad; held when nobody could look. */
async function look(
  deps: Deps,
  id: StoredFileId,
  { mediaType }: Omit<Typed, 'held'>,
  byteSize: number,
): Promise<{ readonly held: boolean } | null> {
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png' && mediaType !== 'application/pdf') {
    return { held: false };
  }
  try {
    const seen = await deps.inspector.inspect(mediaType, byteSize, () => deps.files.readSealed(id));
    if (seen.kind === 'refused') return null;
    return { held: seen.kind === 'unavailable' };
  } catch (error) {
    if (error instanceof InspectionBusyError) return { held: true };
    throw error;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
