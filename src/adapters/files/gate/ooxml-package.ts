import { isOfficeName } from '#domain/stored-file/finding.ts';
import type { FindingsList } from './findings-list.ts';
import { type Parts, partText, type Relation, relationsPath, resolvedPath } from './package-parts.ts';
import { picturesIn } from './picture-notes.ts';
import { escapedXml, readXml, rewriteXml } from './xml-tokens.ts';

const EMBEDDED = /(^|\/)(embeddings|activeX|ctrlProps)\/[^/]+\.(?!rels$)[^/.]+$/u;
const MACRO = /(^|\/)(vbaProject|vbaProjectSignature)\.bin$|(^|\/)(macrosheets|dialogsheets)\//u;
/** Parts that a cleaned copy never has: each is told of by a finding, or by nobody read. */
const LEFT_OUT =
  /(^|\/)(embeddings|activeX|ctrlProps|macrosheets|dialogsheets|customXml|printerSettings|persons|threadedComments|revisions|externalLinks|pivotCache|pivotTables|queryTables|slicers|slicerCaches|timelines|timelineCaches|model|webextensions|customUI|userCustomization)\/|(^|\/)(comments[^/]*|vbaProject[^/]*|vbaData|connections|people|attachedToolbars|recipientData|vmlDrawing[^/]*|calcChain|volatileDependencies|keyMapCustomizations|customizations)\.(xml|bin|vml)$|^docProps\/(custom\.xml|thumbnail\.\w+)$/u;

/** The relations that a part declares. */
export function relationsOf(parts: Parts, part: string): readonly Relation[] {
  const relations: Relation[] = [];
  readXml(partText(parts, relationsPath(part)), {
    open: (tag) => {
      if (tag.name !== 'Relationship') return;
      const external = tag.attribute('TargetMode') === 'External';
      const target = tag.attribute('Target') ?? '';
      relations.push({
        id: tag.attribute('Id') ?? '',
        type: (tag.attribute('Type') ?? '').split('/').at(-1) ?? '',
        target: external ? target : resolvedPath(part, target),
        external,
      });
    },
  });
  return relations;
}

/** Where the main part of the package lies; empty when it has none. */
export function mainPart(parts: Parts): string {
  const rels = partText(parts, '_rels/.rels');
  let found = '';
  readXml(rels, {
    open: (tag) => {
      if (tag.name === 'Relationship' && (tag.attribute('Type') ?? '').endsWith('/officeDocument')) {
        found = resolvedPath('', tag.attribute('Target') ?? '');
      }
    },
  });
  return found;
}

/** What any kind of Office Open XML file can carry besides its text: files, macros, links, authors, photos. */
export async function scanPackage(parts: Parts, findings: FindingsList): Promise<void> {
  for (const [part] of parts) {
    if (MACRO.test(part)) findings.add('macro', { in: 'part', part });
    else if (EMBEDDED.test(part)) findings.add('embedded_file', { in: 'part', part });
    if (/(^|\/)connections\.xml$/u.test(part)) findings.add('external_link', { in: 'part', part });
    if (part.endsWith('.rels')) scanRelations(partText(parts, part), part, findings);
  }
  scanProperties(parts, findings);
  await picturesIn(parts, findings);
}

function scanRelations(xml: string, part: string, findings: FindingsList): void {
  readXml(xml, {
    open: (tag) => {
      if (tag.name !== 'Relationship' || tag.attribute('TargetMode') !== 'External') return;
      const target = tag.attribute('Target') ?? '';
      const isLink = (tag.attribute('Type') ?? '').endsWith('/hyperlink');
      if (!isLink || isPlaceOnDisk(target)) findings.add('external_link', { in: 'part', part }, target);
    },
  });
}

/** Addresses of somebody's own machine or network; they tell of both and open for nobody else. */
export function isPlaceOnDisk(target: string): boolean {
  return /^(file:|[a-z]:[\\/]|\\\\)/iu.test(target);
}

function scanProperties(parts: Parts, findings: FindingsList): void {
  const place = { in: 'file' } as const;
  const read = (part: string, wanted: ReadonlySet<string>): readonly string[] => {
    const values: string[] = [];
    let inside = false;
    readXml(partText(parts, part), {
      open: (tag) => {
        inside = wanted.has(tag.name);
      },
      text: (text) => {
        if (inside && text.trim() !== '') values.push(text.trim());
      },
      close: () => {
        inside = false;
      },
    });
    return values;
  };
  const authors = [
    ...read('docProps/core.xml', new Set(['creator', 'lastModifiedBy'])),
    ...read('docProps/app.xml', new Set(['Manager', 'Company'])),
  ];
  for (const author of new Set(authors.filter((name) => !isOfficeName(name))))
    findings.add('author', place, author);
  readXml(partText(parts, 'docProps/custom.xml'), {
    open: (tag) => {
      if (tag.name === 'property') findings.add('custom_property', place, tag.attribute('name') ?? '');
    },
  });
}

/** The same package without the parts that never go out, and without what only they needed. */
export function leaveOutParts(parts: Parts, also: (part: string) => boolean = () => false): Parts {
  const kept: Parts = new Map();
  const gone = new Set<string>();
  for (const [part, bytes] of parts) {
    if (LEFT_OUT.test(part) || also(part)) gone.add(part);
    else kept.set(part, bytes);
  }
  for (const [part, bytes] of kept) {
    if (part.endsWith('.rels')) {
      const owner = part.replace(/_rels\/([^/]*)\.rels$/u, '$1');
      if (owner !== '' && !kept.has(owner)) kept.delete(part);
      else kept.set(part, Buffer.from(withoutRelations(partText(parts, part), owner, gone)));
    } else if (part === '[Content_Types].xml') {
      kept.set(part, Buffer.from(withoutTypes(partText(parts, part), gone)));
    } else if (part === 'docProps/core.xml') {
      kept.set(part, Buffer.from(withoutValues(partText(parts, part), personalProperties)));
    } else if (part === 'docProps/app.xml') {
      kept.set(part, Buffer.from(withoutValues(partText(parts, part), personalApplication)));
    } else kept.set(part, bytes);
  }
  return kept;
}

/** Relations of a package to parts that are gone, to somebody's disk, or to anything outside but a link. */
function withoutRelations(xml: string, owner: string, gone: ReadonlySet<string>): string {
  return rewriteXml(xml, (tag) => {
    if (tag.name !== 'Relationship') return 'keep';
    const target = tag.attribute('Target') ?? '';
    if (tag.attribute('TargetMode') !== 'External')
      return gone.has(resolvedPath(owner, target)) ? 'drop' : 'keep';
    const isLink = (tag.attribute('Type') ?? '').endsWith('/hyperlink');
    if (isLink && !isPlaceOnDisk(target)) return 'keep';
    // Whoever refers to it must still find it, so it stays and leads nowhere.
    const type = escapedXml(tag.attribute('Type') ?? '');
    const id = escapedXml(tag.attribute('Id') ?? '');
    return { as: `<Relationship Id="${id}" Type="${type}" Target="about:blank" TargetMode="External"/>` };
  });
}

const seenByName: ReadonlySet<string> = new Set([
  'image',
  'oleObject',
  'package',
  'chart',
  'diagramData',
  'hdphoto',
]);

/** Leaves out the pictures and objects that nothing shows any more, and whatever only they led to. */
export function leaveOutUnused(parts: Parts): void {
  for (const [part] of parts) {
    const owner = /^(.*)_rels\/([^/]+)\.rels$/u.exec(part);
    if (owner === null) continue;
    const text = partText(parts, `${owner[1]}${owner[2]}`);
    const pruned = rewriteXml(partText(parts, part), (tag) => {
      const type = (tag.attribute('Type') ?? '').split('/').at(-1) ?? '';
      const unused = seenByName.has(type) && !text.includes(`"${tag.attribute('Id') ?? ''}"`);
      return tag.name === 'Relationship' && unused ? 'drop' : 'keep';
    });
    parts.set(part, Buffer.from(pruned));
  }
  const used = new Set(['[Content_Types].xml', '_rels/.rels']);
  const todo = relationsOf(parts, '').map((relation) => relation.target);
  for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
    if (used.has(part)) continue;
    used.add(part);
    used.add(relationsPath(part));
    todo.push(...relationsOf(parts, part).flatMap((one) => (one.external ? [] : [one.target])));
  }
  const gone = new Set([...parts.keys()].filter((part) => !used.has(part)));
  for (const part of gone) parts.delete(part);
  parts.set('[Content_Types].xml', Buffer.from(withoutTypes(partText(parts, '[Content_Types].xml'), gone)));
}

function withoutTypes(xml: string, gone: ReadonlySet<string>): string {
  return rewriteXml(xml, (tag) =>
    tag.name === 'Override' && gone.has((tag.attribute('PartName') ?? '').slice(1)) ? 'drop' : 'keep',
  );
}

const personalProperties = new Set([
  'creator',
  'lastModifiedBy',
  'keywords',
  'description',
  'category',
  'contentStatus',
  'lastPrinted',
  'revision',
]);
const personalApplication = new Set([
  'Manager',
  'Company',
  'HyperlinkBase',
  'Template',
  'TotalTime',
  'TitlesOfParts',
  'HeadingPairs',
  'HLinks',
]);

function withoutValues(xml: string, names: ReadonlySet<string>): string {
  return rewriteXml(xml, (tag) => (names.has(tag.name) ? 'drop' : 'keep'));
}
