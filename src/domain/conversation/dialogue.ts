import type { GeoPoint } from '#domain/complaint/complaint.ts';
import { type ChatCommand, commandOf, complaintNumberIn } from '#domain/conversation/commands.ts';
import type { ConversationMessage, MessageKind } from '#domain/conversation/conversation.ts';
import type { ComplaintId, ConversationMessageId } from '#domain/shared/ids.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** A message as the dialogue reads it. */
export type Line = Pick<ConversationMessage, 'id' | 'kind' | 'body' | 'point' | 'sentAt' | 'complaintId'> & {
  readonly choice: string | null;
};

/** A report in the making. */
export type Draft = {
  readonly lines: readonly ConversationMessageId[];
  readonly texts: readonly string[];
  readonly files: readonly ConversationMessageId[];
  readonly landmark: string;
  readonly point: GeoPoint | null;
  readonly anonymous: boolean;
  /** A voice note says what it is about. */
  readonly voice: boolean;
  readonly lastAt: InstantText;
};

/** A report that its "kirim" made; `complaintId` once it is registered. */
export type SentDraft = Draft & {
  readonly sentBy: ConversationMessageId;
  readonly sentAt: InstantText;
  readonly complaintId: ComplaintId | null;
};

export type DialogueStep = 'idle' | 'collect' | 'place' | 'confirm' | 'officer';

/** What to say to the last message; the words stand elsewhere. */
export type Answer =
  | { readonly kind: 'none' }
  | {
      readonly kind:
        | 'menu'
        | 'ask_report'
        | 'ask_text'
        | 'ask_place'
        | 'ask_again'
        | 'confirm'
        | 'cancelled'
        | 'nothing_to_send'
        | 'already_sent'
        | 'receipt'
        | 'added'
        | 'to_officer'
        | 'not_readable'
        | 'stopped'
        | 'started';
    }
  | { readonly kind: 'status'; readonly number: string | null };

export type Dialogue = {
  readonly step: DialogueStep;
  readonly draft: Draft | null;
  readonly sent: readonly SentDraft[];
  /** Messages to a report that was sent before, by its place in `sent`. */
  readonly later: readonly { readonly line: ConversationMessageId; readonly sent: number }[];
  /** The person wants no news that was not asked for. */
  readonly muted: boolean;
  readonly answer: Answer;
};

export type DialogueFacts = {
  /** Messages up to here were dealt with by an officer and start nothing by themselves. */
  readonly since: InstantText | null;
  /** From here on an officer writes: what comes belongs to the open report, and starts nothing. */
  readonly officerFrom: InstantText | null;
  /** When a registered report came to its end: what is written afterwards is a new one. */
  readonly endedAt: (id: ComplaintId) => InstantText | null;
};

/** A draft that nobody went on with for so long is no longer what the next message is about. */
const DRAFT_VALID_HOURS = 7 * 24;
/** A longer text after the question for the place is more than a place. */
const LONGEST_LANDMARK = 200;

const start: Dialogue = {
  step: 'idle',
  draft: null,
  sent: [],
  later: [],
  muted: false,
  answer: { kind: 'none' },
};

/**
 * Reads a conversation from its first message to its last. What comes out depends on the messages alone, in the order
 * in which they were sent: late, repeated or shuffled deliveries end in the same report. The first message is free, a
 * sentence is enough, and at most two questions are asked: where, and whether to send.
 */
export function readDialogue(lines: readonly Line[], facts: DialogueFacts): Dialogue {
  return lines.reduce((dialogue, line) => next(dialogue, line, facts), start);
}

function next(dialogue: Dialogue, line: Line, facts: DialogueFacts): Dialogue {
  const silent = { ...dialogue, answer: { kind: 'none' } } as const;
  if (facts.since !== null && line.sentAt <= facts.since && line.complaintId === null) {
    return { ...silent, step: 'idle', draft: null };
  }
  if (line.kind === 'reaction' || line.kind === 'sticker') return silent;
  const command = isContent(line.kind) ? null : commandOf(line.body, line.choice);
  if (dialogue.step === 'officer' || (facts.officerFrom !== null && line.sentAt > facts.officerFrom)) {
    return forOfficer(silent, line, facts);
  }
  const fresh = withoutStaleDraft(dialogue, line);
  if (command !== null) return obey(fresh, line, command);
  if (line.kind === 'unsupported' || line.kind === 'contacts') {
    return { ...fresh, answer: { kind: 'not_readable' } };
  }
  const open = fresh.draft === null ? openReport(fresh, line, facts) : -1;
  if (open !== -1 && fresh.step === 'idle') {
    return {
      ...fresh,
      later: [...fresh.later, { line: line.id, sent: open }],
      answer: { kind: 'added' },
    };
  }
  return question(withContent(fresh, line));
}

/** An officer reads it; with an open report it stands there too. */
function forOfficer(dialogue: Dialogue, line: Line, facts: DialogueFacts): Dialogue {
  const open = openReport(dialogue, line, facts);
  const taken = { ...dialogue, step: 'officer' } as const;
  return open === -1 ? taken : { ...taken, later: [...taken.later, { line: line.id, sent: open }] };
}

function isContent(kind: MessageKind): boolean {
  return kind !== 'text' && kind !== 'interactive';
}

/** The report to which a message belongs: the last one sent, unless it ended before. */
function openReport({ sent }: Dialogue, line: Line, facts: DialogueFacts): number {
  const last = sent.at(-1);
  if (last === undefined) return -1;
  const endedAt = last.complaintId === null ? null : facts.endedAt(last.complaintId);
  return endedAt !== null && endedAt < line.sentAt ? -1 : sent.length - 1;
}

function withoutStaleDraft(dialogue: Dialogue, line: Line): Dialogue {
  const { draft } = dialogue;
  if (draft === null) return dialogue;
  const validUntil = Temporal.Instant.from(draft.lastAt)
    .add({ hours: DRAFT_VALID_HOURS })
    .toString({ smallestUnit: 'millisecond' });
  return line.sentAt > validUntil ? { ...dialogue, step: 'idle', draft: null } : dialogue;
}

function obey(dialogue: Dialogue, line: Line, command: ChatCommand): Dialogue {
  const { draft } = dialogue;
  switch (command) {
    case 'send':
      return send(dialogue, line);
    case 'change':
      return draft === null
        ? { ...dialogue, answer: { kind: 'nothing_to_send' } }
        : {
            ...dialogue,
            step: 'idle',
            draft: { ...draft, texts: [], landmark: '' },
            answer: { kind: 'ask_again' },
          };
    case 'cancel':
      return {
        ...dialogue,
        step: 'idle',
        draft: null,
        answer: { kind: draft === null && dialogue.step === 'idle' ? 'nothing_to_send' : 'cancelled' },
      };
    case 'anonymous':
      return question({
        ...dialogue,
        draft: { ...(draft ?? emptyDraft(line)), anonymous: true, lastAt: line.sentAt },
      });
    case 'new':
      return { ...dialogue, step: 'idle', draft: draft ?? emptyDraft(line), answer: { kind: 'ask_report' } };
    case 'check':
      return { ...dialogue, answer: { kind: 'status', number: complaintNumberIn(line.body) } };
    case 'officer':
      return { ...dialogue, step: 'officer', answer: { kind: 'to_officer' } };
    case 'menu':
      return draft === null ? { ...dialogue, answer: { kind: 'menu' } } : question(dialogue);
    case 'stop':
      return { ...dialogue, muted: true, answer: { kind: 'stopped' } };
    case 'start':
      return { ...dialogue, muted: false, answer: { kind: 'started' } };
  }
}

function send(dialogue: Dialogue, line: Line): Dialogue {
  const { draft, sent } = dialogue;
  if (draft === null || !hasContent(draft)) {
    return { ...dialogue, answer: { kind: sent.length === 0 ? 'nothing_to_send' : 'already_sent' } };
  }
  const report: SentDraft = {
    ...draft,
    sentBy: line.id,
    sentAt: line.sentAt,
    complaintId: line.complaintId,
  };
  return { ...dialogue, step: 'idle', draft: null, sent: [...sent, report], answer: { kind: 'receipt' } };
}

const hasContent = (draft: Draft): boolean =>
  draft.texts.length > 0 || draft.files.length > 0 || draft.landmark !== '' || draft.point !== null;

function emptyDraft(line: Line): Draft {
  return {
    lines: [],
    texts: [],
    files: [],
    landmark: '',
    point: null,
    anonymous: false,
    voice: false,
    lastAt: line.sentAt,
  };
}

function withContent(dialogue: Dialogue, line: Line): Dialogue {
  const draft = dialogue.draft ?? emptyDraft(line);
  const body = line.body.trim();
  const common = { ...draft, lines: [...draft.lines, line.id], lastAt: line.sentAt };
  if (line.kind === 'location') {
    const landmark = draft.landmark === '' ? body.slice(0, LONGEST_LANDMARK) : draft.landmark;
    return { ...dialogue, draft: { ...common, point: line.point, landmark } };
  }
  const isPlace = dialogue.step === 'place' && line.kind === 'text' && body.length <= LONGEST_LANDMARK;
  if (isPlace) return { ...dialogue, draft: { ...common, landmark: body } };
  return {
    ...dialogue,
    draft: {
      ...common,
      texts: body === '' ? draft.texts : [...draft.texts, body],
      files: isContent(line.kind) ? [...draft.files, line.id] : draft.files,
      voice: draft.voice || line.kind === 'audio',
    },
  };
}

/** The one thing that is still missing, else whether to send. A voice note says what it is about. */
function question(dialogue: Dialogue): Dialogue {
  const { draft, step } = dialogue;
  if (draft === null || !hasContent(draft)) {
    return { ...dialogue, step: 'idle', answer: { kind: 'ask_report' } };
  }
  const said = draft.texts.length > 0 || draft.voice;
  const placed = draft.landmark !== '' || draft.point !== null;
  if (!said && step === 'idle') {
    return { ...dialogue, step: 'collect', answer: { kind: 'ask_text' } };
  }
  if (said && !placed && step === 'idle')
    return { ...dialogue, step: 'place', answer: { kind: 'ask_place' } };
  return { ...dialogue, step: 'confirm', answer: { kind: 'confirm' } };
}
