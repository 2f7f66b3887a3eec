import { type DestinationStream, pino } from 'pino';
import type { LogFields, Logger } from '#application/ports/logger.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** What a log line may hold; `satisfies` keeps the list complete, everything else is dropped. */
const known = {
  requestId: true,
  route: true,
  method: true,
  status: true,
  ms: true,
  topic: true,
  jobId: true,
  attempts: true,
  count: true,
  code: true,
  error: true,
} as const satisfies Record<keyof LogFields, true>;

const LONGEST_TEXT = 500;

/** One JSON object a line on standard output: `level`, `time`, `event`, and known fields only. */
export function jsonLogger(
  level: LogLevel,
  process: 'web' | 'worker' | 'cli',
  destination: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Logger {
  const log = pino(
    {
      level,
      base: { process },
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    info: (event, fields) => log.info(allowed(fields), event),
    warn: (event, fields) => log.warn(allowed(fields), event),
    error: (event, fields) => log.error(allowed(fields), event),
  };
}

function allowed(fields: LogFields | undefined): Record<string, string | number> {
  const line: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(fields ?? {})) {
    if (!Object.hasOwn(known, key)) continue;
    if (typeof value === 'number') line[key] = value;
    if (typeof value === 'string') line[key] = withoutPersonalData(value);
  }
  return line;
}

/** A second net: messages of libraries may quote an address or a number that a person typed. */
function withoutPersonalData(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/[^\s@<>"']+@[^\s@<>"']+/g, '[surel]')
    .replace(/\+?\d[\d .-]{8,}\d/g, (digits) => (isInstantOrId(digits) ? digits : '[nomor]'));
}

function isInstantOrId(digits: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(digits);
}
