/** One personal datum that was planted, with every text that gives it away. */
export type Canary = { readonly datum: string; readonly marks: readonly string[] };

export type Needle = {
  readonly datum: string;
  readonly encoding: string;
  readonly bytes: Buffer;
  /** Looked for in a copy where A–Z are a–z; its own bytes are written so. */
  readonly folded: boolean;
};

/** Every way in which the marks may have been written down. A mark has eight characters at least. */
export function needlesOf(canaries: readonly Canary[]): readonly Needle[] {
  return canaries.flatMap(({ datum, marks }) =>
    marks.flatMap((mark) => {
      if (mark.length < 8) throw new Error(`the mark of ${datum} is too short to be looked for`);
      return unlike(encodingsOf(mark)).map((needle) => ({ datum, ...needle }));
    }),
  );
}

type Encoded = Omit<Needle, 'datum'>;

function encodingsOf(mark: string): readonly Encoded[] {
  const cases = [...new Set([mark, mark.toLowerCase(), mark.toUpperCase()])];
  const folded = (encoding: string, bytes: Buffer): Encoded => ({
    encoding,
    bytes: fold(bytes),
    folded: true,
  });
  const each = (write: (byte: number) => string, bytes: Buffer): Buffer =>
    Buffer.from([...bytes].map(write).join(''));
  return [
    folded('text', Buffer.from(mark)),
    folded('UTF-16', Buffer.from(mark, 'utf16le')),
    folded('percent', Buffer.from(encodeURIComponent(mark))),
    folded('percent', Buffer.from(encodeURIComponent(mark).replaceAll('%20', '+'))),
    folded('JSON', Buffer.from(JSON.stringify(mark).slice(1, -1))),
    ...cases.flatMap((text) => {
      const bytes = Buffer.from(text);
      return [
        folded('hex', Buffer.from(bytes.toString('hex'))),
        folded(
          'percent',
          each((byte) => `%${hex(byte)}`, bytes),
        ),
        folded(
          'quoted-printable',
          each((byte) => `=${hex(byte)}`, bytes),
        ),
        folded(
          'JSON',
          each((byte) => `\\u00${hex(byte)}`, bytes),
        ),
        folded(
          'HTML',
          each((byte) => `&#${byte};`, bytes),
        ),
        folded(
          'HTML',
          each((byte) => `&#x${hex(byte)};`, bytes),
        ),
        ...base64Of(bytes),
      ];
    }),
  ];
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A text inside a longer one stands at one of three places in its base64; the letters it shares are left off. */
function base64Of(bytes: Buffer): readonly Encoded[] {
  return [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const start = Math.ceil((shift * 8) / 6);
    const end = Math.floor(((shift + bytes.length) * 8) / 6);
    const inside = whole.slice(start, end);
    return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')].map((text, index) => ({
      encoding: index === 0 ? 'base64' : 'base64url',
      bytes: Buffer.from(text),
      folded: false,
    }));
  });
}

function unlike(needles: readonly Encoded[]): readonly Encoded[] {
  const known = new Map<string, Encoded>();
  for (const needle of needles) {
    const key = `${needle.folded} ${needle.bytes.toString('latin1')}`;
    if (!known.has(key)) known.set(key, needle);
  }
  return [...known.values()];
}

/** The same bytes with A–Z as a–z. */
export function fold(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 0; at < copy.length; at += 1) {
    const byte = copy[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) copy[at] = byte + 0x20;
  }
  return copy;
}
