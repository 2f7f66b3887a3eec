import sharp from 'sharp';
import { maxPicturePixels } from '#domain/stored-file/file-rules.ts';
import type { Verdict } from './inspection-protocol.ts';

sharp.cache(false);
sharp.concurrency(1);
// Nothing but these two can be opened, whatever libvips was built with.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });

/** Decodes a JPEG or PNG down to its last row, which alone is kept. A picture that was cut off is broken. */
export async function inspectPicture(bytes: Buffer): Promise<Verdict> {
  try {
    const options = {
      limitInputPixels: maxPicturePixels,
      sequentialRead: true,
      failOn: 'truncated',
      pages: 1,
    } as const;
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
