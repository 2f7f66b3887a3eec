import type { BackupDependencies } from '#application/backup/backup-dependencies.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { AuditAnchorLog } from '#application/ports/audit-anchor-log.ts';
import type { ErasedTraces } from '#application/ports/erased-traces.ts';
import type { LetterRenderer } from '#application/ports/letter-renderer.ts';
import type { Mailer } from '#application/ports/mailer.ts';
import type { NoticeComposer } from '#application/ports/notice-composer.ts';
import type { OutboxQueue } from '#application/ports/outbox-queue.ts';
import type { TextExtractor } from '#application/ports/text-extractor.ts';
import type { WhatsappGateway } from '#application/ports/whatsapp-gateway.ts';

/** What work after the commit has beside what pages have. */
export type WorkerDependencies = Dependencies & {
  readonly outboxQueue: OutboxQueue;
  readonly erasedTraces: ErasedTraces;
  readonly backups: BackupDependencies;
  readonly auditAnchors: AuditAnchorLog;
  readonly letterRenderer: LetterRenderer;
  readonly noticeComposer: NoticeComposer;
  readonly textExtractor: TextExtractor;
  /** Null while the WhatsApp Cloud API is off. */
  readonly whatsapp: WhatsappGateway | null;
  /** Null while no mail server is set up: officers' mails then wait, citizens' notices are tasks for a person. */
  readonly mailer: Mailer | null;
};
