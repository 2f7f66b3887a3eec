import { leaveOutOdfParts } from './odf-package.ts';
import { type HiddenStyles, hiddenStylesOf } from './odf-styles.ts';
import { type Parts, partText } from './package-parts.ts';
import { cleanPictures } from './picture-notes.ts';
import { isCollapsed, repeats } from './scan-ods.ts';
import { type Fate, readXml, rewriteXml, type XmlTag } from './xml-tokens.ts';

/**
 * A copy of an ODF sheet file without what it keeps out of sight; formulas become their values. Null when nothing
 * visible would be left.
 */
export async function cleanOds(parts: Parts): Promise<Parts | null> {
  const kept = leaveOutOdfParts(parts);
  const content = partText(kept, 'content.xml');
  const styles = hiddenStylesOf([partText(kept, 'styles.xml'), content]);
  if (!hasVisibleTable(content, styles)) return null;
  kept.set('content.xml', Buffer.from(cleanContent(content, styles)));
  await cleanPictures(kept);
  return kept;
}

function hasVisibleTable(xml: string, styles: HiddenStyles): boolean {
  let found = false;
  readXml(xml, {
    open: (tag) => {
      if (tag.name === 'table' && !styles.tables.has(tag.attribute('style-name') ?? '')) found = true;
    },
  });
  return found;
}

const dropped: ReadonlySet<string> = new Set([
  ...['annotation', 'tracked-changes', 'scripts', 'event-listeners', 'named-expressions', 'database-ranges'],
  ...['data-pilot-tables', 'content-validations', 'label-ranges', 'scenario', 'table-source', 'dde-links'],
  ...['cell-range-source', 'consolidation', 'detective', 'calculation-settings', 'conditional-formats'],
]);

function cleanContent(xml: string, styles: HiddenStyles): string {
  const hidden: [number, number][] = [];
  let [columns, column, rowHidden] = [0, 0, false];
  const isHiddenColumn = (from: number, to: number): boolean =>
    hidden.some(([first, last]) => from <= last && to >= first);
  return rewriteXml(xml, (tag): Fate => {
    if (dropped.has(tag.name)) return 'drop';
    if (tag.name === 'table') {
      if (styles.tables.has(tag.attribute('style-name') ?? '')) return 'drop';
      hidden.length = 0;
      columns = 0;
    } else if (tag.name === 'table-column') {
      const count = repeats(tag, 'columns');
      if (isCollapsed(tag)) hidden.push([columns + 1, columns + count]);
      columns += count;
    } else if (tag.name === 'table-row') {
      [column, rowHidden] = [0, isCollapsed(tag)];
    } else if (tag.name === 'table-cell' || tag.name === 'covered-table-cell') {
      const from = column + 1;
      column += repeats(tag, 'columns');
      return rowHidden || isHiddenColumn(from, column) ? emptyCell(tag) : withoutFormula(tag);
    } else if (tag.name === 'object' || tag.name === 'object-ole') {
      return withinPackage(tag) ? 'keep' : 'drop';
    }
    return 'keep';
  });
}

/** The place stays, so that what stands behind it does not move; value and text go. */
function emptyCell(tag: XmlTag): Fate {
  const bare = tag.raw.replace(/\s[\w-]+:(?!style-name|number-)[\w-]+="[^"]*"/gu, '');
  return { as: bare, emptied: true };
}

function withoutFormula(tag: XmlTag): Fate {
  const bare = tag.raw.replace(/\s[\w-]+:(formula|content-validation-name)="[^"]*"/gu, '');
  return bare === tag.raw ? 'keep' : { as: bare };
}

function withinPackage(tag: XmlTag): boolean {
  return /^\.\/Object/u.test(tag.attribute('href') ?? '');
}
