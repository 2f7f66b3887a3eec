/** Left, bottom, right, top in points of the page. */
export type Box = readonly [number, number, number, number];
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

export function matrixOf(given: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = given.map(Number);
  return a === undefined ? identity : [a, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

export function times([a, b, c, d, e, f]: Matrix, [a2, b2, c2, d2, e2, f2]: Matrix): Matrix {
  return [
    ...([a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2] as const),
    ...([a * e2 + c * f2 + e, b * e2 + d * f2 + f] as const),
  ];
}

export function applied([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

export function boxOf(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  return boundsOf([
    ...[applied(matrix, left, bottom), applied(matrix, right, bottom)],
    ...[applied(matrix, left, top), applied(matrix, right, top)],
  ]);
}

export function boundsOf(points: readonly (readonly [number, number])[]): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

export function polygonArea(points: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (const [at, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(at + 1) % points.length] ?? [x, y];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

export function area([left, bottom, right, top]: Box): number {
  return Math.max(0, right - left) * Math.max(0, top - bottom);
}

export function common(one: Box, other: Box): Box | null {
  const box: Box = [
    ...([Math.max(one[0], other[0]), Math.max(one[1], other[1])] as const),
    ...([Math.min(one[2], other[2]), Math.min(one[3], other[3])] as const),
  ];
  return box[2] > box[0] && box[3] > box[1] ? box : null;
}

/** How much of a box lies within another one, 0 to 1. */
export function share(box: Box, within: Box): number {
  const inside = common(box, within);
  return inside === null ? 0 : area(inside) / Math.max(1e-6, area(box));
}
