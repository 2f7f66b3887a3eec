import { isOfficeName } from '#domain/stored-file/finding.ts';
import type { FindingsList } from './findings-list.ts';
import { isPlaceOnDisk } from './ooxml-package.ts';
import { type Parts, partText } from './package-parts.ts';
import { picturesIn } from './picture-notes.ts';
import { readXml, rewriteXml } from './xml-tokens.ts';

const SCRIPTS = /^(Basic|Scripts|Dialogs)\/(?!(script-lc|dialog-lc)\.xml$).+/u;
/** A chart or a formula is an object of its own in the package, and shown. */
const SHOWN_OBJECTS = /opendocument\.(chart|formula)|sun\.xml\.ui/u;

/** Folders of objects in the package with their media types. */
function objectsOf(parts: Parts): ReadonlyMap<string, string> {
  const objects = new Map<string, string>();
  readXml(partText(parts, 'META-INF/manifest.xml'), {
    open: (tag) => {
      const path = tag.attribute('full-path') ?? '';
      if (tag.name !== 'file-entry' || path === '/') return;
      const type = tag.attribute('media-type') ?? '';
      if (/^[^/]+\/$/u.test(path) && type !== '') objects.set(path, type);
      else if (/^Object [^/]*$/u.test(path) && type !== '') objects.set(path, type);
    },
  });
  return objects;
}

/** What any kind of ODF file can carry besides its text. */
export async function scanOdfPackage(parts: Parts, findings: FindingsList): Promise<void> {
  for (const [path, type] of objectsOf(parts)) {
    if (!SHOWN_OBJECTS.test(type)) findings.add('embedded_file', { in: 'part', part: path });
  }
  for (const [part] of parts) {
    if (SCRIPTS.test(part)) findings.add('macro', { in: 'part', part });
    if (part.startsWith('Versions/')) findings.add('earlier_revision', { in: 'part', part });
  }
  scanMeta(partText(parts, 'meta.xml'), findings);
  await picturesIn(parts, findings);
}

const authorTags: ReadonlySet<string> = new Set(['creator', 'initial-creator', 'printed-by']);

function scanMeta(xml: string, findings: FindingsList): void {
  let [inside, text] = ['', ''];
  readXml(xml, {
    open: (tag) => {
      [inside, text] = [tag.name, ''];
      if (tag.name === 'user-defined') {
        findings.add(
          'custom_property',
          { in: 'file' },
          tag.attribute('meta:name') ?? tag.attribute('name') ?? '',
        );
      }
    },
    text: (piece) => {
      text += piece;
    },
    close: (name) => {
      if (name === inside && authorTags.has(name) && text.trim() !== '' && !isOfficeName(text)) {
        findings.add('author', { in: 'file' }, text);
      }
      inside = '';
    },
  });
}

/** Links from the content to anything outside that is not an address to click. */
export function scanOdfLinks(xml: string, findings: FindingsList): void {
  readXml(xml, {
    open: (tag) => {
      const target = tag.attribute('href');
      const outside =
        target !== null && (isPlaceOnDisk(target) || (tag.name !== 'a' && /^https?:/u.test(target)));
      if (outside && tag.name !== 'script') findings.add('external_link', { in: 'file' }, target);
      if (tag.name === 'database-source-sql' || tag.name === 'database-source-table') {
        findings.add('external_link', { in: 'file' });
      }
      if (tag.name === 'event-listener') findings.add('macro', { in: 'file' });
    },
  });
}

const LEFT_OUT =
  /^(Basic|Scripts|Dialogs|Versions|Thumbnails|Configurations2|layout-cache)(\/|$)|^META-INF\/documentsignatures/u;

/** The same package without scripts, versions, foreign objects, authors and previews. */
export function leaveOutOdfParts(parts: Parts): Parts {
  const objects = [...objectsOf(parts)].flatMap(([path, type]) => (SHOWN_OBJECTS.test(type) ? [] : [path]));
  const isGone = (part: string): boolean =>
    LEFT_OUT.test(part) ||
    part === 'VersionList.xml' ||
    objects.some(
      (path) =>
        part === path ||
        (path.endsWith('/') && part.startsWith(path)) ||
        // A picture of the object, which tells the same.
        part === `ObjectReplacements/${path.replace(/\/$/u, '')}`,
    );
  const kept: Parts = new Map();
  for (const [part, bytes] of parts) if (!isGone(part)) kept.set(part, bytes);
  kept.set(
    'META-INF/manifest.xml',
    Buffer.from(
      rewriteXml(partText(parts, 'META-INF/manifest.xml'), (tag) =>
        tag.name === 'file-entry' && isGone(tag.attribute('full-path') ?? '') ? 'drop' : 'keep',
      ),
    ),
  );
  for (const [part] of kept) {
    if (/(^|\/)meta\.xml$/u.test(part)) kept.set(part, Buffer.from(cleanMeta(partText(kept, part))));
    if (/(^|\/)settings\.xml$/u.test(part)) {
      kept.set(part, Buffer.from(rewriteXml(partText(kept, part), settingFate)));
    }
  }
  return kept;
}

const leftOutOfMeta: ReadonlySet<string> = new Set([
  ...[
    'creator',
    'initial-creator',
    'printed-by',
    'user-defined',
    'template',
    'auto-reload',
    'editing-cycles',
  ],
  ...['editing-duration', 'print-date', 'keyword', 'description'],
]);

function cleanMeta(xml: string): string {
  return rewriteXml(xml, (tag) => (leftOutOfMeta.has(tag.name) ? 'drop' : 'keep'));
}

/** The names of sheets, the printer and passwords stand among the settings. */
function settingFate(tag: { readonly name: string; readonly attribute: (name: string) => string | null }) {
  const name = tag.attribute('config:name') ?? '';
  return /^(Tables|ActiveTable|PrinterSetup|PrinterName|RedlineProtectionKey|TrackedChangesProtectionKey)$|^(Rsid|RsidRoot)$/u.test(
    name,
  )
    ? ('drop' as const)
    : ('keep' as const);
}
