import { crc32, deflateSync } from 'node:zlib';

/** Files as people and attackers send them, made here so that nothing large or dangerous lies in the tree. */

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const uint16 = (value: number): Buffer => Buffer.from([(value >> 8) & 0xff, value & 0xff]);
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

function pngChunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([latin(type), data]);
  return Buffer.concat([uint32(data.length), typed, uint32(crc32(typed))]);
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** No picture larger than this is made whole: the others only declare a size. */
const MOST_PIXELS = 4_000_000;

/** A PNG of this size, all black; beyond four million pixels one that only claims its size. */
export function png(width = 1, height = 1, padding = 0): Buffer {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 0, 0, 0, 0])]);
  const pixels = deflateSync(Buffer.alloc(width * height > MOST_PIXELS ? 2 : (width + 1) * height));
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', pixels)];
  if (padding > 0) chunks.push(pngChunk('tEXt', Buffer.alloc(padding, 0x61)));
  return Buffer.concat([pngSignature, ...chunks, pngChunk('IEND', Buffer.alloc(0))]);
}

/** An animated PNG of one declared canvas and a claim of many frames. */
export function animatedPng(frames: number): Buffer {
  const header = Buffer.concat([uint32(60_000), uint32(60_000), Buffer.from([8, 6, 0, 0, 0])]);
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    pngChunk('acTL', Buffer.concat([uint32(frames), uint32(0)])),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Huffman table of one code, "0" for the symbol 0; class 0 is DC, class 1 AC. */
const oneCode = (tableClass: 0 | 1): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xc4]),
    uint16(20),
    Buffer.from([tableClass << 4, 1, ...Array<number>(15).fill(0), 0]),
  ]);

/** A grey JPEG of this size (beyond four million pixels one that only claims it), then `padding` bytes behind its end. */
export function jpeg(width = 640, height = 480, padding = 64): Buffer {
  const jfif = Buffer.concat([latin('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])]);
  const frame = Buffer.concat([
    Buffer.from([8]),
    uint16(height),
    uint16(width),
    Buffer.from([1, 1, 0x11, 0]),
  ]);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    uint16(jfif.length + 2),
    jfif,
    Buffer.from([0xff, 0xdb]),
    uint16(67),
    Buffer.alloc(65).fill(1, 1),
    Buffer.from([0xff, 0xc0]),
    uint16(frame.length + 2),
    frame,
    oneCode(0),
    oneCode(1),
    Buffer.from([0xff, 0xda]),
    uint16(8),
    Buffer.from([1, 1, 0, 0, 63, 0]),
    // Two bits for each block of 64 pixels: no change, end.
    Buffer.alloc(width * height > MOST_PIXELS ? 0 : Math.ceil((blocks * 2) / 8)),
    Buffer.from([0xff, 0xd9]),
    Buffer.alloc(padding, 0x55),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A JPEG whose segments never come to a frame header. */
export function jpegWithoutFrame(segments: number): Buffer {
  const note = Buffer.concat([Buffer.from([0xff, 0xfe]), uint16(4), latin('hi')]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), ...Array.from({ length: segments }, () => note)]);
}

/** A small PDF of one empty page. */
export function pdf(extra: string | Uint8Array = ''): Buffer {
  return Buffer.concat([
    latin('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n'),
    latin('2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'),
    latin('3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n'),
    Buffer.from(extra),
    latin('\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF\n'),
  ]);
}

/** A PDF whose page tree is `depth` levels deep and comes back to its root. */
export function pdfWithDeepPageTree(depth: number): Buffer {
  const levels = Array.from(
    { length: depth },
    (_, at) => `${at + 4} 0 obj<</Type/Pages/Kids[${at + 1 === depth ? 2 : at + 5} 0 R]/Count 1>>endobj\n`,
  );
  return pdf(levels.join(''));
}

/** A PDF that claims a million pages and holds `objects` objects. */
export function pdfWithManyObjects(objects: number): Buffer {
  const empty = Array.from({ length: objects }, (_, at) => `${at + 4} 0 obj 0 endobj\n`).join('');
  return pdf(`4 0 obj<</Type/Pages/Count 1000000>>endobj\n${empty}`);
}

/** A PDF that stops in the middle, as after a broken download. */
export function truncatedPdf(): Buffer {
  return pdf('x'.repeat(20_000)).subarray(0, 9000);
}

/** Bytes of an ISO media file of this brand: HEIC and AVIF photos of telephones. */
export function isoMedia(brand: string): Buffer {
  return Buffer.concat([
    uint32(24),
    latin('ftyp'),
    latin(brand),
    uint32(0),
    latin('mif1'),
    latin(brand),
    Buffer.alloc(512, 0x11),
  ]);
}

export const svgWithScript = latin(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
export const htmlWithScript = latin('<!doctype html><html><body><script>alert(1)</script></body></html>');
export const gif = Buffer.concat([latin('GIF89a'), Buffer.from([1, 0, 1, 0, 0, 0, 0, 0x3b])]);
export const webp = Buffer.concat([latin('RIFF'), uint32(100), latin('WEBPVP8 '), Buffer.alloc(92, 1)]);
export const windowsProgram = Buffer.concat([latin('MZ'), Buffer.alloc(510, 0x90)]);
export const elfProgram = Buffer.concat([Buffer.from([0x7f]), latin('ELF'), Buffer.alloc(508, 2)]);

/** The beginning of a zip with one entry of this name: a DOCX, an XLSX, a JAR are such zips. */
export function zip(entry: string): Buffer {
  const name = latin(entry);
  const length = Buffer.alloc(4);
  length.writeUInt16LE(name.length);
  return Buffer.concat([latin('PK\x03\x04'), Buffer.alloc(22), length, name, Buffer.alloc(64, 3)]);
}

/** Content that is two things at once; each is named with what a browser might be talked into. */
export function polyglots(): readonly { readonly what: string; readonly bytes: Buffer }[] {
  const script = '<script>alert(document.domain)</script>';
  return [
    { what: 'HTML before a PDF', bytes: Buffer.concat([latin(`<html>${script}`), pdf()]) },
    { what: 'HTML inside a PDF', bytes: pdf(`% ${script}\n`) },
    {
      what: 'PDF with script that runs on opening',
      bytes: pdf('9 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj'),
    },
    { what: 'PDF that ends as a zip', bytes: Buffer.concat([pdf(), zip('a.html'), latin('\n%%EOF\n')]) },
    { what: 'JPEG that ends as a zip', bytes: Buffer.concat([jpeg(), zip('a.html')]) },
    { what: 'JPEG that ends as HTML', bytes: Buffer.concat([jpeg(), latin(script)]) },
    {
      what: 'JPEG with PHP in its note',
      bytes: Buffer.concat([jpeg(), latin('<?php system($_GET[0]); ?>')]),
    },
    { what: 'PNG that ends as HTML', bytes: Buffer.concat([png(), latin(script)]) },
    { what: 'PNG that ends as a PDF', bytes: Buffer.concat([png(), pdf()]) },
    { what: 'GIF that is JavaScript', bytes: latin('GIF89a=1;alert(1)//') },
    { what: 'zip before a PDF', bytes: Buffer.concat([zip('a.html'), pdf()]) },
    {
      what: 'JPEG signature before SVG',
      bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svgWithScript]),
    },
    { what: 'PNG signature before HTML', bytes: Buffer.concat([pngSignature, htmlWithScript]) },
    { what: 'PDF signature alone', bytes: latin('%PDF-1.7\n') },
  ];
}

/** Names that try to leave the folder, split a header, or look like something else. */
export const hostileNames: readonly (string | Uint8Array)[] = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/shadow',
  'C:\\boot.ini',
  '....//....//ktp.jpg',
  Buffer.from('ktp\0.exe\0.jpg'),
  Buffer.from('ktp%00.jpg'),
  'CON',
  'nul.jpg',
  'aux.pdf.exe',
  `${'a'.repeat(5000)}.jpg`,
  `${'.'.repeat(5000)}x`,
  `${'a.pdf'.repeat(1000)}`,
  'ktp\u202Egpj.exe',
  '\u2066ktp\u2069.jpg',
  'foto "ktp".jpg',
  "foto'; drop table stored_file;--.jpg",
  '<img src=x onerror=alert(1)>.jpg',
  '"><script>alert(1)</script>.jpg',
  'ktp;filename=lain.html.jpg',
  '.htaccess',
  '...',
  '   ',
  'ktp.jpg.',
  'ktp.php.jpg',
  'kartu 👨‍👩‍👧‍👦 keluarga.jpg',
  Buffer.from([0x6b, 0x74, 0x70, 0xff, 0xfe, 0x2e, 0x6a, 0x70, 0x67]),
  Buffer.from('ktp\x1b[31m\x07.jpg'),
  'ka\u0301\u0323\u0301\u0323rtu.jpg',
  '-rf.jpg',
  '$(id).jpg',
  '%2e%2e%2fktp.jpg',
];
