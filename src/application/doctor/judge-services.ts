import type { BackupFacts } from '#application/ports/doctor-probes.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import { type Finding, failure, fine, warning } from './finding.ts';
import { minutesBetween } from './judge-data.ts';

const SILENT_MINUTES = 3;
const BACKUP_HOURS = 26;

export function judgeMail(problem: string | null): Finding {
  if (problem === null) return { ...fine('mail'), code: 'MAIL_NOT_SET' };
  return problem === '' ? fine('mail') : failure('mail', 'MAIL_UNREACHABLE', problem);
}

export function judgeWorker(wanted: boolean, last: InstantText | null, now: InstantText): Finding {
  const silent = last === null || minutesBetween(last, now) > SILENT_MINUTES;
  if (!silent) return fine('worker', last);
  return wanted
    ? failure('worker', 'WORKER_SILENT', last ?? '–')
    : warning('worker', 'WORKER_OFF', last ?? '–');
}

export function judgeBackups(facts: BackupFacts, now: InstantText): readonly Finding[] {
  if (facts.recipient === 'malformed') return [failure('backup', 'BACKUP_KEY_MALFORMED')];
  if (facts.recipient === 'absent') return [warning('backup', 'BACKUP_KEY_ABSENT')];
  if (facts.newest === null) return [warning('backup', 'BACKUP_NONE')];
  const hours = Math.floor(minutesBetween(facts.newest.createdAt, now) / 60);
  const found = [
    ...(hours >= BACKUP_HOURS ? [warning('backup', 'BACKUP_OLD', String(hours))] : []),
    ...(facts.newest.missing > 0
      ? [failure('backup', 'BACKUP_LACKS_FILES', String(facts.newest.missing))]
      : []),
  ];
  return found.length > 0 ? found : [fine('backup', facts.newest.createdAt)];
}
