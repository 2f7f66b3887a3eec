import type { AcceptedMediaType } from '#domain/stored-file/file-rules.ts';

export type SniffedType = AcceptedMediaType | 'heic' | 'unknown';

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpegSignature = [0xff, 0xd8, 0xff];
const zipSignature = [0x50, 0x4b, 0x03, 0x04];
const heifBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'];
const audioBrands = ['M4A ', 'M4B '];
const avifBrands = ['avif', 'avis'];
const pdfHeaderWithin = 1024;

/**
 * The type that the first bytes show; `heic` stands for the phone formats HEIC, HEIF and AVIF. Bytes that begin as a ZIP
 * and hold a PDF's first line soon after are a ZIP only where one is wanted.
 */
export function sniffMediaType(head: Uint8Array, zipWanted = false): SniffedType {
  if (startsWith(head, pngSignature)) return 'image/png';
  if (startsWith(head, jpegSignature)) return 'image/jpeg';
  const zip = startsWith(head, zipSignature);
  if (zip && zipWanted) return 'application/zip';
  if (latin(head, 4, 8) === 'ftyp') {
    const brand = latin(head, 8, 12);
    if (audioBrands.includes(brand)) return 'audio/mp4';
    return heifBrands.includes(brand) || avifBrands.includes(brand) ? 'heic' : 'unknown';
  }
  if (latin(head, 0, 4) === 'OggS') return 'audio/ogg';
  if (latin(head, 0, 3) === 'ID3' || isMpegFrame(head)) return 'audio/mpeg';
  if (latin(head, 0, pdfHeaderWithin).includes('%PDF-')) return 'application/pdf';
  return zip ? 'application/zip' : 'unknown';
}

/** The first frame of an MP3 without a title block: layer III, a bit rate and a sample rate that exist. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const version = (second >> 3) & 3;
  const rates = third >> 4 !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
  return first === 0xff && second >> 5 === 7 && version !== 1 && ((second >> 1) & 3) === 1 && rates;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, at) => bytes[at] === byte);
}

/** Bytes as one character each. */
export function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 4096)));
}
