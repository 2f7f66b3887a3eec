import { leaveOutParts, leaveOutUnused } from './ooxml-package.ts';
import { type Parts, partText } from './package-parts.ts';
import { cleanPictures } from './picture-notes.ts';
import { formerLook, isOn, textPartsOf, vanishingStyles } from './scan-docx.ts';
import { readXml, rewriteXml, type XmlTag } from './xml-tokens.ts';

/** A copy of a text document as it reads: changes taken, and nothing in it that is not shown. */
export async function cleanDocx(parts: Parts): Promise<Parts> {
  const hiddenStyles = vanishingStyles(partText(parts, 'word/styles.xml'));
  const kept = leaveOutParts(parts);
  for (const [part] of textPartsOf(parts)) {
    kept.set(part, Buffer.from(cleanText(partText(parts, part), hiddenStyles)));
  }
  if (kept.has('word/settings.xml')) {
    kept.set('word/settings.xml', Buffer.from(cleanSettings(partText(kept, 'word/settings.xml'))));
  }
  leaveOutUnused(kept);
  await cleanPictures(kept);
  return kept;
}

const dropped: ReadonlySet<string> = new Set([
  ...['del', 'moveFrom', 'cellDel', 'cellIns', 'cellMerge', 'delText', 'delInstrText', 'object', 'altChunk'],
  ...[
    'commentRangeStart',
    'commentRangeEnd',
    'commentReference',
    'annotationRef',
    'proofErr',
    'permStart',
    'permEnd',
  ],
  ...['moveFromRangeStart', 'moveFromRangeEnd', 'moveToRangeStart', 'moveToRangeEnd', 'control'],
]);
const unwrapped: ReadonlySet<string> = new Set(['moveTo', 'smartTag', 'customXml']);

function cleanText(xml: string, hiddenStyles: ReadonlySet<string>): string {
  const hiddenRuns = runsOutOfSight(xml, hiddenStyles);
  let [run, inProperties] = [0, 0];
  return rewriteXml(
    xml,
    (tag) => {
      if (tag.name === 'r' && hiddenRuns.has(run++)) return 'drop';
      if (formerLook.test(tag.name)) return 'drop';
      if (tag.name === 'rPr' && !tag.empty) inProperties += 1;
      // Within the properties of a paragraph's mark, `ins` and `del` are marks without content.
      if (tag.name === 'ins') return tag.empty || inProperties > 0 ? 'drop' : 'unwrap';
      if (unwrapped.has(tag.name)) return 'unwrap';
      return dropped.has(tag.name) ? 'drop' : withoutTraces(tag);
    },
    (name) => {
      if (name === 'rPr') inProperties = Math.max(0, inProperties - 1);
    },
  );
}

/** Ids of editing sessions tell which pieces were typed together, and by whom. */
function withoutTraces(tag: XmlTag): 'keep' | { readonly as: string } {
  if (!/\b\w+:(rsid|paraId|textId)\w*=/u.test(tag.raw)) return 'keep';
  return { as: tag.raw.replace(/\s\w+:(rsid\w*|paraId|textId)="[^"]*"/gu, '') };
}

const INSIDE = -1;

/** Which runs are not shown, by their order among those that the rewriting meets. */
function runsOutOfSight(xml: string, hiddenStyles: ReadonlySet<string>): ReadonlySet<number> {
  const hidden = new Set<number>();
  const open: number[] = [];
  let [runs, muted, paragraphHidden] = [0, 0, false];
  readXml(xml, {
    open: (tag) => {
      if (muted > 0 || dropped.has(tag.name) || formerLook.test(tag.name)) {
        muted += 1;
        return;
      }
      const run = open.at(-1);
      if (tag.name === 'p') paragraphHidden = false;
      else if (tag.name === 'pStyle') paragraphHidden = hiddenStyles.has(tag.attribute('val') ?? '');
      else if (tag.name === 'r') {
        // What stands in a run that is dropped is not met by the rewriting.
        const counted = !open.some((one) => hidden.has(one) || one === INSIDE);
        open.push(counted ? runs : INSIDE);
        if (counted && paragraphHidden) hidden.add(runs);
        if (counted) runs += 1;
      } else if (run !== undefined && run !== INSIDE) {
        const vanishes =
          (tag.name === 'vanish' && isOn(tag)) ||
          (tag.name === 'rStyle' && hiddenStyles.has(tag.attribute('val') ?? '')) ||
          (tag.name === 'sz' && Number(tag.attribute('val')) <= 2);
        if (vanishes) hidden.add(run);
      }
    },
    close: (name) => {
      if (muted > 0) muted -= 1;
      else if (name === 'r') open.pop();
    },
  });
  return hidden;
}

const sessionSettings: ReadonlySet<string> = new Set([
  ...[
    'rsids',
    'trackRevisions',
    'docVars',
    'mailMerge',
    'attachedTemplate',
    'revisionView',
    'saveThroughXslt',
  ],
  ...['attachedSchema', 'linkStyles', 'docId', 'chartTrackingRefBased', 'writeProtection'],
]);

function cleanSettings(xml: string): string {
  return rewriteXml(xml, (tag) => (sessionSettings.has(tag.name) ? 'drop' : 'keep'));
}
