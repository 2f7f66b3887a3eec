import { unsealReporter } from '#application/complaint/reporter.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { Complaint } from '#domain/complaint/complaint.ts';
import { asId, type NoticeId } from '#domain/shared/ids.ts';

/**
 * Tells a reporter of something that happened: whoever came by WhatsApp there, else by mail, through the outbox; or a
 * task in "Perlu dikabari". The notice holds no address: it is opened from the complaint when the notice leaves, so that an identity stays where it is
 * sealed. Whoever has left no way, or asked not to be told, looks by number and code.
 */
export async function tellReporter(
  tx: Pick<Repositories, 'notices' | 'outbox' | 'openCaseCounts' | 'conversations'>,
  deps: Pick<Dependencies, 'ids' | 'facts' | 'vault' | 'clock'>,
  complaint: Pick<Complaint, 'id' | 'number' | 'sealedReporter' | 'doNotNotify'>,
  template: NoticeTemplate,
  params: Readonly<Record<string, string>> = {},
  options: { readonly tellInPerson: boolean } = { tellInPerson: true },
): Promise<void> {
  if (complaint.doNotNotify) return;
  const { email, phone } = unsealReporter(deps, complaint);
  const byWhatsapp =
    deps.facts.whatsappChannel && (await tx.conversations.ofComplaint(complaint.id)) !== null;
  if (email === null && phone === null && !byWhatsapp) return;
  const byMail = email !== null && deps.facts.mailChannel && !byWhatsapp;
  const byMachine = byMail || byWhatsapp;
  if (!byMachine && !options.tellInPerson) return;
  const id = asId<NoticeId>(deps.ids.next());
  const now = deps.clock.now();
  await tx.notices.add([
    {
      id,
      ref: { caseKind: 'complaint', caseId: complaint.id },
      template,
      recipientKind: 'requester',
      officerId: null,
      channel: byWhatsapp ? 'whatsapp' : byMail ? 'mail' : 'person',
      address: '',
      params: { number: complaint.number, ...params },
      status: byMachine ? 'queued' : 'to_tell',
      reason: null,
      createdAt: now,
      settledAt: null,
      settledBy: null,
    },
  ]);
  if (byMachine) {
    await tx.outbox.add(
      [{ topic: 'send_notice', dedupeKey: `send_notice:${id}`, payload: { noticeId: id } }],
      now,
    );
  } else await tx.openCaseCounts.add({ kind: 'complaint_notice_to_tell', unitId: null, dueOn: null }, 1);
}
