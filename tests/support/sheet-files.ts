import { crc32, deflateRawSync } from 'node:zlib';

export type SheetCell = string | number;
type ZipPart = { readonly name: string; readonly content: Buffer | string; readonly claim?: number };

/** A ZIP of deflated entries; `claim` is what an entry says of its own size. */
export function deflatedZip(parts: readonly ZipPart[], flags = 0): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claim } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claim ?? plain.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, tail, title]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const letter = (column: number): string => String.fromCharCode(65 + column);

/** A workbook with one sheet; texts are shared strings, or stand in the cells. */
export function xlsxOf(
  rows: readonly (readonly SheetCell[])[],
  options: { readonly inline?: boolean; readonly book?: string; readonly more?: readonly ZipPart[] } = {},
): Buffer {
  const strings: string[] = [];
  const cellOf = (cell: SheetCell, row: number, column: number): string => {
    const at = `r="${letter(column)}${row + 1}"`;
    if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
    if (cell === '') return '';
    if (options.inline === true) return `<c ${at} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    strings.push(cell);
    return `<c ${at} t="s"><v>${strings.length - 1}</v></c>`;
  };
  const data = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, at) => cellOf(cell, row, at)).join('')}</row>`,
  );
  const shared = strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return deflatedZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook>${options.book ?? ''}<sheets><sheet name="Laporan" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId7" Target="worksheets/satu.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/satu.xml',
      content: `<worksheet><sheetData>${data.join('')}</sheetData></worksheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${shared.join('')}</sst>` },
    ...(options.more ?? []),
  ]);
}

/** Rows as CSV with everything quoted. */
export function csvOf(rows: readonly (readonly SheetCell[])[], delimiter = ','): string {
  return rows
    .map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(delimiter))
    .join('\r\n');
}
