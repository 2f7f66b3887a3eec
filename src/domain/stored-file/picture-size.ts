export type PictureSize = { readonly width: number; readonly height: number };

/** Width and height that a PNG declares in its first chunk; null when that chunk is not as it must be. */
export function pngSize(head: Uint8Array): PictureSize | null {
  if (head.length < 24 || uint32(head, 8) !== 13 || uint32(head, 12) !== 0x49484452) return null;
  return positive({ width: uint32(head, 16), height: uint32(head, 20) });
}

/**
 * Width and height from the frame header of a JPEG, found by walking its segments; null when there is none
 * within `head` or the walk leaves the rails.
 */
export function jpegSize(head: Uint8Array): PictureSize | null {
  let at = 2;
  while (at + 3 < head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return null;
    const length = uint16(head, at + 2);
    if (length < 2) return null;
    if (isFrameHeader(marker)) {
      if (at + 9 > head.length) return null;
      return positive({ width: uint16(head, at + 7), height: uint16(head, at + 5) });
    }
    at += 2 + length;
  }
  return null;
}

function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** SOF0…SOF15 without the table markers that share the range (DHT, JPG, DAC). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function positive(size: PictureSize): PictureSize | null {
  return size.width > 0 && size.height > 0 ? size : null;
}

function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 65_536 + uint16(bytes, at + 2);
}
