import type { FileScanner } from '#application/ports/file-scanner.ts';
import type { Logger } from '#application/ports/logger.ts';
import {
  type InspectionLimits,
  type InspectionProcess,
  type ProcessEnd,
  startInspectionProcess,
} from '../inspection-process.ts';
import { MOST_BYTES, type Verdict } from '../inspection-protocol.ts';
import { CLEAN_KIND, SCAN_KIND } from './scan-protocol.ts';

/** Raised with every change of what is found, so that files are looked through again. */
const EDITION = 1;
const MEGABYTE = 1024 * 1024;
const defaults: InspectionLimits = { fileMs: 90_000, heapMegabytes: 768, residentBytes: 1_400 * MEGABYTE };
const FILES_PER_PROCESS = 100;
const IDLE_MS = 30_000;

export type ScannerOptions = {
  readonly logger: Logger;
  readonly limits?: Partial<InspectionLimits>;
  /** Starts the process; null when it cannot. */
  readonly start?: (limits: InspectionLimits) => Promise<InspectionProcess | null>;
};

/** Looks through one file after the other in a process of its own, which is there only while files come. */
export function fileScanner(options: ScannerOptions): FileScanner {
  const { logger, start = startInspectionProcess } = options;
  const limits = { ...defaults, ...options.limits };
  let running: InspectionProcess | null = null;
  let files = 0;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;
  let line: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    const ending = running;
    running = null;
    await ending?.end();
  };
  const look = async (
    kind: number,
    byteSize: number,
    bytes: () => AsyncIterable<Uint8Array>,
  ): Promise<Verdict | ProcessEnd | null> => {
    clearTimeout(idle);
    if (closed) return null;
    if (running === null || !running.alive() || files >= FILES_PER_PROCESS) {
      await end();
      running = await start(limits).catch(() => null);
      files = 0;
    }
    if (running === null) {
      logger.error('file_scanner_unavailable');
      return null;
    }
    files += 1;
    const seen = await running.look(kind, byteSize, bytes());
    idle = setTimeout(() => void end(), IDLE_MS);
    idle.unref();
    if (seen.kind === 'over_limit' || seen.kind === 'died') {
      logger.warn('file_scanner_killed', { code: seen.kind === 'died' ? seen.signal : seen.code });
    }
    return seen;
  };
  /** A process that ended by itself may have ended for another reason than this file: once more, in a new one. */
  const lookTwice: typeof look = async (...file) => {
    const seen = await look(...file);
    return seen?.kind === 'died' && !closed ? await look(...file) : seen;
  };
  const inTurn: typeof look = (...file) => {
    const mine = line.then(() => lookTwice(...file));
    line = mine.catch(() => {});
    return mine;
  };

  return {
    edition: EDITION,
    scan: async (byteSize, bytes) => {
      if (byteSize > MOST_BYTES) return unknown;
      const seen = await inTurn(SCAN_KIND, byteSize, bytes);
      if (seen === null || closed) return { kind: 'unavailable' };
      // A file that takes more than it may has not been looked through to its end.
      return seen.kind === 'findings' ? seen : unknown;
    },
    clean: async (byteSize, bytes) => {
      if (byteSize > MOST_BYTES) return { kind: 'refused', code: 'NOT_POSSIBLE' };
      const seen = await inTurn(CLEAN_KIND, byteSize, bytes);
      if (seen === null || closed) return { kind: 'unavailable' };
      if (seen.kind === 'cleaned') return { kind: 'cleaned', bytes: Buffer.from(seen.bytes, 'base64') };
      return { kind: 'refused', code: seen.kind === 'not_cleaned' ? seen.code : 'NOT_POSSIBLE' };
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      await end();
    },
  };
}

const unknown = {
  kind: 'findings',
  findings: [{ kind: 'cut_short', place: { in: 'file' }, excerpt: '', count: 1 }],
} as const;
