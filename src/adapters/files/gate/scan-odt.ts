import type { TextPart } from '#domain/stored-file/finding.ts';
import type { FindingsList } from './findings-list.ts';
import { scanOdfLinks, scanOdfPackage } from './odf-package.ts';
import { type HiddenStyles, hiddenStylesOf } from './odf-styles.ts';
import { type Parts, partText } from './package-parts.ts';
import { textFlow } from './text-flow.ts';
import { readXml, type XmlTag } from './xml-tokens.ts';

/** Looks through an ODF text: what it says, and what it keeps out of sight. */
export async function scanOdt(parts: Parts, findings: FindingsList): Promise<void> {
  await scanOdfPackage(parts, findings);
  const [content, styles] = [partText(parts, 'content.xml'), partText(parts, 'styles.xml')];
  const hidden = hiddenStylesOf([styles, content]);
  scanOdfLinks(content, findings);
  scanText(content, 'body', hidden, findings);
  // Headers and footers of pages stand among the styles.
  scanText(styles, 'header', hidden, findings);
}

/** True for an element that is not shown, with all in it. */
export function isOutOfSight(tag: XmlTag, styles: HiddenStyles): boolean {
  if (tag.name === 'hidden-text' || tag.name === 'hidden-paragraph') return true;
  if (tag.name === 'section') {
    const display = tag.attribute('text:display');
    return display === 'none' || display === 'condition';
  }
  if (tag.name !== 'span' && tag.name !== 'p' && tag.name !== 'h') return false;
  return styles.texts.has(tag.attribute('style-name') ?? '');
}

function scanText(xml: string, part: TextPart, styles: HiddenStyles, findings: FindingsList): void {
  const flow = textFlow(part, findings);
  const place = () => ({ in: 'paragraph', paragraph: flow.current(), part }) as const;
  let [text, hidden, note, deleted] = ['', '', '', ''];
  let noteHead = false;
  /** How many paragraphs, notes and deletions are open, and since which depth text is out of sight. */
  let [paragraphs, notes, deletions, hiddenFrom] = [0, 0, 0, 0];
  readXml(xml, {
    open: (tag, depth) => {
      const { name } = tag;
      if (name === 'annotation') [notes, note] = [notes + 1, ''];
      else if (notes > 0 && (name === 'creator' || name === 'date')) noteHead = true;
      else if (name === 'changed-region') findings.add('tracked_change', place());
      else if (name === 'deletion') deletions += 1;
      else if (name === 'table') flow.openTable();
      else if (name === 'table-row') flow.openRow();
      else if (name === 'table-cell') flow.openCell();
      else if (name === 'tab' || name === 's') text += name === 'tab' ? '\t' : ' ';
      else if ((name === 'p' || name === 'h') && notes === 0 && deletions === 0) paragraphs += 1;
      if (hiddenFrom === 0 && isOutOfSight(tag, styles)) {
        hiddenFrom = depth;
        hidden += tag.attribute('string-value') ?? (name === 'hidden-paragraph' ? '…' : '');
      }
    },
    text: (piece) => {
      if (notes > 0) note += noteHead ? '' : piece;
      else if (deletions > 0) deleted += piece;
      else if (paragraphs > 0) {
        text += piece;
        if (hiddenFrom > 0) hidden += piece;
      }
    },
    close: (name, depth) => {
      noteHead = false;
      if (name === 'annotation') {
        notes -= 1;
        findings.add('comment', place(), note);
        findings.addText(note, '', place());
      } else if (name === 'deletion') {
        deletions -= 1;
        findings.addText(deleted, '', place());
        deleted = '';
      } else if (name === 'table') flow.closeTable();
      else if ((name === 'p' || name === 'h') && notes === 0 && deletions === 0) {
        paragraphs -= 1;
        if (paragraphs === 0) {
          if (hidden.trim() !== '') findings.add('hidden_text', place(), hidden);
          flow.paragraph(text);
          [text, hidden] = ['', ''];
        }
      }
      if (depth === hiddenFrom) hiddenFrom = 0;
    },
  });
}
