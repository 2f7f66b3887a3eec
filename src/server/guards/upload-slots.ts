import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostLimits } from '#server/limits.ts';

/** One form with files whose body is being read. */
export type Upload = {
  readonly address: string;
  readonly startedAt: number;
  /** Bytes that have come over its connection so far. */
  readonly received: () => number;
  /** Answers it with a refusal and closes its connection. */
  readonly cut: () => void;
};

export type UploadSlots = {
  /** False when all are taken by uploads that go on, or by this address alone. Pair with `leave`. */
  readonly enter: (upload: Upload, nowMs: number) => boolean;
  readonly leave: (upload: Upload) => void;
  readonly taken: () => number;
};

/**
 * So many uploads at once, whoever sends them: a village behind one address is many people, so an address may
 * have most of them, never all. When none is free, the slowest that has had its time to show a fair rate goes.
 */
export function uploadSlots(limits: HostLimits): UploadSlots {
  const inWork = new Set<Upload>();
  return {
    enter: (upload, nowMs) => {
      let sameAddress = 0;
      for (const { address } of inWork) if (address === upload.address) sameAddress += 1;
      if (sameAddress >= limits.uploadsAtOncePerAddress) return false;
      if (inWork.size >= limits.uploadsAtOnce) {
        const slowest = tooSlow(inWork, limits, nowMs);
        if (slowest === null) return false;
        inWork.delete(slowest);
        slowest.cut();
      }
      inWork.add(upload);
      return true;
    },
    leave: (upload) => {
      inWork.delete(upload);
    },
    taken: () => inWork.size,
  };
}

/** Takes a place for a request until its body has come, since the parser behind may take its time; false: none free. */
export function holdUploadSlot(
  slots: UploadSlots,
  req: IncomingMessage,
  res: ServerResponse,
  { address, cut }: Pick<Upload, 'address' | 'cut'>,
): boolean {
  const { socket } = req;
  const before = socket.bytesRead;
  const startedAt = performance.now();
  const upload: Upload = { address, startedAt, received: () => socket.bytesRead - before, cut };
  if (!slots.enter(upload, startedAt)) return false;
  const leave = (): void => slots.leave(upload);
  req.once('end', leave);
  req.once('close', leave);
  res.once('close', leave);
  return true;
}

function tooSlow(uploads: ReadonlySet<Upload>, limits: HostLimits, nowMs: number): Upload | null {
  let found: Upload | null = null;
  let lowest: number = limits.minimumBytesPerSecond;
  for (const upload of uploads) {
    const ms = nowMs - upload.startedAt;
    if (ms < limits.uploadGraceMs) continue;
    const rate = (upload.received() / ms) * 1000;
    if (rate >= lowest) continue;
    lowest = rate;
    found = upload;
  }
  return found;
}
