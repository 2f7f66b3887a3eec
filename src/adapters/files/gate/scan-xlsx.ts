import type { FindingsList } from './findings-list.ts';
import { mainPart, relationsOf, scanPackage } from './ooxml-package.ts';
import { type Parts, partText } from './package-parts.ts';
import { columnName, columnOf, plainNumber, sheetCells } from './sheet-cells.ts';
import { readXml } from './xml-tokens.ts';

export type Sheet = {
  readonly name: string;
  readonly part: string;
  readonly relation: string;
  readonly hidden: boolean;
};

/** The sheets of a workbook in their order. */
export function sheetsOf(parts: Parts, workbook: string): readonly Sheet[] {
  const relations = new Map(relationsOf(parts, workbook).map((relation) => [relation.id, relation.target]));
  const sheets: Sheet[] = [];
  readXml(partText(parts, workbook), {
    open: (tag) => {
      if (tag.name !== 'sheet') return;
      const relation = tag.attribute('r:id') ?? tag.attribute('id') ?? '';
      const state = tag.attribute('state') ?? 'visible';
      sheets.push({
        name: tag.attribute('name') ?? '',
        part: relations.get(relation) ?? '',
        relation,
        hidden: state !== 'visible',
      });
    },
  });
  return sheets;
}

/** Looks through a workbook: what its cells say and what it keeps out of sight. */
export async function scanXlsx(parts: Parts, findings: FindingsList): Promise<void> {
  const workbook = mainPart(parts);
  await scanPackage(parts, findings);
  scanWorkbook(partText(parts, workbook), findings);
  const strings = sharedStrings(parts);
  for (const sheet of sheetsOf(parts, workbook)) {
    const place = { in: 'sheet', sheet: sheet.name, cell: null } as const;
    if (sheet.hidden) findings.add('hidden_sheet', place);
    scanSheet(partText(parts, sheet.part), sheet.name, strings, findings);
    for (const { type, target } of relationsOf(parts, sheet.part)) {
      if (type === 'comments' || type === 'threadedComment')
        scanComments(parts, target, sheet.name, findings);
      if (type === 'drawing') scanDrawing(partText(parts, target), sheet.name, findings);
    }
  }
  for (const [part] of parts) {
    if (/(^|\/)pivotCache\/pivotCacheDefinition[^/]*\.xml$/u.test(part)) {
      findings.add('pivot_cache', { in: 'part', part });
    }
    if (/(^|\/)externalLinks\/[^/]+\.xml$/u.test(part)) findings.add('external_link', { in: 'part', part });
    if (/(^|\/)revisions\/revisionLog[^/]*\.xml$/u.test(part)) {
      findings.add('tracked_change', { in: 'part', part });
    }
  }
}

function scanWorkbook(xml: string, findings: FindingsList): void {
  readXml(xml, {
    open: (tag) => {
      if (tag.name !== 'definedName' || !isHidden(tag.attribute('hidden'))) return;
      const name = tag.attribute('name') ?? '';
      // A filter's own range is always hidden.
      if (!name.startsWith('_xlnm.')) findings.add('hidden_name', { in: 'file' }, name);
    },
  });
}

export function isHidden(value: string | null): boolean {
  return value === '1' || value === 'true';
}

/** The texts that cells share, in their order. */
export function sharedStrings(parts: Parts): readonly string[] {
  const part = [...parts.keys()].find((name) => /(^|\/)sharedStrings\.xml$/u.test(name));
  const strings: string[] = [];
  let [text, inText, phonetic] = ['', false, false];
  readXml(part === undefined ? '' : partText(parts, part), {
    open: ({ name }) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      if (name === 'rPh') phonetic = false;
      inText = false;
    },
  });
  return strings;
}

function scanSheet(xml: string, sheet: string, strings: readonly string[], findings: FindingsList): void {
  const cells = sheetCells(sheet, findings);
  const hiddenColumns: [number, number][] = [];
  const [hiddenRows, columnsWithContent] = [new Set<number>(), new Set<number>()];
  const state = { row: 0, column: 0, rowHidden: false, type: '', value: '', in: '' };
  const endCell = (): void => {
    const text = state.type === 's' ? (strings[Number(state.value)] ?? '') : state.value;
    if (text.trim() === '') return;
    if (state.rowHidden) hiddenRows.add(state.row);
    if (hiddenColumns.some(([from, to]) => state.column >= from && state.column <= to)) {
      columnsWithContent.add(state.column);
    }
    cells.cell(state.column, state.row, state.type === '' || state.type === 'n' ? plainNumber(text) : text);
  };
  readXml(xml, {
    open: (tag) => {
      if (tag.name === 'col' && hidesColumn(tag)) {
        hiddenColumns.push([Number(tag.attribute('min')), Number(tag.attribute('max'))]);
      } else if (tag.name === 'row') {
        state.row = Number(tag.attribute('r') ?? state.row + 1);
        state.column = 0;
        state.rowHidden = hidesRow(tag);
      } else if (tag.name === 'c') {
        const name = tag.attribute('r');
        state.column = name === null ? state.column + 1 : columnOf(name);
        state.type = tag.attribute('t') ?? '';
        state.value = '';
      }
      state.in = tag.name;
    },
    text: (text) => {
      if (state.in === 'v' || state.in === 't') state.value += text;
      else if (/^(odd|even|first)(Header|Footer)$/u.test(state.in)) {
        findings.addText(text, '', { in: 'sheet', sheet, cell: null });
      } else if (state.in === 'f' && /\[\d+\]|file:\/\/|\\\\|\|'!/u.test(text)) {
        findings.add('external_link', { in: 'sheet', sheet, cell: null });
      }
    },
    close: (name) => {
      if (name === 'c') endCell();
      state.in = '';
    },
  });
  const [firstRow] = hiddenRows;
  const place = (cell: string | null) => ({ in: 'sheet', sheet, cell }) as const;
  if (firstRow !== undefined) findings.add('hidden_rows', place(`A${firstRow}`), '', hiddenRows.size);
  const [firstColumn] = [...columnsWithContent].sort((a, b) => a - b);
  if (firstColumn !== undefined) {
    findings.add('hidden_columns', place(columnName(firstColumn)), '', columnsWithContent.size);
  }
}

type Attributes = { readonly attribute: (name: string) => string | null };

/** Hidden, or so narrow that nothing of it shows. */
export function hidesColumn(tag: Attributes): boolean {
  return isHidden(tag.attribute('hidden')) || tag.attribute('width') === '0';
}

export function hidesRow(tag: Attributes): boolean {
  return isHidden(tag.attribute('hidden')) || tag.attribute('ht') === '0';
}

function scanComments(parts: Parts, part: string, sheet: string, findings: FindingsList): void {
  let [cell, text] = ['', ''];
  readXml(partText(parts, part), {
    open: (tag) => {
      if (tag.name === 'comment' || tag.name === 'threadedComment') {
        [cell, text] = [tag.attribute('ref') ?? '', ''];
      }
    },
    text: (piece) => {
      text += piece;
    },
    close: (name) => {
      if (name !== 'comment' && name !== 'threadedComment') return;
      const place = { in: 'sheet', sheet, cell } as const;
      findings.add('comment', place, text);
      findings.addText(text, '', place);
    },
  });
}

function scanDrawing(xml: string, sheet: string, findings: FindingsList): void {
  let [text, inText] = ['', false];
  readXml(xml, {
    open: ({ name }) => {
      inText = name === 't';
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 'p') {
        findings.addText(text, '', { in: 'sheet', sheet, cell: null });
        text = '';
      }
      inText = false;
    },
  });
}
