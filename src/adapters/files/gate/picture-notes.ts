import { maxPicturePixels } from '#domain/stored-file/file-rules.ts';
import type { FindingPlace } from '#domain/stored-file/finding.ts';
import { BrokenPictureError, withoutPictureNotes } from '#domain/stored-file/without-picture-notes.ts';
import { sharp } from '../guarded-sharp.ts';
import type { FindingsList } from './findings-list.ts';
import type { Parts } from './package-parts.ts';

const PICTURE = /\.(jpe?g|jpe|jfif|png)$/iu;

/** What cameras and programs wrote into a picture: where it was taken, by what and whom. */
export async function scanPicture(bytes: Buffer, place: FindingPlace, findings: FindingsList): Promise<void> {
  if (!isPicture(bytes)) return;
  const stripped = await withoutNotes(bytes);
  if (stripped === null) findings.add('not_opened', place);
  else if (bytes.length - stripped.length > MARGIN) {
    findings.add(hasPosition(bytes) ? 'location' : 'camera_notes', place);
  }
}

/** Empty marks and fill bytes, which tell nothing. */
const MARGIN = 24;

/** The same picture drawn anew, upright, with its pixels only. Null when it cannot be decoded. */
export async function redrawnPicture(bytes: Buffer): Promise<Buffer | null> {
  if (!isPicture(bytes)) return bytes;
  const isPng = bytes[0] === 0x89;
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPicturePixels, failOn: 'truncated' }).autoOrient();
    return await (isPng
      ? picture.png()
      : picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    ).toBuffer();
  } catch {
    return null;
  }
}

/** Looks into the photos of an office file. */
export async function picturesIn(parts: Parts, findings: FindingsList): Promise<void> {
  for (const [part, bytes] of parts) {
    if (PICTURE.test(part) && !/(^|\/)thumbnails?\b/iu.test(part)) {
      await scanPicture(bytes, { in: 'part', part }, findings);
    }
  }
}

/** Photos of an office file without their notes; one that is not built as it must be is left out. */
export async function cleanPictures(parts: Parts): Promise<void> {
  for (const [part, bytes] of parts) {
    if (!PICTURE.test(part) || !isPicture(bytes)) continue;
    const stripped = await withoutNotes(bytes);
    const clean = stripped === null || hasPosition(stripped) ? await redrawnPicture(bytes) : stripped;
    parts.set(part, clean ?? Buffer.alloc(0));
  }
}

function isPicture(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xd8) || (bytes[0] === 0x89 && bytes[1] === 0x50);
}

async function withoutNotes(bytes: Buffer): Promise<Buffer | null> {
  const source = (async function* () {
    yield bytes;
  })();
  const parts: Uint8Array[] = [];
  try {
    for await (const part of withoutPictureNotes(source)) parts.push(part);
  } catch (error) {
    if (error instanceof BrokenPictureError) return null;
    throw error;
  }
  return Buffer.concat(parts);
}

/** An entry of EXIF that points to a position, or one written in XMP. */
function hasPosition(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 512 * 1024);
  if (head.includes('GPSLatitude') || head.includes('GPSLongitude')) return true;
  for (const [order, mark] of [
    ['II', Buffer.from([0x25, 0x88, 0x04, 0x00])],
    ['MM', Buffer.from([0x88, 0x25, 0x00, 0x04])],
  ] as const) {
    const at = head.indexOf(`${order}${order === 'II' ? '*\u0000' : '\u0000*'}`, 0, 'latin1');
    if (at !== -1 && head.indexOf(mark, at) !== -1) return true;
  }
  return false;
}

/** A photo within another file without its notes; as it is where it is not built as it must be. */
export async function withoutPhotoNotes(bytes: Buffer): Promise<Buffer> {
  return isPicture(bytes) ? ((await withoutNotes(bytes)) ?? bytes) : bytes;
}
