import { dialogueStateOf } from '#application/conversation/dialogue-state.ts';
import { chatContext, queueOutgoing, windowIsOpen } from '#application/conversation/outgoing.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import type { Notice } from '#application/notification/notice-repository.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { asId, type ComplaintId } from '#domain/shared/ids.ts';

type Deps = Pick<WorkerDependencies, 'unitOfWork' | 'chatWords' | 'ids' | 'vault' | 'clock' | 'facts'>;

/**
 * Puts a notice into the conversation that its report came from: in free words for 24 hours after the person's last
 * message, afterwards by a template that is approved; else somebody has to tell. Safe to repeat.
 */
export async function deliverByWhatsapp(deps: Deps, notice: Notice): Promise<JobOutcome> {
  await deps.unitOfWork.transaction(async (tx) => {
    const { ref } = notice;
    const now = deps.clock.now();
    if (ref?.caseKind !== 'complaint') return;
    const complaintId = asId<ComplaintId>(ref.caseId);
    const conversation = await tx.conversations.ofComplaint(complaintId);
    const toPerson = async (reason: string) => {
      if (!(await tx.notices.settle(notice.id, ['queued'], 'to_tell', now, null, reason))) return;
      await tx.openCaseCounts.add({ kind: 'notice_to_tell', unitId: null, dueOn: null }, 1);
    };
    if (conversation === null) return await toPerson('no_conversation');
    if (dialogueStateOf(conversation).muted) {
      await tx.notices.settle(notice.id, ['queued'], 'failed', now, null, 'muted');
      return;
    }
    const line = deps.chatWords.newsLine(notice.template, notice.params);
    const common = { key: `notice:${notice.id}`, noticeId: notice.id, complaintId };
    if (windowIsOpen(conversation, now)) {
      const words = deps.chatWords.reply({ kind: 'news', line }, await chatContext(tx, deps));
      await queueOutgoing(tx, deps, conversation, { ...words, ...common });
    } else {
      const template = (await tx.conversations.templates()).find(
        ({ noticeTemplate, state }) => noticeTemplate === notice.template && state === 'approved',
      );
      if (template === undefined) return await toPerson('whatsapp_window');
      const { name, language } = template;
      await queueOutgoing(tx, deps, conversation, {
        body: line,
        style: 'text',
        options: [],
        template: { name, language, parameters: [notice.params.number ?? ''] },
        ...common,
      });
    }
    await tx.notices.settle(notice.id, ['queued'], 'sent', now, null);
  });
  return done;
}
