import type { Conversation } from '#domain/conversation/conversation.ts';
import type { DialogueStep, Draft } from '#domain/conversation/dialogue.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** What is kept of a dialogue: from when on it is read, and where it stands, for the desk to see. */
export type DialogueState = {
  readonly since: InstantText | null;
  readonly officerFrom: InstantText | null;
  /** When the last message was taken. */
  readonly takenAt: InstantText | null;
  readonly step: DialogueStep;
  readonly muted: boolean;
  readonly draft: Pick<Draft, 'texts' | 'landmark' | 'point' | 'anonymous'> | null;
};

const fresh: DialogueState = {
  since: null,
  officerFrom: null,
  takenAt: null,
  step: 'idle',
  muted: false,
  draft: null,
};

export function dialogueStateOf({ state }: Pick<Conversation, 'state'>): DialogueState {
  return state === null ? fresh : { ...fresh, ...JSON.parse(state) };
}

/** Deliveries come in any order and people write in pieces: a conversation is read once it was quiet for so long. */
export const QUIET_SECONDS = 2;
