import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '#application/ports/clock.ts';
import type { Heartbeat } from '#application/ports/heartbeat.ts';
import type { Logger } from '#application/ports/logger.ts';

const EVERY_MS = 30_000;

/** Says every half minute that the worker lives, whatever it is busy with, until told to stop. */
export async function runHeartbeat(
  deps: { readonly heartbeat: Heartbeat; readonly clock: Clock; readonly logger: Logger },
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    await deps.heartbeat.beat(deps.clock.now()).catch((error: unknown) => {
      deps.logger.error('heartbeat_failed', { error: error instanceof Error ? error.name : 'unknown' });
    });
    await delay(EVERY_MS, undefined, { signal: stop }).catch(() => {});
  }
}
