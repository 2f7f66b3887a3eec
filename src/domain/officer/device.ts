/** What a browser calls itself, as far as people tell devices apart. */
export const browsers = ['firefox', 'edge', 'opera', 'samsung', 'chrome', 'safari', 'other'] as const;
export const systems = ['android', 'ios', 'windows', 'macos', 'chromeos', 'linux', 'other'] as const;
type Browser = (typeof browsers)[number];
type System = (typeof systems)[number];
export type Device = { readonly browser: Browser; readonly system: System };

// The order matters: most browsers also call themselves Chrome and Safari.
const browserMarks: readonly (readonly [RegExp, Browser])[] = [
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/Edg(?:A|iOS)?\//, 'edge'],
  [/OPR\/|OPiOS\//, 'opera'],
  [/SamsungBrowser\//, 'samsung'],
  [/Chrome\/|CriOS\//, 'chrome'],
  [/Safari\//, 'safari'],
];
const systemMarks: readonly (readonly [RegExp, System])[] = [
  [/Android/, 'android'],
  [/iPhone|iPad|iPod/, 'ios'],
  [/Windows/, 'windows'],
  [/Macintosh|Mac OS X/, 'macos'],
  [/CrOS/, 'chromeos'],
  [/Linux|X11/, 'linux'],
];

/** Browser and system of a User-Agent header, as codes; nothing else of it is kept. */
export function deviceOf(userAgent: string): Device {
  return {
    browser: browserMarks.find(([mark]) => mark.test(userAgent))?.[1] ?? 'other',
    system: systemMarks.find(([mark]) => mark.test(userAgent))?.[1] ?? 'other',
  };
}

/** The form in which a device is stored: `firefox/android`. */
export function deviceToText({ browser, system }: Device): string {
  return `${browser}/${system}`;
}

export function deviceFromText(text: string): Device {
  const [first, second] = text.split('/');
  return {
    browser: browsers.find((one) => one === first) ?? 'other',
    system: systems.find((one) => one === second) ?? 'other',
  };
}
