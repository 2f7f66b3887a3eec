import assert from 'node:assert/strict';
import type { Answer } from './portal.ts';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

/** Text as a browser reads it from HTML source. */
export function decodeHtml(source: string): string {
  return source.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return named[String(name).toLowerCase()] ?? whole;
  });
}

const plain = (source: string): string =>
  decodeHtml(source.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly at: number };

const startTag =
  /<([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|\s*\/)*)\s*>/gi;

/** The source between the start tags: where a `<` would begin another tag. */
export function betweenTags(html: string): string {
  return html.replace(startTag, ' ');
}

/** Start tags of the page in order, with their attributes as a browser reads them. */
export function tagsOf(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  for (const found of html.matchAll(startTag)) {
    const attributes = new Map<string, string>();
    for (const one of (found[2] ?? '').matchAll(
      /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
    )) {
      attributes.set((one[1] ?? '').toLowerCase(), decodeHtml(one[2] ?? one[3] ?? one[4] ?? ''));
    }
    tags.push({ name: (found[1] ?? '').toLowerCase(), attributes, at: (found.index ?? 0) + found[0].length });
  }
  return tags;
}

/** What stands in the fields of a name: typed values, ticked boxes, chosen options. */
export function valuesOf(html: string, name: string): readonly string[] {
  const tags = tagsOf(html);
  return tags.flatMap((tag, index) => {
    if (tag.attributes.get('name') !== name) return [];
    if (tag.name === 'textarea') {
      // The parser drops one line feed right after the tag.
      return [decodeHtml(html.slice(tag.at, html.indexOf('</textarea', tag.at))).replace(/^\n/, '')];
    }
    if (tag.name === 'select') {
      const end = html.indexOf('</select', tag.at);
      const options = tags.slice(index + 1).filter((one) => one.name === 'option' && one.at <= end);
      const chosen = options.find((one) => one.attributes.has('selected')) ?? options[0];
      return [chosen?.attributes.get('value') ?? ''];
    }
    if (tag.name !== 'input') return [];
    const type = tag.attributes.get('type') ?? 'text';
    if ((type === 'checkbox' || type === 'radio') && !tag.attributes.has('checked')) return [];
    return [tag.attributes.get('value') ?? ''];
  });
}

/** The text of the element with this id, or null. */
export function textOf(html: string, id: string): string | null {
  const tag = tagsOf(html).find((one) => one.attributes.get('id') === id);
  if (tag === undefined) return null;
  const end = html.indexOf(`</${tag.name}`, tag.at);
  return plain(html.slice(tag.at, end));
}

/** Links of the error summary (`#field-…`) with their sentences; empty when the page has none. */
export function summaryOf(html: string): readonly { readonly href: string; readonly text: string }[] {
  const start = html.indexOf('id="ringkasan-kesalahan"');
  if (start === -1) return [];
  const list = html.slice(start, html.indexOf('</ul>', start));
  return [...list.matchAll(/<a[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map((found) => ({
    href: found[1] ?? '',
    text: plain(found[2] ?? ''),
  }));
}

export function headingOf(html: string): string {
  return plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '');
}

const innards =
  /\bat [\w.<>]+ \(|\.(?:ts|mjs|astro):\d+|node_modules|node:internal|SQLITE_|SqliteError|\bselect .+ from |insert into |relation "|violates |22021|\/work\/|\/home\/|\/tmp\/|dist\/server|ZodError|TypeError|RangeError|URIError|\[object Object\]|\bundefined\b|\bNaN\b/i;
const indonesian = /\b(?:dan|atau|yang|untuk|tidak|Anda|kami|dengan|halaman|permohonan|situs)\b/i;

/** A page for people: HTML with charset, headed, Indonesian, the security headers on it, nothing of our insides. */
export function assertPage(answer: Answer, status: number | readonly number[], what: string): void {
  const allowed = typeof status === 'number' ? [status] : status;
  assert.ok(allowed.includes(answer.status), `${what}: status ${answer.status}, not ${allowed.join(' or ')}`);
  const { headers, text } = answer;
  assert.equal(headers['content-type'], 'text/html; charset=utf-8', `${what}: content type`);
  assert.ok(headingOf(text).length > 3, `${what}: no main heading`);
  assert.match(text, /<html[^>]* lang="id"/, `${what}: language`);
  assert.match(plain(text), indonesian, `${what}: not in Indonesian`);
  assertHeaders(answer, what);
  if (answer.status >= 400) {
    const found = innards.exec(text.replace(/<textarea\b[\s\S]*?<\/textarea>|<input\b[^>]*>/g, ''));
    assert.equal(found?.[0], undefined, `${what}: shows its insides`);
  }
}

/** The headers that stand on every answer. */
export function assertHeaders({ headers }: Answer, what: string): void {
  assert.match(
    String(headers['content-security-policy']),
    /default-src 'self'.*frame-ancestors 'none'/,
    what,
  );
  assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/, what);
  assert.equal(headers['x-content-type-options'], 'nosniff', what);
  assert.equal(headers['referrer-policy'], 'same-origin', what);
  assert.equal(headers['x-frame-options'], 'DENY', what);
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin', what);
  assert.equal(headers['x-powered-by'], undefined, what);
  assert.equal(headers.server, undefined, what);
}
