/** A tag of an XML text; `name` without its prefix. */
export type XmlTag = {
  readonly name: string;
  readonly empty: boolean;
  readonly raw: string;
  /** The value of an attribute by its name without prefix, unless `prefixed` is asked for; null when absent. */
  readonly attribute: (name: string) => string | null;
};

export type XmlVisitor = {
  readonly open?: (tag: XmlTag, depth: number) => void;
  readonly close?: (name: string, depth: number) => void;
  readonly text?: (text: string) => void;
};

const DEEPEST = 400;

export class BadXmlError extends Error {
  override name = 'BadXmlError';
}

type Token =
  | { readonly kind: 'open'; readonly tag: XmlTag; readonly from: number; readonly to: number }
  | { readonly kind: 'close'; readonly name: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'text';
      readonly raw: string;
      readonly data: boolean;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'other'; readonly from: number; readonly to: number };

/** Reads tags and texts one after the other; elements that are empty are opened and closed. @throws BadXmlError */
export function readXml(xml: string, visitor: XmlVisitor): void {
  let depth = 0;
  for (const token of tokens(xml)) {
    if (token.kind === 'open') {
      depth += 1;
      if (depth > DEEPEST) throw new BadXmlError('deep');
      visitor.open?.(token.tag, depth);
      if (token.tag.empty) {
        visitor.close?.(token.tag.name, depth);
        depth -= 1;
      }
    } else if (token.kind === 'close') {
      visitor.close?.(token.name, depth);
      depth -= 1;
    } else if (token.kind === 'text') {
      visitor.text?.(token.data ? token.raw : decoded(token.raw));
    }
  }
}

/**
 * What becomes of an element: kept; dropped with all in it; its tags dropped and its content kept; emptied of its
 * content; or its opening tag written anew, with its content or emptied.
 */
export type Fate = 'keep' | 'drop' | 'unwrap' | 'empty' | { readonly as: string; readonly emptied?: true };

/** Copies XML and lets `fate` decide on each element; `close` is told of those that are kept. @throws BadXmlError */
export function rewriteXml(
  xml: string,
  fate: (tag: XmlTag) => Fate,
  close: (name: string) => void = () => {},
): string {
  const out: string[] = [];
  const fates: ('keep' | 'unwrap' | 'empty')[] = [];
  let muted = 0;
  for (const token of tokens(xml)) {
    if (token.kind === 'open') {
      if (muted > 0) {
        if (!token.tag.empty) muted += 1;
        continue;
      }
      const decided = fate(token.tag);
      if (decided === 'drop') {
        if (!token.tag.empty) muted = 1;
        continue;
      }
      if (decided !== 'unwrap') out.push(typeof decided === 'string' ? token.tag.raw : decided.as);
      if (token.tag.empty) close(token.tag.name);
      else {
        if (fates.length > DEEPEST) throw new BadXmlError('deep');
        const emptied = decided === 'empty' || (typeof decided === 'object' && decided.emptied === true);
        fates.push(emptied ? 'empty' : decided === 'unwrap' ? 'unwrap' : 'keep');
        if (emptied) muted = 1;
      }
    } else if (token.kind === 'close') {
      if (muted > 0) {
        muted -= 1;
        // The end of an emptied element is its own.
        if (muted > 0 || fates.at(-1) !== 'empty') continue;
      }
      if (fates.pop() !== 'unwrap') out.push(xml.slice(token.from, token.to));
      close(token.name);
    } else if (muted === 0) out.push(xml.slice(token.from, token.to));
  }
  return out.join('');
}

function* tokens(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const end = open === -1 ? xml.length : open;
    if (end > at) yield { kind: 'text', raw: xml.slice(at, end), data: false, from: at, to: end };
    if (open === -1) return;
    const next = xml[open + 1];
    if (next === '!' && xml.startsWith('<![CDATA[', open)) {
      const to = after(xml, ']]>', open);
      yield { kind: 'text', raw: xml.slice(open + 9, to - 3), data: true, from: open, to };
      at = to;
    } else if (next === '!' && xml.startsWith('<!--', open)) {
      at = after(xml, '-->', open);
      yield { kind: 'other', from: open, to: at };
    } else if (next === '?') {
      at = after(xml, '?>', open);
      yield { kind: 'other', from: open, to: at };
    } else if (next === '!') {
      // A definition of the document's own could make any text of anything.
      throw new BadXmlError('doctype');
    } else if (next === '/') {
      at = after(xml, '>', open);
      yield { kind: 'close', name: localName(xml.slice(open + 2, at - 1).trim()), from: open, to: at };
    } else {
      at = endOfTag(xml, open);
      yield { kind: 'open', tag: tagOf(xml.slice(open, at)), from: open, to: at };
    }
  }
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found === -1) throw new BadXmlError('unclosed');
  return found + mark.length;
}

/** A `>` may stand inside a quoted value. */
function endOfTag(xml: string, from: number): number {
  for (let at = from + 1; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code === 0x22 || code === 0x27) {
      at = xml.indexOf(xml.charAt(at), at + 1);
      if (at === -1) break;
    }
  }
  throw new BadXmlError('unclosed');
}

const tagName = /^<([^\s/>]+)/u;

function tagOf(raw: string): XmlTag {
  const full = tagName.exec(raw)?.[1] ?? '';
  let values: Map<string, string> | null = null;
  return {
    name: localName(full),
    empty: raw.endsWith('/>'),
    raw,
    attribute: (name) => {
      values ??= attributesOf(raw);
      return values.get(name) ?? null;
    },
  };
}

function attributesOf(raw: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const match of raw.matchAll(/([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    const [, name = '', double, single] = match;
    const value = decoded(double ?? single ?? '');
    values.set(name, value);
    const local = localName(name);
    if (!values.has(local)) values.set(local, value);
  }
  return values;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/giu, (all, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (name !== undefined) return named[name] ?? all;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** A text as it may stand in XML. */
export function escapedXml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
