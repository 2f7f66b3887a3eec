import type { Dependencies } from '#application/dependencies.ts';
import type { Notice, NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Requester } from '#domain/information-request/information-request.ts';
import { asId, type NoticeId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/**
 * The notices that an event owes the requester: mail where there is an address and a way to send it, else a
 * task for a person ("Perlu dikabari"). Nobody is told who asked not to be. `tellInPerson` false leaves out
 * the task, for what the citizen has just seen on screen.
 */
export function citizenNotices(
  deps: Pick<Dependencies, 'ids' | 'facts'>,
  ref: CaseRef,
  requester: Pick<Requester, 'email' | 'phone' | 'doNotNotify'>,
  template: NoticeTemplate,
  params: Readonly<Record<string, string>>,
  now: InstantText,
  options: { readonly tellInPerson: boolean },
): readonly Notice[] {
  if (requester.doNotNotify) return [];
  const byMail = requester.email !== null && deps.facts.mailChannel;
  if (!byMail && !options.tellInPerson) return [];
  return [
    {
      id: asId<NoticeId>(deps.ids.next()),
      ref,
      template,
      recipientKind: 'requester',
      officerId: null,
      channel: byMail ? 'mail' : 'person',
      address: (byMail ? requester.email : (requester.phone ?? requester.email)) ?? '',
      params,
      status: byMail ? 'queued' : 'to_tell',
      reason: null,
      createdAt: now,
      settledAt: null,
      settledBy: null,
    },
  ];
}
