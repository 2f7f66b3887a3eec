type XmlTag = {
  readonly kind: 'tag';
  readonly name: string;
  /** False for an end tag; true also where a tag is closed at once. */
  readonly opens: boolean;
  readonly closedAtOnce: boolean;
  /** '' where it is missing. */
  readonly attribute: (name: string) => string;
};
type XmlPiece = XmlTag | { readonly kind: 'text'; readonly text: string };

/**
 * The tags and texts of an XML file one after the other, without a tree. Declared entities are left as they stand,
 * so that nothing can grow. A tag that is closed at once comes twice, as its two ends.
 */
export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start === -1) return;
    if (start > at) yield { kind: 'text', text: decoded(xml.slice(at, start)) };
    if (xml.startsWith('<!--', start)) {
      at = behind(xml, '-->', start + 4);
    } else if (xml.startsWith('<![CDATA[', start)) {
      const end = xml.indexOf(']]>', start);
      if (end === -1) return;
      yield { kind: 'text', text: xml.slice(start + 9, end) };
      at = end + 3;
    } else if (xml.startsWith('<!', start) || xml.startsWith('<?', start)) {
      at = behind(xml, '>', start);
    } else {
      const end = xml.indexOf('>', start);
      if (end === -1) return;
      yield* tagPieces(xml.slice(start + 1, end));
      at = end + 1;
    }
  }
}

function* tagPieces(inner: string): Generator<XmlTag> {
  const isEnd = inner.startsWith('/');
  const closedAtOnce = inner.endsWith('/');
  const name = /^\/?([^\s/>]+)/.exec(inner)?.[1] ?? '';
  const attribute = (wanted: string): string => {
    const found = new RegExp(`\\s${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(inner);
    return decoded(found?.[1] ?? found?.[2] ?? '');
  };
  const tag = { kind: 'tag', name, closedAtOnce, attribute } as const;
  yield { ...tag, opens: !isEnd };
  if (closedAtOnce && !isEnd) yield { ...tag, opens: false };
}

function behind(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found === -1 ? xml.length : found + end.length;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    },
  );
}
