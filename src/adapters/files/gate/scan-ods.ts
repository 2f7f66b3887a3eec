import type { FindingsList } from './findings-list.ts';
import { scanOdfLinks, scanOdfPackage } from './odf-package.ts';
import { type HiddenStyles, hiddenStylesOf } from './odf-styles.ts';
import { type Parts, partText } from './package-parts.ts';
import { cellName, columnName, sheetCells } from './sheet-cells.ts';
import { readXml, type XmlTag } from './xml-tokens.ts';

/** Looks through an ODF sheet file: what its cells say and what it keeps out of sight. */
export async function scanOds(parts: Parts, findings: FindingsList): Promise<void> {
  await scanOdfPackage(parts, findings);
  const content = partText(parts, 'content.xml');
  scanOdfLinks(content, findings);
  scanTables(content, hiddenStylesOf([partText(parts, 'styles.xml'), content]), findings);
}

/** How often a row, column or cell stands there; a sheet is filled up to its end by one that repeats. */
export function repeats(tag: XmlTag, what: 'rows' | 'columns'): number {
  const count = Number(tag.attribute(`number-${what}-repeated`) ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? Math.min(count, 2_000_000) : 1;
}

/** Out of sight by hand or by a filter. */
export function isCollapsed(tag: XmlTag): boolean {
  const visibility = tag.attribute('visibility');
  return visibility === 'collapse' || visibility === 'filter';
}

type Sheet = {
  readonly name: string;
  readonly hiddenColumns: [number, number][];
  readonly hiddenRows: Set<number>;
  readonly columnsWithContent: Set<number>;
  columns: number;
  row: number;
  rowHidden: boolean;
  column: number;
};

function scanTables(xml: string, styles: HiddenStyles, findings: FindingsList): void {
  let sheet: Sheet | null = null;
  let cells = sheetCells('', findings);
  let [text, note, inNote, noteHead, rowStep, columnStep] = ['', '', false, false, 0, 0];
  const place = (cell: string | null) => ({ in: 'sheet', sheet: sheet?.name ?? '', cell }) as const;
  readXml(xml, {
    open: (tag) => {
      if (tag.name === 'table') {
        const name = tag.attribute('table:name') ?? '';
        sheet = {
          name,
          hiddenColumns: [],
          hiddenRows: new Set(),
          columnsWithContent: new Set(),
          columns: 0,
          row: 0,
          rowHidden: false,
          column: 0,
        };
        cells = sheetCells(name, findings);
        if (styles.tables.has(tag.attribute('style-name') ?? '')) findings.add('hidden_sheet', place(null));
      } else if (tag.name === 'tracked-changes') findings.add('tracked_change', { in: 'file' });
      if (sheet === null) return;
      if (tag.name === 'table-column') {
        const count = repeats(tag, 'columns');
        if (isCollapsed(tag)) sheet.hiddenColumns.push([sheet.columns + 1, sheet.columns + count]);
        sheet.columns += count;
      } else if (tag.name === 'table-row') {
        sheet.row += 1;
        rowStep = repeats(tag, 'rows') - 1;
        [sheet.column, sheet.rowHidden] = [0, isCollapsed(tag)];
      } else if (tag.name === 'table-cell' || tag.name === 'covered-table-cell') {
        sheet.column += 1;
        columnStep = repeats(tag, 'columns') - 1;
        text = '';
        if (/file:\/\//iu.test(tag.attribute('formula') ?? '')) {
          findings.add('external_link', place(cellName(sheet.column, sheet.row)));
        }
      } else if (tag.name === 'annotation') [inNote, note] = [true, ''];
      else if (inNote && (tag.name === 'creator' || tag.name === 'date')) noteHead = true;
      else if (tag.name === 'p' && text !== '' && !inNote) text += '\n';
    },
    text: (piece) => {
      if (inNote) note += noteHead ? '' : piece;
      else text += piece;
    },
    close: (name) => {
      noteHead = false;
      if (sheet === null) return;
      if (name === 'annotation') {
        const at = place(cellName(sheet.column, sheet.row));
        findings.add('comment', at, note);
        findings.addText(note, '', at);
        inNote = false;
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        if (text.trim() !== '') {
          cells.cell(sheet.column, sheet.row, text.trim());
          countHidden(sheet);
        }
        sheet.column += columnStep;
        [columnStep, text] = [0, ''];
      } else if (name === 'table-row') {
        sheet.row += rowStep;
        rowStep = 0;
      } else if (name === 'table') {
        const [row] = sheet.hiddenRows;
        if (row !== undefined) findings.add('hidden_rows', place(`A${row}`), '', sheet.hiddenRows.size);
        const [column] = [...sheet.columnsWithContent].sort((a, b) => a - b);
        if (column !== undefined) {
          findings.add('hidden_columns', place(columnName(column)), '', sheet.columnsWithContent.size);
        }
        sheet = null;
      }
    },
  });
}

function countHidden(sheet: Sheet): void {
  if (sheet.rowHidden) sheet.hiddenRows.add(sheet.row);
  if (sheet.hiddenColumns.some(([from, to]) => sheet.column >= from && sheet.column <= to)) {
    sheet.columnsWithContent.add(sheet.column);
  }
}
