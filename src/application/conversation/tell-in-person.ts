import type { OutgoingDetail } from '#application/conversation/outgoing.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { ConversationMessage } from '#domain/conversation/conversation.ts';
import { asId, type NoticeId } from '#domain/shared/ids.ts';

export function outgoingDetailOf({ detail }: Pick<ConversationMessage, 'detail'>): OutgoingDetail {
  return { style: 'text', options: [], ...(detail === null ? {} : JSON.parse(detail)) };
}

/** True for a message that carries a notice: somebody must tell the person when it does not arrive. */
export function isForPerson(message: Pick<ConversationMessage, 'detail'>): boolean {
  return outgoingDetailOf(message).noticeId !== undefined;
}

/** The notice that a message carried becomes a task in "Perlu dikabari". */
export async function tellInPersonInstead(
  tx: Pick<Repositories, 'notices' | 'openCaseCounts'>,
  deps: Pick<Dependencies, 'clock'>,
  message: Pick<ConversationMessage, 'detail'>,
  reason: string,
): Promise<void> {
  const { noticeId } = outgoingDetailOf(message);
  if (noticeId === undefined) return;
  const id = asId<NoticeId>(noticeId);
  if (!(await tx.notices.settle(id, ['queued', 'sent'], 'to_tell', deps.clock.now(), null, reason))) return;
  await tx.openCaseCounts.add({ kind: 'notice_to_tell', unitId: null, dueOn: null }, 1);
}
