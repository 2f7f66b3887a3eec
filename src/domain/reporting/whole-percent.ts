/**
 * A share in whole percent, half rounded up (8 of 223 is 4, 16 of 197 is 8), counted in integers so that no binary
 * fraction tips it. Null where there is nothing to take a share of.
 */
export function wholePercent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}
