import { leaveOutParts, leaveOutUnused, mainPart, relationsOf } from './ooxml-package.ts';
import { type Parts, partText, relationsPath } from './package-parts.ts';
import { cleanPictures } from './picture-notes.ts';
import { hidesColumn, hidesRow, type Sheet, sharedStrings, sheetsOf } from './scan-xlsx.ts';
import { columnOf } from './sheet-cells.ts';
import { escapedXml, readXml, rewriteXml } from './xml-tokens.ts';

/**
 * A copy of a workbook without what it keeps out of sight. Formulas become their values, since some reckon with cells
 * that are gone. Null when nothing visible would be left.
 */
export async function cleanXlsx(parts: Parts): Promise<Parts | null> {
  const workbook = mainPart(parts);
  const sheets = sheetsOf(parts, workbook);
  const visible = sheets.filter((sheet) => !sheet.hidden);
  if (visible.length === 0) return null;
  const gone = goneWith(parts, sheets, visible);
  const kept = leaveOutParts(parts, (part) => gone.has(part));
  kept.set(workbook, Buffer.from(cleanWorkbook(partText(kept, workbook), sheets)));
  kept.set(
    relationsPath(workbook),
    Buffer.from(withoutSheets(partText(kept, relationsPath(workbook)), sheets)),
  );
  const used = new Set<number>();
  for (const { part } of visible) kept.set(part, Buffer.from(cleanSheet(partText(kept, part), used)));
  cleanStrings(kept, parts, used);
  for (const [part] of kept) {
    if (/(^|\/)charts\/[^/]+\.xml$/u.test(part)) {
      kept.set(part, Buffer.from(rewriteXml(partText(kept, part), ({ name }) => chartSource(name))));
    }
  }
  leaveOutUnused(kept);
  await cleanPictures(kept);
  return kept;
}

/** A chart draws what it has kept; where it came from may be gone. */
function chartSource(name: string): 'keep' | 'drop' | 'empty' {
  if (name === 'externalData' || name === 'pivotSource') return 'drop';
  return name === 'f' ? 'empty' : 'keep';
}

/** Hidden sheets and whatever only they lead to. */
function goneWith(parts: Parts, sheets: readonly Sheet[], visible: readonly Sheet[]): ReadonlySet<string> {
  const reach = (from: readonly Sheet[]): Set<string> => {
    const seen = new Set<string>();
    const todo = from.map((sheet) => sheet.part);
    for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
      if (seen.has(part)) continue;
      seen.add(part);
      todo.push(...relationsOf(parts, part).flatMap((one) => (one.external ? [] : [one.target])));
    }
    return seen;
  };
  const stays = reach(visible);
  return new Set([...reach(sheets.filter((sheet) => sheet.hidden))].filter((part) => !stays.has(part)));
}

const leftOutOfWorkbook: ReadonlySet<string> = new Set([
  ...[
    'externalReferences',
    'pivotCaches',
    'definedNames',
    'fileSharing',
    'fileRecoveryPr',
    'calcPr',
    'extLst',
  ],
  ...['AlternateContent', 'absPath', 'webPublishing', 'customWorkbookViews', 'functionGroups', 'revisionPtr'],
]);

/** Names go as a whole but for the areas to print: each is a formula, and none is left to use it. */
function cleanWorkbook(xml: string, sheets: readonly Sheet[]): string {
  const hidden = new Set(sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.relation));
  return rewriteXml(xml, (tag) => {
    if (leftOutOfWorkbook.has(tag.name)) return 'drop';
    if (tag.name === 'sheet') {
      return hidden.has(tag.attribute('r:id') ?? tag.attribute('id') ?? '') ? 'drop' : 'keep';
    }
    // The sheet that was open may be one that is gone.
    return tag.name === 'workbookView' ? { as: tag.empty ? '<workbookView/>' : '<workbookView>' } : 'keep';
  });
}

function withoutSheets(xml: string, sheets: readonly Sheet[]): string {
  const hidden = new Set(sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.relation));
  return rewriteXml(xml, (tag) =>
    tag.name === 'Relationship' && hidden.has(tag.attribute('Id') ?? '') ? 'drop' : 'keep',
  );
}

const leftOutOfSheet: ReadonlySet<string> = new Set([
  ...['f', 'legacyDrawing', 'legacyDrawingHF', 'oleObjects', 'controls', 'customProperties', 'scenarios'],
  ...['webPublishItems', 'smartTags', 'dataConsolidate', 'customSheetViews', 'extLst', 'AlternateContent'],
  ...[
    'conditionalFormatting',
    'dataValidations',
    'filterColumn',
    'sortState',
    'protectedRanges',
    'pageSetup',
  ],
  ...['tablePart', 'tableParts', 'codeName'],
]);

/** A sheet without formulas, and without what stands in hidden rows and columns, which stay hidden and empty. */
function cleanSheet(xml: string, used: Set<number>): string {
  const hidden: [number, number][] = [];
  let [rowHidden, column, shared] = [false, 0, false];
  const cleaned = rewriteXml(xml, (tag) => {
    if (leftOutOfSheet.has(tag.name)) return 'drop';
    if (tag.name === 'col' && hidesColumn(tag)) {
      hidden.push([Number(tag.attribute('min')), Number(tag.attribute('max'))]);
    } else if (tag.name === 'row') {
      [rowHidden, column] = [hidesRow(tag), 0];
    } else if (tag.name === 'c') {
      const cell = tag.attribute('r');
      column = cell === null ? column + 1 : columnOf(cell);
      shared = tag.attribute('t') === 's';
      if (rowHidden || hidden.some(([from, to]) => column >= from && column <= to)) return 'drop';
    } else if (tag.name === 'v' && shared) return 'keep';
    return 'keep';
  });
  readUsed(cleaned, used);
  return cleaned;
}

function readUsed(xml: string, used: Set<number>): void {
  let [shared, inValue] = [false, false];
  readXml(xml, {
    open: (tag) => {
      if (tag.name === 'c') shared = tag.attribute('t') === 's';
      inValue = tag.name === 'v';
    },
    text: (text) => {
      if (shared && inValue) used.add(Number(text));
    },
    close: () => {
      inValue = false;
    },
  });
}

/** Texts that no cell uses any more are emptied; the numbers of the others stay. */
function cleanStrings(kept: Parts, parts: Parts, used: ReadonlySet<number>): void {
  const part = [...kept.keys()].find((name) => /(^|\/)sharedStrings\.xml$/u.test(name));
  if (part === undefined) return;
  const items = sharedStrings(parts).map((text, at) =>
    used.has(at) ? `<si><t xml:space="preserve">${escapedXml(text)}</t></si>` : '<si><t/></si>',
  );
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  kept.set(part, Buffer.from(`${head}<sst xmlns="${main}">${items.join('')}</sst>`));
}
