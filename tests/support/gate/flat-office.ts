/** Sources in flat OpenDocument, which LibreOffice turns into files of every kind. */

const names = ['office', 'text', 'table', 'style', 'draw', 'meta', 'number', 'form', 'script'].map(
  (name) =>
    `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name === 'number' ? 'datastyle' : name}:1.0"`,
);
const others =
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office"';

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function flat(kind: 'text' | 'spreadsheet', styles: string, body: string, meta = ''): string {
  const element = kind === 'text' ? 'office:text' : 'office:spreadsheet';
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${names.join(' ')} ${others} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}">${meta === '' ? '' : `<office:meta>${meta}</office:meta>`}<office:automatic-styles>${styles}</office:automatic-styles><office:body><${element}>${body}</${element}></office:body></office:document>`;
}

export type TextOptions = { readonly styles?: string; readonly before?: string; readonly meta?: string };

/** A text document; each entry is a paragraph's inner XML, or a whole element where it starts with `<table:` or `<text:`. */
export function textDocument(paragraphs: readonly string[], options: TextOptions = {}): string {
  const body = paragraphs
    .map((one) => (/^<(table:table|text:(p|h|section|list)) /.test(one) ? one : `<text:p>${one}</text:p>`))
    .join('');
  return flat('text', options.styles ?? '', `${options.before ?? ''}${body}`, options.meta);
}

export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly hidden?: boolean;
  /** Counted from 0. */
  readonly hiddenRows?: readonly number[];
  readonly filteredRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** Inner XML that is put before the text of a cell, such as a note; by "row,column" from 0. */
  readonly inCell?: Readonly<Record<string, string>>;
};

/** A workbook; a cell that looks like a number is one. */
export function workbook(sheets: readonly Sheet[], after = ''): string {
  const styles =
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  return flat('spreadsheet', styles, sheets.map(sheetXml).join('') + after);
}

function sheetXml(sheet: Sheet): string {
  const width = Math.max(1, ...sheet.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) =>
    sheet.hiddenColumns?.includes(at)
      ? '<table:table-column table:visibility="collapse"/>'
      : '<table:table-column/>',
  );
  const rows = sheet.rows.map((row, at) => {
    const visibility = sheet.hiddenRows?.includes(at)
      ? ' table:visibility="collapse"'
      : sheet.filteredRows?.includes(at)
        ? ' table:visibility="filter"'
        : '';
    const cells = row.map((cell, column) => cellXml(cell, sheet.inCell?.[`${at},${column}`] ?? ''));
    return `<table:table-row${visibility}>${cells.join('')}</table:table-row>`;
  });
  return `<table:table table:name="${sheet.name}" table:style-name="${sheet.hidden ? 'ta2' : 'ta1'}">${columns.join('')}${rows.join('')}</table:table>`;
}

function cellXml(text: string, inner: string): string {
  if (text.startsWith('=')) {
    return `<table:table-cell table:formula="of:${escaped(text)}" office:value-type="float" office:value="0">${inner}</table:table-cell>`;
  }
  const isNumber = /^-?[1-9]\d*(\.\d+)?$/.test(text);
  const type = isNumber ? `office:value-type="float" office:value="${text}"` : 'office:value-type="string"';
  return `<table:table-cell ${type}>${inner}<text:p>${escaped(text)}</text:p></table:table-cell>`;
}

/** A note on a cell or in a text. */
export function note(text: string, author = 'Petugas'): string {
  return `<office:annotation><dc:creator>${author}</dc:creator><dc:date>2026-03-02T08:00:00</dc:date><text:p>${escaped(text)}</text:p></office:annotation>`;
}

/** A solid box of a size in centimetres, drawn over the paragraph it stands in. */
export function box(
  colour: string,
  width = 12,
  height = 0.8,
): { readonly style: string; readonly shape: string } {
  const name = `gr${colour.slice(1)}`;
  return {
    style: `<style:style style:name="${name}" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="${colour}" draw:stroke="none" style:run-through="foreground" style:wrap="run-through" style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="from-left" style:horizontal-rel="paragraph"/></style:style>`,
    shape: `<draw:rect draw:style-name="${name}" text:anchor-type="paragraph" svg:width="${width}cm" svg:height="${height}cm" svg:x="0cm" svg:y="-0.1cm"/>`,
  };
}

/** Tracked changes: what goes before the body, and the marks in the text. */
export function changes(
  inserted: string,
  deleted: string,
): { readonly before: string; readonly inserted: string; readonly deleted: string } {
  const info =
    '<office:change-info><dc:creator>Petugas</dc:creator><dc:date>2026-03-02T08:00:00</dc:date></office:change-info>';
  return {
    before: `<text:tracked-changes text:track-changes="true"><text:changed-region xml:id="ct1" text:id="ct1"><text:insertion>${info}</text:insertion></text:changed-region><text:changed-region xml:id="ct2" text:id="ct2"><text:deletion>${info}<text:p>${escaped(deleted)}</text:p></text:deletion></text:changed-region></text:tracked-changes>`,
    inserted: `<text:change-start text:change-id="ct1"/>${escaped(inserted)}<text:change-end text:change-id="ct1"/>`,
    deleted: '<text:change text:change-id="ct2"/>',
  };
}

/** A picture within a frame. */
export function picture(base64: string, width = 8, height = 6): string {
  return `<draw:frame text:anchor-type="as-char" svg:width="${width}cm" svg:height="${height}cm"><draw:image><office:binary-data>${base64}</office:binary-data></draw:image></draw:frame>`;
}

/** A workbook as an object within a text. */
export function embeddedWorkbook(sheets: readonly Sheet[]): string {
  const inner = workbook(sheets).replace(/^<\?xml[^>]*>\s*/, '');
  return `<draw:frame text:anchor-type="as-char" svg:width="8cm" svg:height="3cm"><draw:object>${inner}</draw:object></draw:frame>`;
}

/** A table in a text. */
export function tableInText(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row
      .map(
        (cell) =>
          `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`,
      )
      .join('');
  const width = Math.max(...rows.map((row) => row.length));
  return `<table:table table:name="Tabel1" ><table:table-column table:number-columns-repeated="${width}"/>${rows.map((row) => `<table:table-row>${cells(row)}</table:table-row>`).join('')}</table:table>`;
}
