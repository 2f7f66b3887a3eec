import { calendarYearMissing } from '#application/exception/calendar-year-missing.ts';
import { caseDue } from '#application/exception/case-due.ts';
import { complaintActWaiting, complaintLate } from '#application/exception/complaint-kinds.ts';
import { complaintToEscalate } from '#application/exception/complaint-to-escalate.ts';
import { dutyDue } from '#application/exception/duty-due.ts';
import type { ExceptionKind } from '#application/exception/exception-kind.ts';
import {
  documentWaiting,
  exemptionEnding,
  exemptionFileWaiting,
} from '#application/exception/exemption-kinds.ts';
import { fileHeld } from '#application/exception/file-held.ts';
import { letterWithoutPaper } from '#application/exception/letter-without-paper.ts';
import { backupOld, diskLow, workerSilent, writesStopped } from '#application/exception/machine-kinds.ts';
import { messageDead } from '#application/exception/message-dead.ts';
import { noticeFailed } from '#application/exception/notice-failed.ts';
import { sp4nNotCopied } from '#application/exception/sp4n-not-copied.ts';

/** Every kind of thing that can need a person; a new one is one more line and its words. */
export const exceptionKinds: readonly ExceptionKind[] = [
  caseDue,
  sp4nNotCopied,
  complaintLate,
  complaintActWaiting,
  dutyDue,
  complaintToEscalate,
  letterWithoutPaper,
  fileHeld,
  messageDead,
  noticeFailed,
  calendarYearMissing,
  exemptionEnding,
  exemptionFileWaiting,
  documentWaiting,
  writesStopped,
  diskLow,
  backupOld,
  workerSilent,
];
