import { existsSync } from 'node:fs';

/** Debian's Chromium, or undefined where Playwright's own is used. */
export function debianChromium(): string | undefined {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/chromium')
    ? '/usr/bin/chromium'
    : undefined;
}

/** Root cannot use the sandbox; the rest keeps Chromium from calling home during a test. */
export const chromiumArgs: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
];
