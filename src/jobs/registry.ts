import { anchorHistory } from '#application/audit/anchor-history.ts';
import { makeDailyBackup } from '#application/backup/make-daily-backup.ts';
import { closeSilentComplaints } from '#application/complaint/close-silent-complaints.ts';
import { notifyComplaintOfficers } from '#application/complaint/notify-complaint-officers.ts';
import { pressSilentUnits } from '#application/complaint/press-silent-units.ts';
import { advanceConversation } from '#application/conversation/advance-dialogue.ts';
import { fetchMedia } from '#application/conversation/fetch-media.ts';
import { handleWebhookEvent } from '#application/conversation/handle-webhook-event.ts';
import { sendChatMessage } from '#application/conversation/send-chat-message.ts';
import { openEndedExemptions } from '#application/exemption/open-ended-exemptions.ts';
import { lookIntoHeldFiles } from '#application/file-access/look-into-held-files.ts';
import { renderLetter } from '#application/letter/render-letter.ts';
import { deliverNotice } from '#application/notification/deliver-notice.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import { notifyOfficers } from '#application/notification/notify-officers.ts';
import type { LeasedMessage } from '#application/ports/outbox-repository.ts';
import { lookThroughDocuments } from '#application/public-document/look-through-file.ts';
import { publishDueDocuments } from '#application/public-document/publish-due-documents.ts';
import { unpublishFile } from '#application/public-document/unpublish-file.ts';
import { purgeConversations } from '#application/retention/purge-conversations.ts';
import { purgeExpiredAccess } from '#application/retention/purge-expired-access.ts';
import { purgeIdentityProofs } from '#application/retention/purge-identity-proofs.ts';
import { purgeReporters } from '#application/retention/purge-reporters.ts';
import { purgeStagedFiles } from '#application/retention/purge-staged-files.ts';
import { wipeErasedTraces } from '#application/retention/wipe-erased-traces.ts';
import { indexDocuments } from '#application/search/index-documents.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { asId } from '#domain/shared/ids.ts';
import { assertNever } from '#domain/shared/result.ts';

/** Does what a message asks for. Every branch is safe to repeat, because a message comes at least once. */
export async function runMessage(deps: WorkerDependencies, message: LeasedMessage): Promise<JobOutcome> {
  switch (message.topic) {
    case 'render_letter':
      return await renderLetter(deps, message.payload.letterId);
    case 'send_notice':
      return await deliverNotice(deps, message.payload.noticeId, message.attempts);
    case 'notify_officers':
      return await notifyOfficers(deps, message.payload, message.id);
    case 'notify_complaint_officers':
      return await notifyComplaintOfficers(deps, message.payload, message.id);
    case 'whatsapp_event':
      return await handleWebhookEvent(deps, message.payload.eventId);
    case 'advance_conversation':
      return await advanceConversation(deps, message.payload.conversationId);
    case 'fetch_whatsapp_media':
      return await fetchMedia(deps, message.payload.messageId, message.attempts);
    case 'send_whatsapp':
      return await sendChatMessage(deps, message.payload.messageId, message.attempts);
    case 'erase_file':
      await deps.files.erase(asId(message.payload.fileId));
      return done;
    case 'unpublish_file':
      await unpublishFile(deps, asId(message.payload.fileId));
      return done;
    default:
      return assertNever(message);
  }
}

export type ScheduledJob = {
  readonly name: string;
  readonly everyMs: number;
  /** Returns how much it did, for the log. Long ones give up when told to stop. */
  readonly run: (deps: WorkerDependencies, stop: AbortSignal) => Promise<number>;
};

const HOUR_MS = 60 * 60 * 1000;

/** Each finds its work by what is missing or over, never by a window of time: late or twice is the same. */
export const scheduledJobs: readonly ScheduledJob[] = [
  { name: 'open_ended_exemptions', everyMs: 5 * 60 * 1000, run: openEndedExemptions },
  { name: 'publish_due_documents', everyMs: 5_000, run: publishDueDocuments },
  { name: 'index_documents', everyMs: 10_000, run: indexDocuments },
  { name: 'look_into_held_files', everyMs: 5 * 60 * 1000, run: lookIntoHeldFiles },
  { name: 'look_through_documents', everyMs: 15 * 1000, run: lookThroughDocuments },
  { name: 'close_silent_complaints', everyMs: 15 * 60 * 1000, run: closeSilentComplaints },
  { name: 'press_silent_units', everyMs: 15 * 60 * 1000, run: pressSilentUnits },
  { name: 'purge_staged_files', everyMs: HOUR_MS, run: purgeStagedFiles },
  { name: 'purge_identity_proofs', everyMs: HOUR_MS, run: purgeIdentityProofs },
  { name: 'purge_reporters', everyMs: HOUR_MS, run: purgeReporters },
  { name: 'purge_conversations', everyMs: HOUR_MS, run: purgeConversations },
  { name: 'purge_expired_access', everyMs: HOUR_MS, run: purgeExpiredAccess },
  { name: 'wipe_erased_traces', everyMs: HOUR_MS, run: wipeErasedTraces },
  { name: 'anchor_history', everyMs: HOUR_MS, run: anchorHistory },
  { name: 'daily_backup', everyMs: HOUR_MS, run: makeDailyBackup },
];
