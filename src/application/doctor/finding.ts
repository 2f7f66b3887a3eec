/** `warning`: works, but somebody should act. `error`: something does not work or can be lost. */
export type FindingLevel = 'ok' | 'warning' | 'error';

export const checkNames = [
  'node',
  'address',
  'folder',
  'key',
  'disk',
  'writing',
  'database',
  'files',
  'mail',
  'worker',
  'outbox',
  'calendar',
  'backup',
  'clock',
] as const;
export type CheckName = (typeof checkNames)[number];

export type FindingCode =
  | 'FINE'
  | 'CHECK_FAILED'
  | 'NOT_CHECKED'
  | 'NODE_TOO_OLD'
  | 'NODE_NOT_24'
  | 'ADDRESS_NOT_ENCRYPTED'
  | 'FOLDER_MISSING'
  | 'FOLDER_NOT_WRITABLE'
  | 'FOLDER_EXPOSED'
  | 'KEY_UNUSABLE'
  | 'KEY_EXPOSED'
  | 'DISK_ALMOST_FULL'
  | 'WRITES_STOPPED'
  | 'DATABASE_MISSING'
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_NOT_DURABLE'
  | 'DATABASE_DAMAGED'
  | 'MIGRATIONS_PENDING'
  | 'FILES_LOST'
  | 'FILES_WITHOUT_ROW'
  | 'FILES_PUBLIC_UNDULY'
  | 'FILES_EXPOSED'
  | 'MAIL_NOT_SET'
  | 'MAIL_UNREACHABLE'
  | 'WORKER_SILENT'
  | 'WORKER_OFF'
  | 'MESSAGES_DEAD'
  | 'MESSAGES_LATE'
  | 'MESSAGES_HELD'
  | 'YEAR_MISSING'
  | 'NEXT_YEAR_MISSING'
  | 'BACKUP_KEY_ABSENT'
  | 'BACKUP_KEY_MALFORMED'
  | 'BACKUP_NONE'
  | 'BACKUP_OLD'
  | 'BACKUP_LACKS_FILES'
  | 'CLOCK_BEHIND'
  | 'CLOCK_SHIFTED';

export type Finding = {
  readonly check: CheckName;
  readonly level: FindingLevel;
  readonly code: FindingCode;
  /** Figures, places and ids that the sentence names; never personal data. */
  readonly detail: string;
};

export function fine(check: CheckName, detail = ''): Finding {
  return { check, level: 'ok', code: 'FINE', detail };
}

export function warning(check: CheckName, code: FindingCode, detail = ''): Finding {
  return { check, level: 'warning', code, detail };
}

export function failure(check: CheckName, code: FindingCode, detail = ''): Finding {
  return { check, level: 'error', code, detail };
}

/** The gravest level of all. */
export function worstOf(findings: readonly Finding[]): FindingLevel {
  if (findings.some(({ level }) => level === 'error')) return 'error';
  return findings.some(({ level }) => level === 'warning') ? 'warning' : 'ok';
}
