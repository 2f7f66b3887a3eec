import type { MessageStatus } from '#domain/conversation/conversation.ts';

const rank: Readonly<Record<MessageStatus, number>> = {
  received: 0,
  queued: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
  read: 4,
};

/** Statuses come in any order: only one that says more than the last is taken. What was delivered did not fail. */
export function isForward(from: MessageStatus, to: MessageStatus): boolean {
  return rank[to] > rank[from];
}
