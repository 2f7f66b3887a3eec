import { createHash, randomInt } from 'node:crypto';

/** Some of a list, each equally likely, in no order. */
export function randomSample<T>(from: readonly T[], count: number): readonly T[] {
  const left = [...from];
  const chosen: T[] = [];
  while (chosen.length < count && left.length > 0) {
    chosen.push(...left.splice(randomInt(left.length), 1));
  }
  return chosen;
}

export async function sha256OfStream(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}
