import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import jsQR from 'jsqr';
import { qrMatrix } from '#web/qr-matrix.ts';

/** Draws the matrix as a picture of black and white pixels, four to a module, and scans it. */
function scan(matrix: boolean[][]): string | undefined {
  const scale = 4;
  const side = matrix.length * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (matrix[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return jsQR(pixels, side, side)?.data;
}

describe('the QR code on a page', () => {
  test('is read by a scanner as the address it was made from', () => {
    for (const text of [
      'https://ppid.contoh.go.id/lacak/3q2-7wE9kLmN0pQrStUvWx',
      'https://ppid.contoh.go.id/verifikasi/K7QM-2XTR-9HWD',
      'http://localhost:4321/',
    ]) {
      assert.equal(scan(qrMatrix(text)), text);
    }
  });

  test('is square and keeps four light modules on every side', () => {
    const matrix = qrMatrix('https://ppid.contoh.go.id');
    assert.ok(matrix.every((row) => row.length === matrix.length));
    const edge = matrix.flatMap((row, y) =>
      row.filter((_, x) => Math.min(x, y, matrix.length - 1 - x, matrix.length - 1 - y) < 4),
    );
    assert.ok(edge.every((dark) => !dark));
    assert.equal(matrix[4]?.[4], true);
  });
});
