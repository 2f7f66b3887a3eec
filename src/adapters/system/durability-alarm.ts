import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Durability } from '#application/ports/durability.ts';
import type { Logger } from '#application/ports/logger.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

const LOOK_EVERY_MS = 1_000;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export type DurabilityAlarm = Durability & {
  /** A flush to disk failed: what the system holds in memory may be lost, and asking again proves nothing. */
  readonly flushFailed: (code: string) => void;
  /** At the start of the portal, after a person has looked. */
  readonly reset: () => void;
};

/**
 * Remembers a failed flush in this process and, as far as the disk still takes it, in `writes-stopped` in the
 * data folder, where the worker, the web process and the doctor find it.
 */
export function durabilityAlarm(options: {
  readonly dataDir: string;
  readonly now: () => InstantText;
  readonly logger: Logger;
  /** Whether what another process marked counts here too. */
  readonly followMark: boolean;
}): DurabilityAlarm {
  const file = markOf(options.dataDir);
  let since: InstantText | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    stoppedSince: () => {
      if (options.followMark && since === null && performance.now() - lookedAt > LOOK_EVERY_MS) {
        lookedAt = performance.now();
        since = readMark(file);
      }
      return since;
    },
    flushFailed: (code) => {
      options.logger.error('writes_stopped', { code });
      if (since !== null) return;
      since = options.now();
      try {
        writeFileSync(file, `${since}\n`, { mode: 0o600 });
      } catch {
        // The disk fails; this process knows all the same.
      }
    },
    reset: () => {
      since = null;
      rmSync(file, { force: true });
    },
  };
}

/** When writing was stopped by a portal that runs on this folder; null while all is well. */
export function writesStoppedMark(dataDir: string): InstantText | null {
  return readMark(markOf(dataDir));
}

function markOf(dataDir: string): string {
  return path.join(path.resolve(dataDir), 'writes-stopped');
}

function readMark(file: string): InstantText | null {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return instant.test(text) ? text : null;
  } catch {
    return null;
  }
}
