type Rgb = readonly [number, number, number];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

function parse(hex: string): Rgb | null {
  const found = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (found === null) return null;
  const [, red = '', green = '', blue = ''] = found;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function mix(colour: Rgb, other: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2) => colour[at] * (1 - share) + other[at] * share;
  return [part(0), part(1), part(2)];
}

function luminance(colour: Rgb): number {
  const linear = (part: number) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** Contrast ratio (WCAG 2) of two `#rrggbb` colours, 1…21; null when one is not a colour. */
export function contrastRatio(one: string, other: string): number | null {
  const first = parse(one);
  const second = parse(other);
  if (first === null || second === null) return null;
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Address of the stylesheet for an office's own colours; undefined while they are those of the portal. */
export function officeColoursPath(brand: string, accent: string): string | undefined {
  const own = [brand, accent].map((colour) => colour.replace('#', '').toLowerCase());
  return own.join('-') === '0f5257-b4431f' ? undefined : `/warna/${own.join('-')}.css`;
}

/**
 * The custom properties for an office's brand and accent, with the shades that follow from them;
 * null when the address names no two colours. `html:root` outweighs the tokens, which stand later in the head. Both must hold 4.5:1 on white, which the settings check.
 */
export function officeColourSheet(address: string): string | null {
  const [brandText = '', accentText = '', ...rest] = address.split('-');
  const brand = parse(brandText);
  const accent = parse(accentText);
  if (brand === null || accent === null || rest.length > 0) return null;
  const properties = {
    '--brand': brand,
    '--brand-strong': mix(brand, black, 0.3),
    '--brand-line': mix(brand, white, 0.2),
    '--on-brand-muted': white,
    '--accent': accent,
    '--accent-strong': mix(accent, black, 0.2),
    '--accent-tint': mix(accent, white, 0.92),
  };
  const lines = Object.entries(properties).map(([name, colour]) => `${name}:${hex(colour)}`);
  return `html:root{${lines.join(';')}}`;
}
