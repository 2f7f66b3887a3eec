import { maxPicturePixels } from '#domain/stored-file/file-rules.ts';
import { sharp } from './guarded-sharp.ts';
import type { Verdict } from './inspection-protocol.ts';

type PictureVerdict = Extract<Verdict, { kind: 'picture' | 'refused' }>;

const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

/**
 * Decodes a JPEG or PNG down to its last row, which alone is kept. A picture that was cut off is broken; a JPEG
 * from a phone that only left out the mark of its end is not: with the mark it must decode without any complaint.
 */
export async function inspectPicture(bytes: Buffer): Promise<Verdict> {
  const verdict = await decode(bytes, 'truncated');
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  if (verdict.kind === 'picture' || verdict.code !== 'FILE_BROKEN' || !isJpeg) return verdict;
  if (bytes.subarray(-2).equals(END_OF_JPEG)) return verdict;
  return await decode(Buffer.concat([bytes, END_OF_JPEG]), 'warning');
}

async function decode(bytes: Buffer, failOn: 'truncated' | 'warning'): Promise<PictureVerdict> {
  try {
    const options = { limitInputPixels: maxPicturePixels, sequentialRead: true, failOn, pages: 1 } as const;
    const { width, height } = await sharp(bytes, options).metadata();
    await sharp(bytes, options)
      .extract({ left: 0, top: height - 1, width, height: 1 })
      .raw()
      .toBuffer();
    return { kind: 'picture', width, height };
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    return { kind: 'refused', code: tooLarge ? 'PICTURE_TOO_LARGE' : 'FILE_BROKEN' };
  }
}
