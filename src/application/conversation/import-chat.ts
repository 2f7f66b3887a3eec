import type { LoadedComplaint } from '#application/complaint/complaint-repository.ts';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { nobody } from '#application/complaint/reporter.ts';
import { takeReporterMessage } from '#application/complaint/reporter-acts.ts';
import { submitComplaintIn } from '#application/complaint/submit-complaint.ts';
import { contactKeysOf } from '#application/conversation/contact.ts';
import { enterChat } from '#application/conversation/enter-chat.ts';
import { type PlacedItem, placeItems } from '#application/conversation/preview-chat.ts';
import type { ReadChat } from '#application/conversation/read-chat.ts';
import { type TakenFile, takeChatFiles } from '#application/conversation/take-chat-files.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { type ChatRoles, planChat } from '#domain/conversation/chat-plan.ts';
import type { ChatContact, Conversation, ConversationMessage } from '#domain/conversation/conversation.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintId, type ConversationMessageId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type ImportChat = {
  readonly idempotencyKey: string;
  readonly read: ReadChat;
  readonly roles: ChatRoles;
  readonly contact: ChatContact;
  /** Hashes of the messages that make the report; their files come with it. */
  readonly picked: readonly string[];
  /** In the officer's words, before the messages; for a report that was only spoken. */
  readonly summary: string;
  /** The open case of the same person to which the messages go; null for a new one. */
  readonly addTo: ComplaintId | null;
};

export type ImportedChat = {
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly messagesAdded: number;
  readonly filesAdded: number;
  /** Files that were chosen and not taken. */
  readonly filesLeftOut: number;
  /** Nothing of the chat was new, and nothing was changed. */
  readonly nothingNew: boolean;
};

type Deps = ComplaintDeps & Pick<Dependencies, 'files' | 'inspector' | 'queries'>;

/**
 * Makes one case of a chat, or adds to one: thread, report and files in one transaction. Messages that are kept already
 * are not kept again; when all are, the case they belong to is the answer. Errors: `NOT_ALLOWED`, `BODY_NEEDED`,
 * those of `submitComplaintIn` and `openComplaint`.
 */
export async function importChat(
  deps: Deps,
  command: ImportChat,
  actor: OfficerActor,
): Promise<Result<ImportedChat, ComplaintError>> {
  if (!can(actor, 'complaint.handle')) return err({ code: 'NOT_ALLOWED' });
  const planned = planChat(command.read.chat.messages, command.roles);
  const picks = new Set(command.picked);
  const wanted = placeItems(deps, command.read, planned, []).filter((item) => picks.has(item.hash));
  const known = await keptAlready(deps, command, actor);
  const files = await takeChatFiles(
    deps,
    command.read.archive,
    wanted.filter((item) => !known.has(item.hash)),
    actor.officerId,
  );
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const conversation = await enterChat(tx, deps, command.contact);
    const kept = await keptInScope(tx, conversation, actor);
    const items = placeItems(deps, command.read, planned, kept);
    const fresh = items.filter((item) => !item.known);
    const wanting = new Set(items.filter((item) => !item.fileKept).map((item) => item.hash));
    const ready = files.taken.filter((one) => wanting.has(one.hash));
    const before = await lastCase(tx, items, kept);
    if (fresh.length === 0 && ready.length === 0) {
      return before === null ? err({ code: 'BODY_NEEDED' }) : ok(unchanged(before));
    }
    for (const { file, held } of ready) {
      await tx.storedFiles.add(file);
      if (held) await tx.storedFiles.hold(file.id, file.createdAt);
    }
    const picked = items.filter((item) => picks.has(item.hash));
    // Files that come later, of messages that are all kept, go where the messages are.
    const addTo = command.addTo ?? (fresh.length === 0 ? (before?.id ?? null) : null);
    const placed =
      addTo === null
        ? await open(tx, deps, command, { picked, files: ready }, actor)
        : await add(tx, deps, command, addTo, { picked, files: ready }, actor);
    if (!placed.ok) return placed;
    await keepMessages(tx, deps, conversation, placed.value.complaintId, { fresh, kept, files: ready });
    return ok({
      ...placed.value,
      messagesAdded: fresh.length,
      filesAdded: ready.length,
      filesLeftOut: files.leftOut.length,
      nothingNew: false,
    });
  });
}

/** Hashes of messages whose files are kept: they are not unpacked again. */
async function keptAlready(
  deps: Deps,
  { contact }: ImportChat,
  actor: OfficerActor,
): Promise<ReadonlySet<string>> {
  const keys = [contact, { ...contact, phone: null }].map((one) => contactKeysOf(deps, one).contactKey);
  const messages = await deps.queries.chats.messagesOfContact(keys, complaintScope(actor));
  return new Set(messages.filter((one) => one.fileId !== null).map((one) => one.contentHash));
}

/** What is out of scope is not there: a talk about the officer's own unit is read as one that nobody brought in. */
async function keptInScope(
  tx: Repositories,
  { id }: Conversation,
  actor: OfficerActor,
): Promise<readonly ConversationMessage[]> {
  const kept = await tx.conversations.messagesOf(id);
  const { not } = complaintScope(actor);
  if (!(await tx.conversations.isAbout(id, not))) return kept;
  const hidden = new Set<ComplaintId>();
  for (const caseId of new Set(kept.flatMap(({ complaintId }) => complaintId ?? []))) {
    const about = (await tx.complaints.find(caseId))?.aboutUnitId ?? null;
    if (about !== null && not.includes(about)) hidden.add(caseId);
  }
  return kept.filter(({ complaintId }) => complaintId === null || !hidden.has(complaintId));
}

type Chosen = { readonly picked: readonly PlacedItem[]; readonly files: readonly TakenFile[] };
type Placed = Promise<Result<{ readonly complaintId: ComplaintId; readonly number: string }, ComplaintError>>;

function bodyOf(summary: string, picked: readonly PlacedItem[]): string {
  return [summary, ...picked.filter((item) => item.direction === 'in').map((item) => item.text)]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

/** The case to which the newest of these messages that is kept belongs. */
async function lastCase(
  tx: Repositories,
  items: readonly PlacedItem[],
  kept: readonly ConversationMessage[],
): Promise<LoadedComplaint | null> {
  const hashes = new Set(items.map((item) => item.hash));
  const last = kept.findLast((message) => hashes.has(message.contentHash) && message.complaintId !== null);
  return last === undefined || last.complaintId === null ? null : await tx.complaints.find(last.complaintId);
}

function unchanged({ id, number }: LoadedComplaint): ImportedChat {
  return {
    complaintId: id,
    number,
    messagesAdded: 0,
    filesAdded: 0,
    filesLeftOut: 0,
    nothingNew: true,
  };
}

async function open(
  tx: Repositories,
  deps: Deps,
  command: ImportChat,
  { picked, files }: Chosen,
  actor: OfficerActor,
): Placed {
  const inbound = picked.filter((item) => item.direction === 'in');
  const body = bodyOf(command.summary, picked);
  if (body === '') return err({ code: 'BODY_NEEDED' });
  const { name, phone } = command.contact;
  const submitted = await submitComplaintIn(
    tx,
    deps,
    {
      idempotencyKey: command.idempotencyKey,
      channel: 'whatsapp',
      complaintClass: 'complaint',
      supervision: false,
      topic: null,
      body,
      happenedOn: null,
      place: {
        regionCode: null,
        landmark: '',
        point: inbound.find((item) => item.point !== null)?.point ?? null,
      },
      identityMode: 'open',
      confidential: false,
      doNotNotify: false,
      reporter: { ...nobody, fullName: name, phone },
      attachments: files.map(({ file }) => ({ fileId: file.id, sha256: file.sha256 })),
      receivedAt: earliest(inbound, deps.clock.now()),
    },
    actor,
  );
  if (!submitted.ok) return submitted;
  return ok({ complaintId: submitted.value.caseId, number: submitted.value.number });
}

/** When the report first came in; a phone whose clock is ahead does not make it later than now. */
function earliest(items: readonly PlacedItem[], now: InstantText): InstantText {
  return [now, ...items.map((item) => item.sentAt)].toSorted()[0] ?? now;
}

async function add(
  tx: Repositories,
  deps: Deps,
  command: ImportChat,
  complaintId: ComplaintId,
  { picked, files }: Chosen,
  actor: OfficerActor,
): Placed {
  const opened = await openComplaint(tx, actor, 'complaint.handle', { complaintId, version: null });
  if (!opened.ok) return opened;
  const { complaint, ref } = opened.value;
  if (files.length > 0) {
    await tx.storedFiles.adopt(
      files.map(({ file }) => file.id),
      { purpose: 'complaint_attachment', ref, visibleToCitizen: true },
    );
  }
  const body = bodyOf(
    command.summary,
    picked.filter((item) => !item.known),
  );
  if (body !== '') {
    const said = await takeReporterMessage(tx, deps, complaint, body);
    if (!said.ok) return said;
  }
  return ok({ complaintId: complaint.id, number: complaint.number });
}

async function keepMessages(
  tx: Repositories,
  deps: Deps,
  conversation: Conversation,
  complaintId: ComplaintId,
  what: {
    readonly fresh: readonly PlacedItem[];
    readonly kept: readonly ConversationMessage[];
    readonly files: readonly TakenFile[];
  },
): Promise<void> {
  const fileOf = new Map(what.files.map(({ hash, file }) => [hash, file.id]));
  const now = deps.clock.now();
  for (const item of what.fresh) {
    await tx.conversations.addMessage({
      id: asId<ConversationMessageId>(deps.ids.next()),
      conversationId: conversation.id,
      complaintId,
      providerId: null,
      contentHash: item.hash,
      direction: item.direction,
      kind: item.kind,
      body: item.text,
      detail: detailOf(item),
      fileId: fileOf.get(item.hash) ?? null,
      point: item.point,
      sentAt: item.sentAt,
      receivedAt: now,
      status: item.direction === 'in' ? 'received' : 'sent',
      errorCode: null,
    });
  }
  for (const message of what.kept) {
    const fileId = fileOf.get(message.contentHash);
    if (fileId !== undefined && message.fileId === null) {
      await tx.conversations.changeMessage(message.id, { fileId });
    }
  }
  const last = (direction: 'in' | 'out', before: InstantText | null): InstantText | null =>
    what.fresh.reduce(
      (latest, item) =>
        item.direction === direction && (latest === null || item.sentAt > latest) ? item.sentAt : latest,
      before,
    );
  await tx.conversations.change(conversation.id, {
    complaintId,
    handledBy: 'officer',
    lastInboundAt: last('in', conversation.lastInboundAt),
    lastOutboundAt: last('out', conversation.lastOutboundAt),
  });
}

function detailOf({ file, omitted, edited }: PlacedItem): string | null {
  const detail = { ...(file !== null && { file }), ...(omitted && { omitted }), ...(edited && { edited }) };
  return Object.keys(detail).length === 0 ? null : JSON.stringify(detail);
}
