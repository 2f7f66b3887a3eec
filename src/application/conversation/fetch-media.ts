import { unsealContact } from '#application/conversation/contact.ts';
import { chatContext, queueOutgoing } from '#application/conversation/outgoing.ts';
import type { InboundDetail } from '#application/conversation/take-message.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import { InspectionBusyError } from '#application/ports/file-inspector.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { maxChatFileBytes, playableTypeOf } from '#domain/conversation/chat-media.ts';
import type { ConversationMessage } from '#domain/conversation/conversation.ts';
import type { MediaRef } from '#domain/conversation/inbound-message.ts';
import { asId, type ConversationMessageId, type StoredFileId } from '#domain/shared/ids.ts';
import { cleanFileName } from '#domain/stored-file/file-name.ts';
import { uploadHeadBytes, uploadRules, uploadTailBytes } from '#domain/stored-file/file-rules.ts';
import { inspectUpload } from '#domain/stored-file/inspect-upload.ts';
import { BrokenPictureError, withoutPictureNotes } from '#domain/stored-file/without-picture-notes.ts';

type Deps = Pick<
  WorkerDependencies,
  | 'unitOfWork'
  | 'whatsapp'
  | 'files'
  | 'inspector'
  | 'ids'
  | 'vault'
  | 'clock'
  | 'facts'
  | 'chatWords'
  | 'logger'
>;

/** The provider keeps a file for seven days and answers slowly now and then; afterwards the sender is asked again. */
const TRIES = 8;

/**
 * Fetches the file of a message into sealed storage: compared with its hash, judged by its content, without what the
 * camera wrote into it. Safe to repeat: the message keeps the first file.
 */
export async function fetchMedia(deps: Deps, messageId: string, attempts: number): Promise<JobOutcome> {
  const message = await deps.unitOfWork.transaction((tx) =>
    tx.conversations.findMessage(asId<ConversationMessageId>(messageId)),
  );
  const detail = message === null ? null : inboundDetailOf(message);
  if (message === null || detail === null || detail.media === null) return done;
  if (message.fileId !== null || detail.mediaError !== undefined) return done;
  if (deps.whatsapp === null) return { kind: 'wait', minutes: 15, code: 'WHATSAPP_OFF' };
  const { media } = detail;
  const fetched = await deps.whatsapp.fetchMedia(media.mediaId, media.sha256, maxChatFileBytes);
  if (fetched.kind === 'again') {
    if (attempts < TRIES) return { kind: 'again', code: fetched.code };
    return await giveUp(deps, message, 'file_not_opened', fetched.code);
  }
  if (fetched.kind !== 'fetched') {
    const reply = fetched.kind === 'gone' ? 'file_not_opened' : 'file_refused';
    return await giveUp(deps, message, reply, fetched.kind.toUpperCase());
  }
  const judged = await judge(fetched.bytes, media, message);
  if ('code' in judged) return await giveUp(deps, message, 'file_refused', judged.code);
  return await keep(deps, message, judged);
}

type Judged = { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string };

async function judge(
  bytes: Uint8Array,
  media: MediaRef,
  message: Pick<ConversationMessage, 'kind' | 'sentAt'>,
): Promise<Judged | { readonly code: string }> {
  const stamp = message.sentAt.slice(0, 19).replaceAll(/[^0-9]/g, '');
  const playable = playableTypeOf(bytes.subarray(0, 64), message.kind);
  if (playable !== null) {
    const word = playable.mediaType.startsWith('audio/') ? 'suara' : 'video';
    return { bytes, mediaType: playable.mediaType, name: `${word}-${stamp}.${playable.ending}` };
  }
  const looked = inspectUpload(
    bytes.subarray(0, uploadHeadBytes),
    bytes.subarray(-uploadTailBytes),
    bytes.length,
    uploadRules.complaint_attachment,
  );
  if (!looked.ok) return { code: looked.error.code };
  const { mediaType } = looked.value;
  const given = media.fileName === '' ? `foto-${stamp}` : media.fileName;
  try {
    const plain = await wholeOf(withoutPictureNotes(once(bytes)));
    return { bytes: plain, mediaType, name: cleanFileName(given, mediaType) };
  } catch (error) {
    if (error instanceof BrokenPictureError) return { code: 'FILE_BROKEN' };
    throw error;
  }
}

async function wholeOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of chunks) parts.push(Uint8Array.from(part));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function keep(deps: Deps, message: ConversationMessage, judged: Judged): Promise<JobOutcome> {
  const { bytes, mediaType } = judged;
  const id = asId<StoredFileId>(deps.ids.next());
  const written = await deps.files.writeSealed(id, once(bytes), maxChatFileBytes);
  if ('code' in written) return await giveUp(deps, message, 'file_refused', written.code);
  const looked = await lookInto(deps, mediaType, bytes);
  if (looked !== null && looked !== 'held') {
    await deps.files.erase(id);
    return await giveUp(deps, message, 'file_refused', looked);
  }
  const kept = await deps.unitOfWork.transaction(async (tx) => {
    await tx.conversations.hold(message.conversationId);
    const now = await tx.conversations.findMessage(message.id);
    if (now === null || now.fileId !== null || inboundDetailOf(now)?.mediaError !== undefined) return false;
    const file: StoredFile = {
      id,
      purpose: now.complaintId === null ? 'conversation_media' : 'complaint_attachment',
      ref: now.complaintId === null ? null : { caseKind: 'complaint', caseId: now.complaintId },
      itemId: null,
      visibleToCitizen: now.complaintId !== null,
      name: judged.name,
      mediaType,
      ...written,
      uploadedBy: null,
      createdAt: deps.clock.now(),
      publishedAt: null,
      deletedAt: null,
    };
    await tx.storedFiles.add(file);
    if (looked === 'held') await tx.storedFiles.hold(id, file.createdAt);
    await tx.conversations.changeMessage(message.id, { fileId: id });
    return true;
  });
  if (!kept) await deps.files.erase(id);
  return done;
}

/** `held`: it could not be opened now for a reason of ours, and is locked until it was. */
async function lookInto(deps: Deps, mediaType: string, bytes: Uint8Array): Promise<string | null> {
  if (mediaType !== 'application/pdf' && mediaType !== 'image/jpeg' && mediaType !== 'image/png') return null;
  try {
    const seen = await deps.inspector.inspect(mediaType, bytes.length, () => once(bytes));
    if (seen.kind === 'unavailable') return 'held';
    return seen.kind === 'refused' ? seen.code : null;
  } catch (error) {
    if (error instanceof InspectionBusyError) return 'held';
    throw error;
  }
}

async function giveUp(
  deps: Deps,
  message: ConversationMessage,
  reply: 'file_refused' | 'file_not_opened',
  code: string,
): Promise<JobOutcome> {
  deps.logger.warn('chat_file_refused', { jobId: message.id, code });
  await deps.unitOfWork.transaction(async (tx) => {
    const conversation = await tx.conversations.hold(message.conversationId);
    const now = await tx.conversations.findMessage(message.id);
    const detail = now === null ? null : inboundDetailOf(now);
    if (conversation === null || now === null || now.fileId !== null || detail === null) return;
    if (detail.mediaError !== undefined) return;
    await tx.conversations.changeMessage(now.id, { detail: JSON.stringify({ ...detail, mediaError: code }) });
    if (unsealContact(deps, conversation).phone === null && conversation.handledBy === 'officer') return;
    await queueOutgoing(tx, deps, conversation, {
      ...deps.chatWords.reply({ kind: reply }, await chatContext(tx, deps)),
      key: `file:${now.id}`,
      complaintId: now.complaintId,
    });
  });
  return done;
}

function inboundDetailOf({ detail }: Pick<ConversationMessage, 'detail'>): InboundDetail | null {
  return detail === null ? null : { choice: null, media: null, ...JSON.parse(detail) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
