import type { Dependencies } from '#application/dependencies.ts';
import { citizenNotices } from '#application/notification/citizen-notices.ts';
import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { Requester } from '#domain/information-request/information-request.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** One requester and what there is to tell: numbers and dates only, telephones and mailboxes are shared. */
export type Tidings = {
  readonly ref: CaseRef;
  readonly requester: Pick<Requester, 'email' | 'phone' | 'doNotNotify'>;
  readonly template: NoticeTemplate;
  readonly params: Readonly<Record<string, string>>;
};

/** Notices to an insert: far below what either database takes in one statement. */
const BATCH = 500;

/**
 * Tells many requesters at once, as `tellRequester` tells one: mail through the outbox, else a task in "Perlu
 * dikabari", which is counted; who asked not to be told is not. A few statements for each five hundred.
 */
export async function tellRequesters(
  tx: Pick<Repositories, 'notices' | 'outbox' | 'openCaseCounts'>,
  deps: Pick<Dependencies, 'ids' | 'facts'>,
  tidings: readonly Tidings[],
  now: InstantText,
): Promise<void> {
  const notices = tidings.flatMap(({ ref, requester, template, params }) =>
    citizenNotices(deps, ref, requester, template, params, now, { tellInPerson: true }),
  );
  for (let at = 0; at < notices.length; at += BATCH) {
    const batch = notices.slice(at, at + BATCH);
    await tx.notices.add(batch);
    await tx.outbox.add(
      batch
        .filter(({ status }) => status === 'queued')
        .map(({ id }) => ({
          topic: 'send_notice',
          dedupeKey: `send_notice:${id}`,
          payload: { noticeId: id },
        })),
      now,
    );
  }
  const toTell = notices.filter(({ status }) => status === 'to_tell').length;
  if (toTell > 0) {
    await tx.openCaseCounts.add({ kind: 'notice_to_tell', unitId: null, dueOn: null }, toTell);
  }
}
