import { submitComplaintIn } from '#application/complaint/submit-complaint.ts';
import { type Attachable, addToReport } from '#application/conversation/add-to-report.ts';
import { unsealContact } from '#application/conversation/contact.ts';
import type { DialogueDeps } from '#application/conversation/dialogue-deps.ts';
import { dialogueStateOf, QUIET_SECONDS } from '#application/conversation/dialogue-state.ts';
import { chatContext, queueOutgoing } from '#application/conversation/outgoing.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import type { ChatReply } from '#application/ports/chat-words.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { Conversation, ConversationMessage } from '#domain/conversation/conversation.ts';
import { type Dialogue, type Line, readDialogue, type SentDraft } from '#domain/conversation/dialogue.ts';
import { asId, type ComplaintId, type ConversationId, type StoredFileId } from '#domain/shared/ids.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** Somebody who writes more than this in an hour is read, but not answered by the machine. */
const ANSWERED_AN_HOUR = 60;

const ended = ['closed', 'archived', 'not_ours', 'withdrawn'];

/**
 * Reads a conversation anew once it is quiet and does what is not done yet: registers what was sent off, adds later
 * messages to their report, answers the last message. Doing it twice changes nothing.
 */
export async function advanceConversation(deps: DialogueDeps, conversationId: string): Promise<JobOutcome> {
  await deps.unitOfWork.transaction(async (tx) => {
    const conversation = await tx.conversations.hold(asId<ConversationId>(conversationId));
    if (conversation === null) return;
    const { takenAt } = dialogueStateOf(conversation);
    // The message that came meanwhile brings its own turn.
    if (takenAt !== null && deps.clock.now() < laterBy(takenAt, QUIET_SECONDS)) return;
    await advance(tx, deps, conversation);
  });
  return done;
}

function laterBy(at: InstantText, seconds: number): InstantText {
  return Temporal.Instant.from(at).add({ seconds }).toString({ smallestUnit: 'millisecond' });
}

async function advance(tx: Repositories, deps: DialogueDeps, conversation: Conversation): Promise<void> {
  const messages = (await tx.conversations.messagesOf(conversation.id)).filter(
    // What was typed in by hand has no id of the provider, and was dealt with by hand.
    ({ direction, providerId }) => direction === 'in' && providerId !== null,
  );
  const known = dialogueStateOf(conversation);
  const endings = await endingsOf(tx, messages);
  const dialogue = readDialogue(messages.map(lineOf), {
    since: known.since,
    officerFrom: known.officerFrom,
    endedAt: (id) => endings.get(id) ?? null,
  });
  const blocked = await isBlocked(tx, conversation);
  const reports = blocked ? [] : await registerSent(tx, deps, conversation, dialogue, messages);
  if (!blocked) await addLater(tx, deps, dialogue, reports, messages);
  const { draft, step, muted } = dialogue;
  await tx.conversations.change(conversation.id, {
    state: JSON.stringify({
      ...known,
      step,
      muted,
      draft: draft && {
        texts: draft.texts,
        landmark: draft.landmark,
        point: draft.point,
        anonymous: draft.anonymous,
      },
    }),
    handledBy: step === 'officer' || known.officerFrom !== null ? 'officer' : 'bot',
    complaintId: reports.at(-1) ?? conversation.complaintId,
  });
  const last = messages.at(-1);
  if (blocked || last === undefined) return;
  if (writtenInTheHourBefore(messages, last.sentAt) > ANSWERED_AN_HOUR) return;
  const reply = await replyOf(tx, dialogue, reports.at(-1) ?? null, conversation);
  if (reply === null) return;
  await queueOutgoing(tx, deps, conversation, {
    ...deps.chatWords.reply(reply, await chatContext(tx, deps)),
    key: `answer:${last.id}`,
    answers: last.id,
    complaintId: null,
  });
}

function lineOf(message: ConversationMessage): Line {
  const detail: { readonly choice?: string } = message.detail === null ? {} : JSON.parse(message.detail);
  const { id, kind, body, point, sentAt, complaintId } = message;
  return { id, kind, body, point, sentAt, complaintId, choice: detail.choice ?? null };
}

async function endingsOf(
  tx: Repositories,
  messages: readonly ConversationMessage[],
): Promise<ReadonlyMap<ComplaintId, InstantText>> {
  const endings = new Map<ComplaintId, InstantText>();
  const ids = new Set(messages.flatMap(({ complaintId }) => complaintId ?? []));
  for (const id of ids) {
    const complaint = await tx.complaints.find(id);
    if (complaint?.closedAt && ended.includes(complaint.status)) endings.set(id, complaint.closedAt);
  }
  return endings;
}

async function isBlocked(
  tx: Repositories,
  { contactKey, phoneKey }: Pick<Conversation, 'contactKey' | 'phoneKey'>,
): Promise<boolean> {
  if ((await tx.complaints.findBlock(contactKey)) !== null) return true;
  return phoneKey !== null && phoneKey !== contactKey && (await tx.complaints.findBlock(phoneKey)) !== null;
}

/** The complaint of each report that was sent off, registered now where it was not. */
async function registerSent(
  tx: Repositories,
  deps: DialogueDeps,
  conversation: Conversation,
  { sent, muted }: Dialogue,
  messages: readonly ConversationMessage[],
): Promise<readonly ComplaintId[]> {
  const reports: ComplaintId[] = [];
  for (const draft of sent) {
    const parts = messages.filter(({ id }) => draft.lines.includes(id));
    const complaintId = draft.complaintId ?? (await sendOff(tx, deps, conversation, { draft, parts, muted }));
    if (draft.complaintId !== null) await addToReport(tx, deps, complaintId, parts);
    reports.push(complaintId);
  }
  return reports;
}

/**
 * A "kirim" that comes after a later one finds what it was about in that report already: nothing stands twice, and
 * what is left, if anything, becomes a report of its own.
 */
async function sendOff(
  tx: Repositories,
  deps: DialogueDeps,
  conversation: Conversation,
  given: {
    readonly draft: SentDraft;
    readonly parts: readonly ConversationMessage[];
    readonly muted: boolean;
  },
): Promise<ComplaintId> {
  const { draft, parts } = given;
  const elsewhere = parts.find(({ complaintId }) => complaintId !== null)?.complaintId ?? null;
  if (elsewhere === null) return await register(tx, deps, conversation, given);
  const free = parts.filter(({ complaintId }) => complaintId === null);
  if (free.length === 0) {
    await tx.conversations.changeMessage(draft.sentBy, { complaintId: elsewhere });
    return elsewhere;
  }
  const words = free.filter(({ point, body }) => point === null && body.trim() !== '');
  const rest = {
    ...draft,
    lines: free.map(({ id }) => id),
    texts: words.map(({ body }) => body.trim()),
    landmark: '',
    point: free.find(({ point }) => point !== null)?.point ?? null,
  };
  return await register(tx, deps, conversation, { ...given, draft: rest, parts: free });
}

async function register(
  tx: Repositories,
  deps: DialogueDeps,
  conversation: Conversation,
  given: {
    readonly draft: SentDraft;
    readonly parts: readonly ConversationMessage[];
    readonly muted: boolean;
  },
): Promise<ComplaintId> {
  const { draft, parts } = given;
  const contact = unsealContact(deps, conversation);
  const words = draft.texts.length > 0 ? draft.texts : parts.map(({ kind }) => deps.chatWords.fileLine(kind));
  const submitted = await submitComplaintIn(
    tx,
    deps,
    {
      channel: 'whatsapp',
      complaintClass: 'complaint',
      supervision: false,
      topic: null,
      body: [...new Set(words)].join('\n') || deps.chatWords.fileLine('location'),
      happenedOn: null,
      place: { regionCode: null, landmark: draft.landmark, point: draft.point },
      identityMode: draft.anonymous ? 'anonymous' : 'open',
      confidential: false,
      doNotNotify: given.muted,
      idempotencyKey: `whatsapp:${draft.sentBy}`,
      reporter: { fullName: contact.name, address: null, email: null, phone: contact.phone },
      attachments: [],
      receivedAt: draft.sentAt,
    },
    null,
  );
  if (!submitted.ok) throw new Error(`a report of a chat was refused: ${submitted.error.code}`);
  const { caseId, number } = submitted.value;
  for (const id of [...draft.lines, draft.sentBy]) {
    await tx.conversations.changeMessage(id, { complaintId: caseId });
  }
  await tx.storedFiles.adoptFromConversation(filesOf(parts), {
    purpose: 'complaint_attachment',
    ref: { caseKind: 'complaint', caseId },
    visibleToCitizen: true,
  });
  await queueOutgoing(tx, deps, conversation, {
    ...deps.chatWords.reply({ kind: 'receipt', number }, await chatContext(tx, deps)),
    key: `receipt:${draft.sentBy}`,
    complaintId: caseId,
  });
  return caseId;
}

async function addLater(
  tx: Repositories,
  deps: DialogueDeps,
  { later }: Dialogue,
  reports: readonly ComplaintId[],
  messages: readonly ConversationMessage[],
): Promise<void> {
  for (const { line, sent } of later) {
    const complaintId = reports[sent];
    const parts: readonly Attachable[] = messages.filter(({ id }) => id === line);
    if (complaintId !== undefined) await addToReport(tx, deps, complaintId, parts);
  }
}

function filesOf(parts: readonly ConversationMessage[]): readonly StoredFileId[] {
  return parts.flatMap(({ fileId }) => fileId ?? []);
}

function writtenInTheHourBefore(messages: readonly ConversationMessage[], at: InstantText): number {
  const from = Temporal.Instant.from(at).subtract({ hours: 1 }).toString({ smallestUnit: 'millisecond' });
  return messages.filter(({ sentAt }) => sentAt > from).length;
}

/** Null where nothing is to be said, or it was said when the report was registered. */
async function replyOf(
  tx: Repositories,
  { answer, draft }: Dialogue,
  report: ComplaintId | null,
  conversation: Conversation,
): Promise<ChatReply | null> {
  switch (answer.kind) {
    case 'none':
    case 'receipt':
      return null;
    case 'confirm':
      return draft === null ? null : { kind: 'confirm', draft };
    case 'added': {
      const complaint = report === null ? null : await tx.complaints.find(report);
      return complaint === null ? null : { kind: 'added', number: complaint.number };
    }
    case 'status':
      return await statusOf(tx, answer.number, report ?? conversation.complaintId);
    default:
      return { kind: answer.kind };
  }
}

/** Status only; whether a report of somebody else that is not public exists is not told. */
async function statusOf(
  tx: Repositories,
  number: string | null,
  own: ComplaintId | null,
): Promise<ChatReply> {
  const mine = own === null ? null : await tx.complaints.find(own);
  if (number === null || mine?.number === number) {
    return { kind: 'status', number: mine?.number ?? null, status: mine?.status ?? null };
  }
  const other = await tx.complaints.findByNumber(number);
  const tellable = other !== null && !other.confidential && !other.supervision;
  return { kind: 'status', number, status: tellable ? other.status : null };
}
