import type { Dependencies } from '#application/dependencies.ts';
import { ArchiveError, type ArchiveRefusal, type OpenArchive } from '#application/ports/archive-reader.ts';
import type { DateOrder } from '#domain/conversation/chat-dates.ts';
import { type ChatExport, readChatExport } from '#domain/conversation/chat-export.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Bytes of chat text that are read: some twenty thousand messages. */
const MAX_TEXT_BYTES = 2 * 1024 * 1024;
/** Of a longer chat the newest messages are taken. */
const MAX_MESSAGES = 2_000;

/** Pasted text, or an upload in staging that was judged as `uploadRules.chat_export`. */
export type ChatSource =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'upload';
      readonly fileId: StoredFileId;
      readonly mediaType: string;
      readonly bytes: number;
      readonly name: string;
    };

export type ReadChat = {
  readonly chat: ChatExport;
  /** Older messages that were left out of a very long chat. */
  readonly olderLeftOut: number;
  /** Size in bytes of each file that came with it, by name. */
  readonly files: ReadonlyMap<string, number>;
  readonly archive: OpenArchive | null;
  /** The name under which the phone exported the chat; null where it does not say. */
  readonly contact: string | null;
};

export type ReadChatError =
  | { readonly code: ArchiveRefusal }
  /** No text of a chat in the archive; none of the lines is a message; the text is too long. */
  | { readonly code: 'CHAT_MISSING' | 'CHAT_NO_MESSAGES' | 'CHAT_TOO_LONG' | 'UPLOAD_GONE' };

type Deps = Pick<Dependencies, 'files' | 'archives' | 'clock'>;
type Found = {
  readonly text: string;
  readonly archive: OpenArchive | null;
  readonly names: readonly string[];
};

/** Reads a chat from text or from an export in staging; `order` is what an officer said of its dates. Writes nothing. */
export async function readChat(
  deps: Deps,
  source: ChatSource,
  order: DateOrder | null,
): Promise<Result<ReadChat, ReadChatError>> {
  const found = await textOf(deps, source);
  if (!found.ok) return found;
  const { text, archive, names } = found.value;
  const chat = readChatExport(text, deps.clock.today(), order);
  if (chat.messages.length === 0) return err({ code: 'CHAT_NO_MESSAGES' });
  return ok({
    chat: { ...chat, messages: chat.messages.slice(-MAX_MESSAGES) },
    olderLeftOut: Math.max(0, chat.messages.length - MAX_MESSAGES),
    files: new Map(archive?.entries.map((entry) => [entry.name, entry.byteSize])),
    archive,
    contact: names.map(contactIn).find((name) => name !== null) ?? null,
  });
}

async function textOf(deps: Deps, source: ChatSource): Promise<Result<Found, ReadChatError>> {
  if (source.kind === 'text') return ok({ text: source.text, archive: null, names: [] });
  const { fileId, bytes, name } = source;
  if (source.mediaType !== 'application/zip') {
    if (bytes > MAX_TEXT_BYTES) return err({ code: 'CHAT_TOO_LONG' });
    const text = await decoded(deps.files.readSealed(fileId));
    return ok({ text, archive: null, names: [name] });
  }
  const opened = await deps.archives.open(bytes, (range) => deps.files.readSealed(fileId, range));
  if (!opened.ok) return err({ code: opened.error });
  const archive = opened.value;
  const texts = archive.entries.filter((entry) => /\.txt$/iu.test(entry.name));
  const chat =
    texts.find((entry) => entry.name === '_chat.txt') ??
    texts.find((entry) => /whatsapp/iu.test(entry.name)) ??
    (texts.length === 1 ? texts[0] : undefined);
  if (chat === undefined) return err({ code: 'CHAT_MISSING' });
  if (chat.byteSize > MAX_TEXT_BYTES) return err({ code: 'CHAT_TOO_LONG' });
  try {
    const text = await decoded(archive.read(chat.name, MAX_TEXT_BYTES));
    return ok({ text, archive, names: [chat.name, name] });
  } catch (error) {
    if (error instanceof ArchiveError) return err({ code: error.code });
    throw error;
  }
}

async function decoded(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of bytes) text += decoder.decode(part, { stream: true });
  return (text + decoder.decode()).replaceAll('\u0000', '');
}

/** `WhatsApp Chat with Siti.txt`, `Chat WhatsApp dengan Siti.zip`, `WhatsApp Chat - Siti.zip`. */
function contactIn(fileName: string): string | null {
  const found = /whatsapp(?: chat)?(?: with| dengan| -) (.{1,120})$/iu.exec(
    fileName.slice(-200).replace(/\.[a-z]{3}$/iu, ''),
  );
  return found?.[1]?.replace(/ ?\(\d+\)$/u, '').trim() ?? null;
}
