import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { maxPicturePixels, type UploadRule, uploadRules } from '#domain/stored-file/file-rules.ts';
import { inspectUpload } from '#domain/stored-file/inspect-upload.ts';
import { sniffMediaType } from '#domain/stored-file/sniff-media-type.ts';
import { zipOf } from '#tests/support/zip-files.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );

const pdf = bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n');

function png(width: number, height: number): Uint8Array {
  const file = Buffer.alloc(33);
  file.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  file.writeUInt32BE(13, 8);
  file.write('IHDR', 12, 'latin1');
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}

function jpeg(width: number, height: number, noteLength = 20): Uint8Array {
  const note = [0xff, 0xe1, (noteLength + 2) >> 8, (noteLength + 2) & 255, ...new Array(noteLength).fill(65)];
  const frame = [0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3];
  return bytes([0xff, 0xd8], note, frame, new Array(20).fill(0));
}

const heic = (brand: string) => bytes([0, 0, 0, 24], `ftyp${brand}`, [0, 0, 0, 0], 'mif1heic');
const anyType: UploadRule = uploadRules.answer_attachment;
const inspect = (file: Uint8Array, rule = anyType) => inspectUpload(file, null, file.length, rule);
const refusal = (file: Uint8Array, rule = anyType) => {
  const result = inspect(file, rule);
  return result.ok ? null : result.error.code;
};

describe('an upload is judged by its bytes', () => {
  test('takes a PDF, a JPEG and a PNG for what they are', () => {
    assert.deepEqual(inspect(pdf), { ok: true, value: { mediaType: 'application/pdf' } });
    assert.deepEqual(inspect(jpeg(4000, 3000)), { ok: true, value: { mediaType: 'image/jpeg' } });
    assert.deepEqual(inspect(png(100, 50)), { ok: true, value: { mediaType: 'image/png' } });
  });

  test('takes a PDF whose header stands behind junk, but not beyond the first kilobyte', () => {
    assert.equal(refusal(bytes('\n'.repeat(900), Array.from(pdf))), null);
    assert.equal(refusal(bytes('\n'.repeat(1100), Array.from(pdf))), 'FILE_TYPE_NOT_ALLOWED');
  });

  test('knows a photo with long camera notes before its size', () => {
    assert.equal(refusal(jpeg(4000, 3000, 65_000)), null);
  });

  test('names HEIC, HEIF and AVIF so that the copy can help', () => {
    for (const brand of ['heic', 'heix', 'mif1', 'avif', 'avis']) {
      assert.equal(sniffMediaType(heic(brand)), 'heic');
      assert.equal(refusal(heic(brand)), 'HEIC_NOT_SUPPORTED');
    }
    assert.equal(refusal(heic('isom')), 'FILE_TYPE_NOT_ALLOWED');
  });

  test('refuses an empty file before anything else', () => {
    assert.equal(refusal(new Uint8Array()), 'EMPTY_FILE');
  });

  test('refuses one byte over the cap and takes exactly the cap', () => {
    const { maxBytes } = uploadRules.identity_proof;
    const at = inspectUpload(pdf, pdf, maxBytes, uploadRules.identity_proof);
    const over = inspectUpload(pdf, pdf, maxBytes + 1, uploadRules.identity_proof);
    assert.equal(at.ok, true);
    assert.deepEqual(over, { ok: false, error: { code: 'FILE_TOO_LARGE', maxBytes } });
  });

  test('refuses types the field does not take, and every other content', () => {
    assert.equal(refusal(png(10, 10), uploadRules.document_audio), 'FILE_TYPE_NOT_ALLOWED');
    assert.equal(refusal(jpeg(10, 10), uploadRules.letter_signed), 'FILE_TYPE_NOT_ALLOWED');
    for (const content of [
      '<html>',
      'PK\x03\x04',
      'MZ\x90',
      'GIF89a',
      '<svg xmlns=',
      '#!/bin/sh',
      '\x00',
      'teks',
    ]) {
      assert.equal(refusal(bytes(content)), 'FILE_TYPE_NOT_ALLOWED', content);
    }
  });

  test('takes plain text only where a list or a chat is asked for, and nothing else with a list', () => {
    const list = bytes(
      '\u00ef\u00bb\u00bftanggal;jenis;nama;keputusan\r\n2027-01-01;nasional;Tahun Baru;SKB\r\n',
    );
    const rule = uploadRules.holiday_list;
    assert.deepEqual(inspectUpload(list, null, list.length, rule), {
      ok: true,
      value: { mediaType: 'text/csv' },
    });
    for (const { accepts } of Object.values(uploadRules)) {
      if (accepts.some((type) => type === 'text/csv' || type === 'text/plain')) continue;
      const result = inspectUpload(list, null, list.length, { accepts, maxBytes: 1000 });
      assert.ok(!result.ok && result.error.code === 'FILE_TYPE_NOT_ALLOWED');
    }
    for (const other of [pdf, png(10, 10), bytes('PK\u0003\u0004', [0, 0]), bytes('a', [0], 'b')]) {
      const result = inspectUpload(other, null, other.length, rule);
      assert.ok(!result.ok && result.error.code === 'FILE_TYPE_NOT_ALLOWED');
    }
  });
  test('refuses a PNG or JPEG that would unpack to more than forty megapixels', () => {
    assert.equal(refusal(png(8000, 5000)), null);
    assert.equal(8000 * 5000, maxPicturePixels);
    assert.equal(refusal(png(8000, 5001)), 'PICTURE_TOO_LARGE');
    assert.equal(refusal(png(2 ** 31, 2 ** 31)), 'PICTURE_TOO_LARGE');
    assert.equal(refusal(jpeg(65_535, 65_535)), 'PICTURE_TOO_LARGE');
  });

  test('refuses a picture that hides its size, and a PDF that breaks off', () => {
    assert.equal(refusal(png(0, 10)), 'FILE_BROKEN');
    assert.equal(refusal(bytes('\x89PNG\r\n\x1a\n', 'xxxx')), 'FILE_BROKEN');
    assert.equal(refusal(bytes([0xff, 0xd8, 0xff, 0xda, 0, 2])), 'FILE_BROKEN');
    assert.equal(refusal(jpeg(4000, 3000).subarray(0, 20)), 'FILE_BROKEN');
    assert.equal(refusal(bytes('%PDF-1.7\n1 0 obj')), 'FILE_BROKEN');
  });

  test('looks for the trailer of a long PDF at its end', () => {
    const head = bytes('%PDF-1.4\n');
    assert.equal(inspectUpload(head, bytes('xref startxref 12 %%EOF'), 1_000_000, anyType).ok, true);
    assert.equal(inspectUpload(head, bytes('0 obj 12'), 1_000_000, anyType).ok, false);
  });
});

describe('an export of a chat', () => {
  const rule: UploadRule = uploadRules.chat_export;
  const zip = bytes([0x50, 0x4b, 0x03, 0x04], 'isi', [0x50, 0x4b, 0x05, 0x06], new Array(18).fill(0));

  test('is a whole ZIP or plain text, and a ZIP is taken only where a rule names it', () => {
    assert.deepEqual(inspect(zip, rule), { ok: true, value: { mediaType: 'application/zip' } });
    assert.deepEqual(inspect(bytes('21/11/26 21.05 - Budi: halo\n'), rule), {
      ok: true,
      value: { mediaType: 'text/csv' },
    });
    assert.equal(refusal(zip.subarray(0, 7), rule), 'FILE_BROKEN');
    assert.equal(refusal(pdf, rule), 'FILE_TYPE_NOT_ALLOWED');
    for (const other of Object.values<UploadRule>(uploadRules)) {
      if (!other.accepts.includes('application/zip'))
        assert.equal(refusal(zip, other), 'FILE_TYPE_NOT_ALLOWED');
    }
  });
});

describe('a file of an office program', () => {
  const part = (name: string, stored = false, text = 'isi') => ({ name, bytes: Buffer.from(text), stored });
  const kindOf = (file: Uint8Array) => {
    const result = inspect(file, uploadRules.document);
    return result.ok ? result.value.mediaType.split('.').at(-1) : result.error.code;
  };

  test('is known by its parts, not by its name', () => {
    const types = part('[Content_Types].xml');
    assert.equal(kindOf(zipOf([types, part('word/document.xml')])), 'document');
    assert.equal(kindOf(zipOf([types, part('xl/workbook.xml')])), 'sheet');
    const odf = (kind: string) =>
      zipOf([part('mimetype', true, `application/vnd.oasis.opendocument.${kind}`), part('content.xml')]);
    assert.equal(kindOf(odf('text')), 'text');
    assert.equal(kindOf(odf('spreadsheet')), 'spreadsheet');
  });

  test('with macros, of another kind, or any other archive is refused', () => {
    const types = part('[Content_Types].xml');
    assert.equal(
      kindOf(zipOf([types, part('xl/workbook.xml'), part('xl/vbaProject.bin')])),
      'FILE_TYPE_NOT_ALLOWED',
    );
    assert.equal(kindOf(zipOf([part('word/document.xml')])), 'FILE_TYPE_NOT_ALLOWED');
    assert.equal(kindOf(zipOf([types, part('ppt/presentation.xml')])), 'FILE_TYPE_NOT_ALLOWED');
    assert.equal(kindOf(zipOf([part('catatan.txt')])), 'FILE_TYPE_NOT_ALLOWED');
    const whole = zipOf([types, part('word/document.xml')]);
    assert.equal(kindOf(whole.subarray(0, whole.length - 22)), 'FILE_BROKEN');
  });

  test('a table is text with no markup in it', () => {
    assert.equal(kindOf(bytes('kecamatan;anggaran\r\nDringu;1200\r\n')), 'text/csv');
    for (const text of [
      '<html><script>',
      '  <!doctype html>',
      '<?xml version="1.0"?><svg/>',
      '#!/bin/sh',
      'hanya sebaris teks',
      'MZ, program',
    ]) {
      assert.equal(kindOf(bytes(text)), 'FILE_TYPE_NOT_ALLOWED', text);
    }
  });
});

describe('a recording', () => {
  test('is an MP3, an OGG or an M4A by its first bytes', () => {
    const kind = (file: Uint8Array) => sniffMediaType(file);
    assert.equal(kind(bytes('ID3', [4, 0, 0])), 'audio/mpeg');
    assert.equal(kind(bytes([0xff, 0xfb, 0x90, 0x64])), 'audio/mpeg');
    assert.equal(kind(bytes('OggS', [0, 2])), 'audio/ogg');
    assert.equal(kind(heic('M4A ')), 'audio/mp4');
    assert.equal(kind(bytes([0xff, 0xff, 0xff, 0xff])), 'unknown');
    assert.equal(kind(bytes([0xff, 0xfe, 0x41, 0])), 'unknown');
  });
});
