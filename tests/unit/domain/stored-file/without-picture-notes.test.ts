import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { BrokenPictureError, withoutPictureNotes } from '#domain/stored-file/without-picture-notes.ts';
import { pdf } from '#tests/support/hostile-files.ts';

/** A picture with sharp corners, so that a lost or turned pixel shows. */
const painted = (width = 48, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: '#0f5257' } }).composite([
    {
      input: Buffer.from(`<svg width="12" height="8"><rect width="12" height="8" fill="#fff"/></svg>`),
      left: 0,
      top: 0,
    },
  ]);

const notes = {
  IFD0: { Make: 'Telepon-CANARY', Software: 'CANARY-app', ImageDescription: 'CANARY rumah Siti' },
  IFD3: {
    GPSLatitudeRef: 'S',
    GPSLatitude: '7/1 56/1 28/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '113/1 12/1 18/1',
  },
};

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function cleaned(bytes: Uint8Array, size = 4096): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of withoutPictureNotes(inPieces(bytes, size))) parts.push(part);
  return Buffer.concat(parts);
}

const pixels = (bytes: Buffer, turn = true) =>
  (turn ? sharp(bytes).rotate() : sharp(bytes)).raw().toBuffer({ resolveWithObject: true });

describe('what cameras write into a picture', () => {
  for (const progressive of [false, true]) {
    test(`is gone from a JPEG with its place, and every pixel stays (progressive: ${progressive})`, async () => {
      const given = await painted().withExif(notes).jpeg({ progressive, quality: 90 }).toBuffer();
      assert.match(given.toString('latin1'), /CANARY/);
      assert.ok((await sharp(given).metadata()).exif !== undefined);
      for (const size of [1, 7, 4096, given.length]) {
        const stored = await cleaned(given, size);
        const { exif, xmp, iptc, comments } = await sharp(stored).metadata();
        assert.deepEqual(
          { exif, xmp, iptc, comments },
          { exif: undefined, xmp: undefined, iptc: undefined, comments: undefined },
        );
        assert.doesNotMatch(stored.toString('latin1'), /CANARY|GPS|Exif/);
        assert.deepEqual((await pixels(stored)).data, (await pixels(given)).data);
      }
    });
  }

  test('leaves a photo the way up that the phone held it, and nothing else', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      const given = await painted().withExif(notes).withMetadata({ orientation }).jpeg().toBuffer();
      const stored = await cleaned(given);
      const meta = await sharp(stored).metadata();
      assert.equal(meta.orientation ?? 1, orientation);
      assert.ok((meta.exif?.length ?? 0) < 40, `${meta.exif?.length} bytes of notes`);
      assert.deepEqual((await pixels(stored)).info, (await pixels(given)).info);
    }
  });

  test('is gone from a PNG, and every pixel stays', async () => {
    const given = await painted().withExif(notes).png().toBuffer();
    assert.match(given.toString('latin1'), /CANARY/);
    const stored = await cleaned(given, 5);
    assert.doesNotMatch(stored.toString('latin1'), /CANARY|eXIf|tEXt/);
    assert.deepEqual((await pixels(stored, false)).data, (await pixels(given, false)).data);
  });

  test('is gone from behind the end of a picture too', async () => {
    const behind = Buffer.from('CANARY moving picture with a place');
    for (const picture of [await painted().jpeg().toBuffer(), await painted().png().toBuffer()]) {
      const stored = await cleaned(Buffer.concat([picture, behind]));
      assert.doesNotMatch(stored.toString('latin1'), /CANARY/);
      assert.equal((await sharp(stored).metadata()).width, 48);
    }
  });

  test('takes the preview out of the first segment of a JPEG', async () => {
    const picture = await painted().jpeg().toBuffer();
    const body = Buffer.concat([
      Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01', 'latin1'),
      Buffer.from([2, 2]),
      Buffer.from('CANARYCANARY'),
    ]);
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, body.length + 2]);
    // The picture's own first segment follows: a JPEG may have two.
    const stored = await cleaned(Buffer.concat([head, body, picture.subarray(2)]));
    assert.doesNotMatch(stored.toString('latin1'), /CANARY/);
    assert.equal((await sharp(stored).metadata()).height, 32);
  });
});

describe('what is no picture, or a broken one', () => {
  test('a PDF passes byte for byte', async () => {
    const given = pdf();
    assert.deepEqual(await cleaned(given, 3), Buffer.from(given));
  });

  test('a JPEG or PNG that leaves its own rules is refused', async () => {
    const picture = await painted().jpeg().toBuffer();
    const broken = Buffer.concat([picture.subarray(0, 2), Buffer.from('no marker'), picture.subarray(2)]);
    await assert.rejects(cleaned(broken), BrokenPictureError);
    const png = await painted().png().toBuffer();
    await assert.rejects(cleaned(png.subarray(0, png.length - 6)), BrokenPictureError);
    await assert.rejects(
      cleaned(Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2])),
      BrokenPictureError,
    );
  });

  test('a JPEG without the mark of its end keeps its pixels, for the inspection to judge', async () => {
    const picture = await painted().jpeg().toBuffer();
    const stored = await cleaned(picture.subarray(0, -2));
    assert.deepEqual(
      (await pixels(Buffer.concat([stored, Buffer.from([0xff, 0xd9])]))).data,
      (await pixels(picture)).data,
    );
  });

  test('is done in a moment, however its marks are heaped', async () => {
    const head = (await painted().jpeg().toBuffer()).subarray(0, -2);
    const segment = Buffer.from([0xff, 0xda, 0, 2]);
    for (const unit of [[0xff], [0xff, 0xff, 0], [0xff, 0xd0], [0, 0xff, 0]]) {
      const heap = Buffer.alloc(9_000_000, Buffer.from(unit));
      const started = performance.now();
      await cleaned(Buffer.concat([head, heap]), 65_536);
      assert.ok(performance.now() - started < 3000, `${unit.join()} took too long`);
    }
    await assert.rejects(
      cleaned(Buffer.concat([head, Buffer.alloc(4_000_000, segment)])),
      BrokenPictureError,
    );
    const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt'), Buffer.alloc(4)]);
    const signature = (await painted().png().toBuffer()).subarray(0, 8);
    await assert.rejects(
      cleaned(Buffer.concat([signature, Buffer.alloc(4_000_000, chunk)])),
      BrokenPictureError,
    );
  });
});
