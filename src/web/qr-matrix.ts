import { encode } from 'uqr';

/** The modules of a QR code, row by row, true for dark, with a quiet zone of four on each side. */
export function qrMatrix(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 4 }).data;
}
