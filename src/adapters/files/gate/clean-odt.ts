import { leaveOutOdfParts } from './odf-package.ts';
import { hiddenStylesOf } from './odf-styles.ts';
import { type Parts, partText } from './package-parts.ts';
import { cleanPictures } from './picture-notes.ts';
import { isOutOfSight } from './scan-odt.ts';
import { type Fate, rewriteXml } from './xml-tokens.ts';

const dropped: ReadonlySet<string> = new Set([
  ...['tracked-changes', 'change', 'change-start', 'change-end', 'annotation', 'annotation-end'],
  ...['scripts', 'event-listeners', 'dde-connection-decls', 'database-display', 'user-defined', 'forms'],
  ...['author-name', 'author-initials', 'creator', 'initial-creator', 'printed-by', 'user-field-decls'],
]);

/** A copy of an ODF text as it reads: changes taken, and nothing in it that is not shown. */
export async function cleanOdt(parts: Parts): Promise<Parts> {
  const kept = leaveOutOdfParts(parts);
  const styles = hiddenStylesOf([partText(kept, 'styles.xml'), partText(kept, 'content.xml')]);
  for (const part of ['content.xml', 'styles.xml']) {
    if (!kept.has(part)) continue;
    const fate = (tag: Parameters<Parameters<typeof rewriteXml>[1]>[0]): Fate => {
      if (dropped.has(tag.name)) return 'drop';
      if (isOutOfSight(tag, styles)) {
        // A cell or a section needs a paragraph; this one stays, empty.
        return tag.name === 'p' || tag.name === 'h' ? 'empty' : 'drop';
      }
      if (tag.name === 'object' || tag.name === 'object-ole') {
        const shown =
          /^\.\/Object/u.test(tag.attribute('href') ?? '') &&
          kept.has(`${(tag.attribute('href') ?? '').slice(2)}/content.xml`);
        return shown ? 'keep' : 'drop';
      }
      return 'keep';
    };
    kept.set(part, Buffer.from(rewriteXml(partText(kept, part), fate)));
  }
  await cleanPictures(kept);
  return kept;
}
