import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BodyPlan, bodyTimeMs } from '#server/guards/body.ts';
import type { HostLimits } from '#server/limits.ts';

/** Calls back once when a body that was begun does not arrive in its time; the answer ends the watch. */
export function watchBodyTime(
  req: IncomingMessage,
  res: ServerResponse,
  plan: BodyPlan,
  limits: HostLimits,
  onLate: () => void,
): () => void {
  const timer = setTimeout(onLate, bodyTimeMs(plan, limits));
  const stop = (): void => clearTimeout(timer);
  req.once('end', stop);
  req.once('close', stop);
  res.once('finish', stop);
  return stop;
}

/** Waits until a body that fits the stream's buffer has come whole, or its sender has gone; nothing is read. */
export function bodyArrived(req: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!req.complete && !req.destroyed) return;
      req.off('readable', look);
      req.off('close', look);
      resolve();
    };
    req.on('readable', look);
    req.on('close', look);
    look();
  });
}

/**
 * Ends a refused request so that its sender gets to read why: a browser looks at the answer only after it has
 * sent the form. What comes is thrown away, within bounds; then the connection is closed.
 */
export function discardBody(req: IncomingMessage, limits: HostLimits): Promise<void> {
  return new Promise((resolve) => {
    if (req.complete || req.destroyed) {
      resolve();
      return;
    }
    let seen = 0;
    const timer = setTimeout(resolve, limits.discardMs);
    const finish = (): void => {
      clearTimeout(timer);
      resolve();
    };
    req.on('data', (chunk: Buffer) => {
      seen += chunk.length;
      if (seen > limits.discardBytes) finish();
    });
    req.once('end', finish);
    req.once('close', finish);
    req.resume();
  });
}
