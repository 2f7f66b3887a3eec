import type { AstroCookies } from 'astro';

/** Our cookies: officer session, citizen session, receipt just issued, slip with a new code, one-time link or recovery codes just made. */
export type CookieName =
  | 'petugas'
  | 'kasus'
  | 'tanda-terima'
  | 'kode-baru'
  | 'tautan'
  | 'tautan-tugas'
  | 'kode-cadangan';

type CookieScheme = { readonly secureCookies: boolean };

/** `__Host-` and Secure follow the scheme of BASE_URL; a browser refuses the prefix over plain http. */
export function cookieName(scheme: CookieScheme, name: CookieName): string {
  return scheme.secureCookies ? `__Host-${name}` : name;
}

/** Sets a cookie that scripts cannot read; without `maxAge` (seconds) it ends with the browser. */
export function setCookie(
  cookies: AstroCookies,
  scheme: CookieScheme,
  name: CookieName,
  value: string,
  options: { readonly maxAge?: number } = {},
): void {
  cookies.set(cookieName(scheme, name), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: scheme.secureCookies,
    ...(options.maxAge === undefined ? {} : { maxAge: options.maxAge }),
  });
}

/** The cookie's value, or null. */
export function readCookie(cookies: AstroCookies, scheme: CookieScheme, name: CookieName): string | null {
  return cookies.get(cookieName(scheme, name))?.value ?? null;
}

/** Takes a cookie back. */
export function clearCookie(cookies: AstroCookies, scheme: CookieScheme, name: CookieName): void {
  setCookie(cookies, scheme, name, '', { maxAge: 0 });
}
