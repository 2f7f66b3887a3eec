import { createHash, randomFillSync } from 'node:crypto';
import { jpeg } from '#tests/support/hostile-files.ts';

/** A picture of about so many bytes that no other equals. */
export function picture(bytes: number): Buffer {
  const made = jpeg(1200, 900, bytes);
  const tail = made.subarray(made.length - bytes, made.length - 2);
  randomFillSync(tail);
  // No marker may stand in the picture's data.
  for (let at = 0; at < tail.length; at += 1) tail[at] = (tail[at] ?? 0) & 0x7f;
  return made;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
