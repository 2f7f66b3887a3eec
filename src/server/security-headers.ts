/** Nothing from elsewhere, nothing inline; links to wa.me are links and need no exception. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** For files that people sent or that are not published: they may be looked at, they can do nothing. */
export const sandboxPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

const permissionsPolicy = ['camera', 'display-capture', 'microphone', 'payment', 'usb', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  // A report may carry the place where its sender stands, when they press for it.
  .concat('geolocation=(self)')
  .join(', ');

/** Headers of every answer, refusals and files included. */
export function securityHeaders(baseUrl: string): readonly (readonly [string, string])[] {
  return [
    ['Content-Security-Policy', contentSecurityPolicy],
    ['X-Content-Type-Options', 'nosniff'],
    // no-referrer would make browsers send `Origin: null` with forms
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', permissionsPolicy],
    ['X-Frame-Options', 'DENY'],
    ...(baseUrl.startsWith('https:')
      ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as const]
      : []),
  ];
}

const privatePrefixes = [
  '/petugas',
  '/kasus',
  '/lacak',
  '/permohonan/tanda-terima',
  '/pengaduan/tanda-terima',
  '/tugas',
];

/** Addresses that show one person's things: never kept by a cache, never listed by a search engine. */
export function isPrivatePath(path: string): boolean {
  return privatePrefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}
