import { pino } from 'pino';
import type { LogFields, Logger } from '#application/ports/logger.ts';

/** Where lines go; `flush` hands on what it has gathered. */
type LogDestination = { readonly write: (line: string) => unknown; readonly flush?: () => void };

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

const knownNames = Object.keys(known);

const LONGEST_TEXT = 500;

/** One JSON object a line on standard output: `level`, `time`, `event`, and known fields only. */
export function jsonLogger(
  level: LogLevel,
  process: 'web' | 'worker' | 'cli',
  destination: LogDestination = standardOutput(),
): Logger {
  const write = (of: keyof typeof ranks, event: string, fields: LogFields | undefined): void => {
    if (ranks[of] < ranks[level]) return;
    destination.write(lineOf(of, process, fields, event));
    if (of !== 'info') destination.flush?.();
  };
  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}

const ranks: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 };

let instantMs = 0;
let instantText = '';

/** Many lines fall into one millisecond. */
function instant(): string {
  const now = Date.now();
  if (now !== instantMs) {
    instantMs = now;
    instantText = new Date(now).toISOString();
  }
  return instantText;
}

const FLUSH_MS = 100;

let output: LogDestination | undefined;

/** Lines of requests are written together, ten times a second at least; warnings and errors at once. */
function standardOutput(): LogDestination {
  if (output !== undefined) return output;
  const out = pino.destination({ dest: 1, sync: true, minLength: 8_192 });
  setInterval(() => out.flush(), FLUSH_MS).unref();
  process.once('exit', () => out.flushSync());
  output = out;
  return out;
}

/** Text by text: a request is answered in less time than a general way of writing its line would take. */
function lineOf(
  level: LogLevel,
  process: string,
  fields: Readonly<Record<string, unknown>> | undefined,
  event: string,
): string {
  let line = `{"level":"${level}","time":"${instant()}","process":"${process}"`;
  if (fields !== undefined) {
    for (const key of knownNames) {
      const value = fields[key];
      if (typeof value === 'number') line += `,"${key}":${JSON.stringify(value)}`;
      else if (typeof value === 'string') line += `,"${key}":${JSON.stringify(textOf(key, value))}`;
    }
  }
  return `${line},"event":${JSON.stringify(event)}}\n`;
}

/** The portal makes request ids itself; everything else may have been typed by somebody. */
function textOf(key: string, value: string): string {
  return key === 'requestId' ? value : withoutPersonalData(value);
}

/** A second net: messages of libraries may quote an address or a number that a person typed. */
function withoutPersonalData(text: string): string {
  if (!/[@\d]/.test(text)) return text.slice(0, LONGEST_TEXT);
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/[^\s@<>"']+@[^\s@<>"']+/g, '[surel]')
    .replace(/\+?\d[\d .-]{8,}\d/g, (digits) => (isInstantOrId(digits) ? digits : '[nomor]'));
}

function isInstantOrId(digits: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(digits);
}
