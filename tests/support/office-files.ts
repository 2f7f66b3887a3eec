import { zipOf } from './zip-files.ts';

const part = (name: string, text: string) => ({ name, bytes: Buffer.from(text, 'utf8') });
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>${body}`;

/** A DOCX of these paragraphs; `deleted` stands as a tracked deletion. */
export function docxOf(paragraphs: readonly string[], deleted = ''): Buffer {
  const body = paragraphs
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`)
    .join('');
  const gone = deleted === '' ? '' : `<w:p><w:del><w:r><w:delText>${deleted}</w:delText></w:r></w:del></w:p>`;
  return zipOf([
    part('[Content_Types].xml', xml('<Types/>')),
    part('word/document.xml', xml(`<w:document><w:body>${body}${gone}</w:body></w:document>`)),
  ]);
}

/** An XLSX of sheets of rows; a sheet or a row may be hidden. */
export function workbookOf(
  sheets: readonly {
    readonly name: string;
    readonly hidden?: boolean;
    readonly rows: readonly { readonly cells: readonly string[]; readonly hidden?: boolean }[];
  }[],
): Buffer {
  const strings = [...new Set(sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)))];
  const listed = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_sheet, at) =>
      `<Relationship Id="rId${at + 1}" Type="worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return zipOf([
    part('[Content_Types].xml', xml('<Types/>')),
    part('xl/workbook.xml', xml(`<workbook><sheets>${listed.join('')}</sheets></workbook>`)),
    part('xl/_rels/workbook.xml.rels', xml(`<Relationships>${relations.join('')}</Relationships>`)),
    part(
      'xl/sharedStrings.xml',
      xml(`<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`),
    ),
    ...sheets.map(({ rows }, at) =>
      part(
        `xl/worksheets/sheet${at + 1}.xml`,
        xml(
          `<worksheet><sheetData>${rows
            .map(
              ({ cells, hidden }) =>
                `<row${hidden ? ' hidden="1"' : ''}>${cells.map((text) => `<c t="s"><v>${strings.indexOf(text)}</v></c>`).join('')}</row>`,
            )
            .join('')}</sheetData></worksheet>`,
        ),
      ),
    ),
  ]);
}

/** An ODT or ODS with this in its body. */
export function openDocumentOf(body: string): Buffer {
  return zipOf([
    { ...part('mimetype', 'application/vnd.oasis.opendocument.text'), stored: true },
    part(
      'content.xml',
      xml(`<office:document-content><office:body>${body}</office:body></office:document-content>`),
    ),
  ]);
}
