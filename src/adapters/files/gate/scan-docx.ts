import type { TextPart } from '#domain/stored-file/finding.ts';
import type { FindingsList } from './findings-list.ts';
import { mainPart, scanPackage } from './ooxml-package.ts';
import { type Parts, partText } from './package-parts.ts';
import { textFlow } from './text-flow.ts';
import { readXml, type XmlTag } from './xml-tokens.ts';

/** The parts of a text document that hold paragraphs. */
export function textPartsOf(parts: Parts): readonly (readonly [string, TextPart])[] {
  const main = mainPart(parts);
  return [...parts.keys()].flatMap((part): [string, TextPart][] => {
    if (part === main) return [[part, 'body']];
    const name = /(^|\/)(header|footer|footnotes|endnotes)\d*\.xml$/u.exec(part)?.[2];
    if (name === undefined) return [];
    return [[part, name === 'header' || name === 'footer' ? name : 'note']];
  });
}

/** Looks through a text document: what it says, and what it keeps out of sight. */
export async function scanDocx(parts: Parts, findings: FindingsList): Promise<void> {
  await scanPackage(parts, findings);
  const hiddenStyles = vanishingStyles(partText(parts, 'word/styles.xml'));
  for (const [part, kind] of textPartsOf(parts))
    scanText(partText(parts, part), kind, hiddenStyles, findings);
  for (const [part] of parts) {
    if (/(^|\/)comments\d*\.xml$/u.test(part)) scanComments(partText(parts, part), findings);
    if (/(^|\/)customXml\/item\d+\.xml$/u.test(part) && !isBibliography(partText(parts, part))) {
      findings.add('custom_property', { in: 'part', part });
    }
  }
  readXml(partText(parts, 'word/settings.xml'), {
    open: (tag) => {
      if (tag.name === 'mailMerge') findings.add('external_link', { in: 'part', part: 'word/settings.xml' });
      if (tag.name === 'docVar') {
        findings.add('custom_property', { in: 'file' }, tag.attribute('w:name') ?? '');
      }
    },
  });
}

/** Word puts an empty list of sources, or the theme of a cover page, into most files. */
function isBibliography(xml: string): boolean {
  return xml.length < 600 && /bibliography|CoverPageProperties/u.test(xml);
}

/** A switch that is on: there without a value, or with one that does not say off. */
export function isOn(tag: XmlTag): boolean {
  const value = tag.attribute('val');
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** Styles whose text is not shown. */
export function vanishingStyles(xml: string): ReadonlySet<string> {
  const hidden = new Set<string>();
  let style = '';
  readXml(xml, {
    open: (tag) => {
      if (tag.name === 'style') style = tag.attribute('styleId') ?? '';
      if (tag.name === 'vanish' && isOn(tag) && style !== '') hidden.add(style);
    },
    close: (name) => {
      if (name === 'style') style = '';
    },
  });
  return hidden;
}

/** Elements that remember how a place was before. */
export const formerLook = /^(rPr|pPr|sectPr|tblPr|tblPrEx|tcPr|trPr|tblGrid|numbering)Change$/u;
const changed: ReadonlySet<string> = new Set([
  'ins',
  'del',
  'moveFrom',
  'moveTo',
  'cellIns',
  'cellDel',
  'cellMerge',
]);

function scanText(
  xml: string,
  part: TextPart,
  hiddenStyles: ReadonlySet<string>,
  findings: FindingsList,
): void {
  const flow = textFlow(part, findings);
  const place = () => ({ in: 'paragraph', paragraph: flow.current(), part }) as const;
  let [text, deleted, hidden] = ['', '', ''];
  let [inText, inDeleted, vanishes, inRun, styled] = [false, false, false, false, false];
  let hiddenStyle = false;
  readXml(xml, {
    open: (tag) => {
      const { name } = tag;
      if (changed.has(name) || formerLook.test(name)) findings.add('tracked_change', place());
      if (name === 'tbl') flow.openTable();
      else if (name === 'tr') flow.openRow();
      else if (name === 'tc') flow.openCell();
      else if (name === 'p') hiddenStyle = false;
      else if (name === 'pStyle') hiddenStyle = hiddenStyles.has(tag.attribute('val') ?? '');
      else if (name === 'r') [inRun, vanishes] = [true, false];
      else if (name === 'rStyle' && inRun) styled = hiddenStyles.has(tag.attribute('val') ?? '');
      else if ((name === 'vanish' || name === 'webHidden') && inRun)
        vanishes = name === 'vanish' && isOn(tag);
      else if (name === 'sz' && inRun && Number(tag.attribute('val')) <= 2) vanishes = true;
      else if (name === 'tab' || name === 'br' || name === 'cr') text += name === 'tab' ? '\t' : '\n';
      inText = name === 't';
      inDeleted = name === 'delText';
    },
    text: (piece) => {
      if (inDeleted) deleted += piece;
      if (!inText) return;
      text += piece;
      if (vanishes || styled || hiddenStyle) hidden += piece;
    },
    close: (name) => {
      [inText, inDeleted] = [false, false];
      if (name === 'r') [inRun, styled, vanishes] = [false, false, false];
      else if (name === 'tbl') flow.closeTable();
      else if (name === 'p') {
        if (hidden.trim() !== '') findings.add('hidden_text', place(), hidden);
        if (deleted !== '') findings.addText(deleted, '', place());
        flow.paragraph(text);
        [text, deleted, hidden] = ['', '', ''];
      }
    },
  });
}

function scanComments(xml: string, findings: FindingsList): void {
  let text = '';
  readXml(xml, {
    text: (piece) => {
      text += piece;
    },
    close: (name) => {
      if (name !== 'comment') return;
      findings.add('comment', { in: 'file' }, text);
      findings.addText(text, '', { in: 'file' });
      text = '';
    },
  });
}
