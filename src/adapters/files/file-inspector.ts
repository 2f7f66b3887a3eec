import {
  type FileInspector,
  type InspectedType,
  type Inspection,
  InspectionBusyError,
} from '#application/ports/file-inspector.ts';
import type { Logger } from '#application/ports/logger.ts';
import {
  type InspectionLimits,
  type InspectionProcess,
  type ProcessEnd,
  startInspectionProcess,
} from './inspection-process.ts';
import { fileKinds, MOST_BYTES, type Verdict } from './inspection-protocol.ts';

const MEGABYTE = 1024 * 1024;
const defaults: InspectorLimits = {
  fileMs: 10_000,
  heapMegabytes: 192,
  residentBytes: 450 * MEGABYTE,
  waiting: 24,
  waitMs: 30_000,
  idleMs: 60_000,
  filesPerProcess: 50,
};

export type InspectorLimits = InspectionLimits & {
  /** Files that may stand in line, and for how long each. */
  readonly waiting: number;
  readonly waitMs: number;
  /** A process without work ends after so long, and after so many files another takes over. */
  readonly idleMs: number;
  readonly filesPerProcess: number;
};

export type InspectorOptions = {
  readonly logger: Logger;
  readonly limits?: Partial<InspectorLimits>;
  /** Starts the process; null when it cannot. */
  readonly start?: (limits: InspectionLimits) => Promise<InspectionProcess | null>;
};

/** Looks into one file after the other in a process of its own, which is there only while files come. */
export function fileInspector(options: InspectorOptions): FileInspector & {
  readonly pid: () => number | null;
} {
  const limits = { ...defaults, ...options.limits };
  const { logger, start = startInspectionProcess } = options;
  const line = turns(limits.waiting, limits.waitMs);
  let running: InspectionProcess | null = null;
  let files = 0;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  const ready = async (): Promise<InspectionProcess | null> => {
    if (running?.alive()) return running;
    files = 0;
    running = await start(limits).catch(() => null);
    return running;
  };
  const endIt = async (): Promise<void> => {
    const ending = running;
    running = null;
    await ending?.end();
  };

  const lookOnce = async (
    mediaType: InspectedType,
    byteSize: number,
    bytes: () => AsyncIterable<Uint8Array>,
  ): Promise<Verdict | ProcessEnd | null> => {
    const found = closed ? null : await ready();
    if (found === null) return null;
    files += 1;
    return await found.look(fileKinds[mediaType], byteSize, bytes());
  };

  return {
    pid: () => (running?.alive() ? running.pid : null),
    inspect: async (mediaType, byteSize, bytes): Promise<Inspection> => {
      if (byteSize > MOST_BYTES) return { kind: 'refused', code: 'FILE_NOT_OPENED' };
      await line.take();
      clearTimeout(idle);
      try {
        let seen = await lookOnce(mediaType, byteSize, bytes);
        // Somebody else killed it, perhaps for want of memory elsewhere: not this file's fault.
        if (seen?.kind === 'died' && seen.signal === 'SIGKILL') {
          seen = await lookOnce(mediaType, byteSize, bytes);
        }
        return judged(seen, logger);
      } finally {
        if (files >= limits.filesPerProcess) await endIt();
        idle = setTimeout(() => void line.whenFree(endIt), limits.idleMs);
        idle.unref();
        line.give();
      }
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      await endIt();
    },
  };
}

type Inspected = Extract<Verdict, { kind: 'picture' | 'pdf' | 'refused' }>;

function isInspection(seen: Verdict | ProcessEnd): seen is Inspected | ProcessEnd {
  return ['picture', 'pdf', 'refused', 'over_limit', 'died'].includes(seen.kind);
}

function judged(seen: Verdict | ProcessEnd | null, logger: Logger): Inspection {
  if (seen === null || !isInspection(seen)) {
    logger.error('inspection_unavailable');
    return { kind: 'unavailable' };
  }
  switch (seen.kind) {
    case 'over_limit':
      logger.warn('inspection_killed', { code: seen.code });
      return { kind: 'refused', code: 'FILE_NOT_OPENED' };
    case 'died':
      logger.warn('inspection_killed', { code: seen.signal });
      return { kind: 'refused', code: 'FILE_NOT_OPENED' };
    default:
      return seen;
  }
}

type Turns = {
  readonly take: () => Promise<void>;
  readonly give: () => void;
  /** Does something in between, if nobody is at work. */
  readonly whenFree: (work: () => Promise<void>) => Promise<void>;
};

/** One after the other; who comes when the line is full, or waits too long, is sent away. */
function turns(most: number, waitMs: number): Turns {
  const waiting: (() => void)[] = [];
  let taken = false;
  const give = (): void => {
    const next = waiting.shift();
    if (next === undefined) taken = false;
    else next();
  };
  return {
    take: () => {
      if (!taken) {
        taken = true;
        return Promise.resolve();
      }
      if (waiting.length >= most) return Promise.reject(new InspectionBusyError('the line is full'));
      return new Promise((resolve, reject) => {
        const mine = (): void => {
          clearTimeout(late);
          resolve();
        };
        const late = setTimeout(() => {
          waiting.splice(waiting.indexOf(mine), 1);
          reject(new InspectionBusyError('waited too long'));
        }, waitMs);
        waiting.push(mine);
      });
    },
    give,
    whenFree: async (work) => {
      if (taken) return;
      taken = true;
      await work().finally(give);
    },
  };
}
