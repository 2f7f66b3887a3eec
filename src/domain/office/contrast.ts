/** Text of ordinary size needs this ratio against its ground (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** `#rrggbb`, upper case; null for anything else. */
export function parseColour(text: string): string | null {
  const trimmed = text.trim();
  return /^#[0-9a-f]{6}$/i.test(trimmed) ? trimmed.toUpperCase() : null;
}

/** Contrast of a `#rrggbb` colour on white, 1 to 21, rounded down to two decimals so that 4.499 is not shown as 4.50. */
export function contrastOnWhite(colour: string): number {
  const ratio = 1.05 / (relativeLuminance(colour) + 0.05);
  return Math.floor(ratio * 100) / 100;
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

function relativeLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
