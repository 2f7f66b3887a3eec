/**
 * Code points that a TrueType font can draw, read from its `cmap` table (formats 4 and 12).
 * @throws when the file holds neither.
 */
export function fontCoverage(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const covered = new Set<number>();
  let readable = false;
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(subtable);
    if (format === 4) readFormat4(view, subtable, covered);
    else if (format === 12) readFormat12(view, subtable, covered);
    readable ||= format === 4 || format === 12;
  }
  if (!readable) throw new Error('the font has no character map of format 4 or 12');
  return covered;
}

function tableOffset(view: DataView, tag: string): number {
  const wanted = new DataView(new TextEncoder().encode(tag).buffer).getUint32(0);
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    if (view.getUint32(record) === wanted) return view.getUint32(record + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function readFormat4(view: DataView, subtable: number, covered: Set<number>): void {
  const doubledCount = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubledCount + 2;
  const deltas = starts + doubledCount;
  const rangeOffsets = deltas + doubledCount;
  for (let at = 0; at < doubledCount; at += 2) {
    const start = view.getUint16(starts + at);
    const end = view.getUint16(ends + at);
    const delta = view.getUint16(deltas + at);
    const rangeOffset = view.getUint16(rangeOffsets + at);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const inArray =
        rangeOffset === 0 ? code : view.getUint16(rangeOffsets + at + rangeOffset + (code - start) * 2);
      const glyph = inArray === 0 && rangeOffset !== 0 ? 0 : (inArray + delta) & 0xffff;
      if (glyph !== 0) covered.add(code);
    }
  }
}

function readFormat12(view: DataView, subtable: number, covered: Set<number>): void {
  for (let index = 0; index < view.getUint32(subtable + 12); index += 1) {
    const group = subtable + 16 + index * 12;
    const start = view.getUint32(group);
    const firstGlyph = view.getUint32(group + 8);
    for (let code = start; code <= view.getUint32(group + 4); code += 1) {
      if (firstGlyph + code - start !== 0) covered.add(code);
    }
  }
}
