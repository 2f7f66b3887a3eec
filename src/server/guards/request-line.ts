import type { Refusal } from '#server/refusal.ts';

const allowedMethods: readonly string[] = ['GET', 'HEAD', 'POST'];

/** Pages answer to reading and to forms; nothing else is spoken here. */
export function checkMethod(method: string | undefined): Refusal | null {
  return method !== undefined && allowedMethods.includes(method)
    ? null
    : { status: 405, headers: { Allow: 'GET, HEAD, POST' } };
}

/** RFC 3986 path characters, every escape complete. */
const pathAlphabet = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/;
/** Printable ASCII as browsers send it, every escape complete. */
const queryAlphabet = /^(?:[!$&'()*+,\-./0-9:;=?@A-Z[\]^_`a-z{|}~]|%[0-9A-Fa-f]{2})*$/;
/** Slash, backslash, control characters and escapes of escapes have no business in a path. */
const forbiddenEscapes = /%(?:2f|5c|[01][0-9a-f]|7f|25[0-9a-f]{2})/i;
const dotSegment = /\/(?:\.|%2e){1,2}(?:\/|$)/i;
/** Addresses of the framework that nobody has a reason to ask for, its error page among them. */
const frameworkPaths = /^\/(?:_image|_server-islands|_actions|500)(?:\/|$)/;

/** The path of a target that was checked. */
export function pathOf(target: string): string {
  const end = target.indexOf('?');
  return end === -1 ? target : target.slice(0, end);
}

/**
 * One spelling for every path, so that nothing behind can read an address differently from what was checked.
 * Absolute and asterisk forms are refused too.
 */
export function checkTarget(target: string | undefined, maxBytes: number): Refusal | null {
  if (target === undefined) return { status: 400 };
  if (target.length > maxBytes) return { status: 414 };
  const path = pathOf(target);
  if (
    !pathAlphabet.test(path) ||
    path.includes('//') ||
    forbiddenEscapes.test(path) ||
    dotSegment.test(path) ||
    !isUtf8(path)
  ) {
    return { status: 400 };
  }
  const query = target.slice(path.length + 1);
  if (!queryAlphabet.test(query) || /%00/.test(query)) return { status: 400 };
  if (frameworkPaths.test(path)) return { status: 404 };
  return null;
}

function isUtf8(path: string): boolean {
  if (!path.includes('%')) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
