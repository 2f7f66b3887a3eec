import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { type ZipPart, zipOf } from '#tests/support/zip-files.ts';

/** The text of a chat in `tests/fixtures/chats`. */
export function chatText(name: string): string {
  return readFileSync(new URL(`../fixtures/chats/${name}.txt`, import.meta.url), 'utf8');
}

export async function chatPhoto(background = '#55606a'): Promise<Buffer> {
  return await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** The first bytes are what says that it is a voice note. */
export const voiceNote = Buffer.concat([Buffer.from('OggS\u0000\u0002', 'latin1'), Buffer.alloc(400, 9)]);

/** The export of an Android phone: its text, and the photo and voice note of the fixtures. */
export async function androidExport(
  name: 'android-id' | 'android-id-longer',
  more: readonly ZipPart[] = [],
): Promise<Buffer> {
  return zipOf([
    { name: 'Chat WhatsApp dengan Siti Aminah Sumber.txt', bytes: Buffer.from(chatText(name)) },
    { name: 'IMG-20261121-WA0003.jpg', bytes: await chatPhoto(), stored: true },
    { name: 'PTT-20261121-WA0004.opus', bytes: voiceNote },
    ...more,
  ]);
}
