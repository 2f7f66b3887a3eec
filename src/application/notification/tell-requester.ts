import type { Dependencies } from '#application/dependencies.ts';
import { citizenNotices } from '#application/notification/citizen-notices.ts';
import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { OutboxMessage } from '#application/ports/outbox-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { Requester } from '#domain/information-request/information-request.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/**
 * Tells the requester of something that happened: mail through the outbox, or a task in "Perlu dikabari",
 * which is counted. Nobody is told who asked not to be.
 */
export async function tellRequester(
  tx: Pick<Repositories, 'notices' | 'outbox' | 'openCaseCounts'>,
  deps: Pick<Dependencies, 'ids' | 'facts'>,
  about: {
    readonly ref: CaseRef;
    readonly requester: Pick<Requester, 'email' | 'phone' | 'doNotNotify'>;
    readonly template: NoticeTemplate;
    /** Numbers and dates only: telephones and mailboxes are shared. */
    readonly params: Readonly<Record<string, string>>;
  },
  now: InstantText,
): Promise<void> {
  const notices = citizenNotices(deps, about.ref, about.requester, about.template, about.params, now, {
    tellInPerson: true,
  });
  if (notices.length === 0) return;
  await tx.notices.add(notices);
  const toTell = notices.filter((notice) => notice.status === 'to_tell').length;
  if (toTell > 0) {
    await tx.openCaseCounts.add({ kind: 'notice_to_tell', unitId: null, dueOn: null }, toTell);
  }
  const mails = notices.flatMap((notice): readonly OutboxMessage[] =>
    notice.status === 'queued'
      ? [
          {
            topic: 'send_notice',
            dedupeKey: `send_notice:${notice.id}`,
            payload: { noticeId: notice.id },
          },
        ]
      : [],
  );
  if (mails.length > 0) await tx.outbox.add(mails, now);
}
