import { unsealReporter } from '#application/complaint/reporter.ts';
import { deliverByWhatsapp } from '#application/notification/deliver-by-whatsapp.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import type { Notice } from '#application/notification/notice-repository.ts';
import { toTellCell } from '#application/notification/to-tell-cell.ts';
import type { NoticeContext } from '#application/ports/notice-composer.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { asId, type ComplaintId, type NoticeId } from '#domain/shared/ids.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

type Deps = Pick<
  WorkerDependencies,
  | 'unitOfWork'
  | 'queries'
  | 'noticeComposer'
  | 'chatWords'
  | 'mailer'
  | 'ids'
  | 'vault'
  | 'clock'
  | 'facts'
  | 'logger'
>;

/** A citizen is told by a person when the mail server has not taken the mail after so many tries, about two hours. */
const TRIES_BEFORE_A_PERSON = 8;
const LINK_VALID_DAYS = 7;
const WAIT_FOR_MAIL_SERVER_MINUTES = 15;
/** An officer's mail that waited longer tells nothing new. */
const OFFICER_MAIL_VALID_DAYS = 14;

/**
 * Sends one notice by mail. The link in it is made now and opens the case once, so that neither the database
 * nor an old mailbox holds a way in. Safe to repeat: a notice that is settled is left alone, and a mail sent
 * twice carries the same Message-ID.
 */
export async function deliverNotice(deps: Deps, noticeId: string, attempts: number): Promise<JobOutcome> {
  const id = asId<NoticeId>(noticeId);
  const notice = await deps.unitOfWork.transaction((tx) => tx.notices.find(id));
  if (notice === null || notice.status !== 'queued') return done;
  if (notice.channel === 'whatsapp') return await deliverByWhatsapp(deps, notice);
  if (notice.channel !== 'mail') return done;
  const now = deps.clock.now();
  if (notice.recipientKind === 'officer' && notice.createdAt < daysBefore(now, OFFICER_MAIL_VALID_DAYS)) {
    return await settle(deps, notice, 'failed', 'waited_too_long');
  }
  if (deps.mailer === null) {
    return notice.recipientKind === 'officer'
      ? { kind: 'wait', minutes: WAIT_FOR_MAIL_SERVER_MINUTES, code: 'NO_MAIL_SERVER' }
      : await handToPerson(deps, notice, 'no_mail_server');
  }
  const to = await addressOf(deps, notice);
  if (to === null) return await handToPerson(deps, notice, 'no_address');
  const { settings } = await deps.queries.officeRules();
  const context = await contextOf(deps, notice, settings, now);
  const { subject, text } = deps.noticeComposer.compose(notice.template, notice.params, context);
  const outcome = await deps.mailer.send({
    to,
    subject,
    text,
    messageId: `${notice.id}@${hostOf(deps.facts.baseUrl)}`,
  });
  if (outcome.kind === 'sent') return await settle(deps, notice, 'sent');
  deps.logger.warn('mail_refused', { jobId: notice.id, attempts, code: outcome.reasonCode });
  if (notice.recipientKind === 'officer') {
    if (!outcome.permanent) return { kind: 'again', code: outcome.reasonCode };
    return await settle(deps, notice, 'failed', outcome.reasonCode);
  }
  return outcome.permanent || attempts >= TRIES_BEFORE_A_PERSON
    ? await handToPerson(deps, notice, outcome.reasonCode)
    : { kind: 'again', code: outcome.reasonCode };
}

/** A notice to a reporter holds no address: it is opened from where the identity is sealed. */
async function addressOf(deps: Deps, notice: Notice): Promise<string | null> {
  const { ref } = notice;
  if (ref?.caseKind !== 'complaint' || notice.recipientKind === 'officer') return notice.address;
  const complaint = await deps.unitOfWork.transaction((tx) =>
    tx.complaints.find(asId<ComplaintId>(ref.caseId)),
  );
  return complaint === null ? null : unsealReporter(deps, complaint).email;
}

async function contextOf(
  deps: Deps,
  notice: Notice,
  settings: OfficeSettings,
  now: InstantText,
): Promise<NoticeContext> {
  const { baseUrl } = deps.facts;
  const trackingAddress = `${baseUrl}/lacak`;
  const shared = {
    officeName: settings.officeName,
    trackingAddress,
    contact: [settings.address, settings.phone].filter((part) => part !== '').join(', '),
  };
  const { ref } = notice;
  if (notice.recipientKind === 'officer' || ref === null) {
    const folder = ref?.caseKind === 'complaint' ? 'pengaduan' : 'permohonan';
    const link = ref === null ? `${baseUrl}/petugas` : `${baseUrl}/petugas/${folder}/${ref.caseId}`;
    return { ...shared, link, linkOpensOnce: false };
  }
  const token = deps.ids.secret();
  await deps.unitOfWork.transaction((tx) =>
    tx.caseAccess.addLink(
      ref,
      deps.vault.digest('case_link', token),
      now,
      Temporal.Instant.from(now)
        .add({ hours: LINK_VALID_DAYS * 24 })
        .toString({ smallestUnit: 'millisecond' }),
    ),
  );
  return { ...shared, link: `${trackingAddress}/${token}`, linkOpensOnce: true };
}

async function settle(
  deps: Deps,
  notice: Notice,
  status: 'sent' | 'failed',
  reason?: string,
): Promise<JobOutcome> {
  await deps.unitOfWork.transaction((tx) =>
    tx.notices.settle(notice.id, ['queued'], status, deps.clock.now(), null, reason),
  );
  return done;
}

/** "Perlu dikabari": somebody writes or calls, because the mail will not arrive. */
async function handToPerson(deps: Deps, notice: Notice, reason: string): Promise<JobOutcome> {
  await deps.unitOfWork.transaction(async (tx) => {
    const now = deps.clock.now();
    if (!(await tx.notices.settle(notice.id, ['queued'], 'to_tell', now, null, reason))) return;
    await tx.openCaseCounts.add(toTellCell(notice.ref), 1);
    await recordFailure(tx, notice, now, reason);
  });
  return done;
}

async function recordFailure(
  tx: Repositories,
  notice: Notice,
  occurredAt: InstantText,
  reason: string,
): Promise<void> {
  if (notice.ref === null) return;
  await tx.caseEvents.append([
    {
      ...notice.ref,
      type: 'notice_failed',
      visibility: 'internal',
      actor: { kind: 'system' },
      occurredAt,
      payload: { noticeId: notice.id, template: notice.template, reason },
    },
  ]);
}

function daysBefore(instant: InstantText, days: number): InstantText {
  return Temporal.Instant.from(instant)
    .subtract({ hours: days * 24 })
    .toString({ smallestUnit: 'millisecond' });
}

function hostOf(baseUrl: string): string {
  return baseUrl
    .replace(/^https?:\/\//, '')
    .replace(/:\d+$/, '')
    .replaceAll(/[^A-Za-z0-9.-]/g, '');
}
