import type { Logger } from '#application/ports/logger.ts';
import type { ExtractedText, TextExtractor } from '#application/ports/text-extractor.ts';
import {
  type InspectionLimits,
  type InspectionProcess,
  startInspectionProcess,
} from './inspection-process.ts';
import { MOST_BYTES } from './inspection-protocol.ts';
import { textKinds } from './text-kinds.ts';

const MEGABYTE = 1024 * 1024;
const defaults: InspectionLimits = { fileMs: 60_000, heapMegabytes: 320, residentBytes: 640 * MEGABYTE };
const FILES_PER_PROCESS = 50;
const IDLE_MS = 30_000;

/** Reads one file after the other in a process of its own, which is there only while there is something to read. */
export function textExtractor(options: {
  readonly logger: Logger;
  readonly limits?: Partial<InspectionLimits>;
}): TextExtractor {
  const limits = { ...defaults, ...options.limits };
  let running: InspectionProcess | null = null;
  let files = 0;
  let idle: NodeJS.Timeout | undefined;
  let line: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    const ending = running;
    running = null;
    await ending?.end();
  };

  const read: TextExtractor['extract'] = async (mediaType, byteSize, bytes): Promise<ExtractedText> => {
    const kind = textKinds[mediaType];
    if (kind === undefined) return { kind: 'not_text' };
    if (byteSize > MOST_BYTES) return { kind: 'unreadable' };
    clearTimeout(idle);
    if (running === null || !running.alive() || files >= FILES_PER_PROCESS) {
      await end();
      running = await startInspectionProcess(limits).catch(() => null);
      files = 0;
    }
    if (running === null) {
      options.logger.error('text_reader_unavailable');
      return { kind: 'unavailable' };
    }
    files += 1;
    const seen = await running.look(kind, byteSize, bytes());
    idle = setTimeout(() => void end(), IDLE_MS);
    idle.unref();
    if (seen.kind === 'text') return seen;
    if (seen.kind === 'over_limit' || seen.kind === 'died') {
      options.logger.warn('text_reader_killed', { code: seen.kind === 'died' ? seen.signal : seen.code });
    }
    return { kind: 'unreadable' };
  };

  return {
    extract: (...file) => {
      const mine = line.then(() => read(...file));
      line = mine.catch(() => {});
      return mine;
    },
    close: async () => {
      clearTimeout(idle);
      await end();
    },
  };
}
