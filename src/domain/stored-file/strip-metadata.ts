/**
 * A picture without what the camera wrote into it: place, time, device, thumbnails (EXIF, XMP, IPTC, comments). The
 * picture itself is not touched. What cannot be walked to its end is given back as it is: looking into it refuses it.
 */
export function stripMetadata(bytes: Uint8Array, mediaType: string): Uint8Array {
  if (mediaType === 'image/jpeg') return joined(jpegParts(bytes)) ?? bytes;
  if (mediaType === 'image/png') return joined(pngParts(bytes)) ?? bytes;
  return bytes;
}

/** APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe) say how to show the picture; the rest speaks of its making. */
const keptMarkers = [0xe0, 0xe2, 0xee];

function jpegParts(bytes: Uint8Array): readonly Uint8Array[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 3 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // From the first scan on everything is picture.
    if (marker === 0xda) return [...parts, bytes.subarray(at)];
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (length < 2) return null;
    const isNote = (marker >= 0xe0 && marker <= 0xef && !keptMarkers.includes(marker)) || marker === 0xfe;
    if (!isNote) parts.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

const droppedChunks = ['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'];

function pngParts(bytes: Uint8Array): readonly Uint8Array[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!droppedChunks.includes(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return parts;
    at = end;
  }
  return null;
}

function joined(parts: readonly Uint8Array[] | null): Uint8Array | null {
  if (parts === null) return null;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
