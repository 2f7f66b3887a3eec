import type { ArchiveReader, ArchiveRefusal, OpenArchive } from '#application/ports/archive-reader.ts';
import { ArchiveError } from '#application/ports/archive-reader.ts';
import type { ByteRange } from '#application/ports/file-store.ts';
import type { ExportRefusal, ExportTable } from '#domain/sp4n/export-table.ts';
import { readExportText } from '#domain/sp4n/export-text.ts';
import { readXlsx, type WorkbookParts } from './xlsx-reader.ts';

const ZIP = 'PK\u0003\u0004';
const COMPOUND_FILE = '\u00D0\u00CF\u0011\u00E0';
/** What is unpacked of a workbook; its pictures and fonts stay packed. */
const PART = /(?:\.xml|\.rels|^EncryptedPackage)$/;

/** An export taken out of its wrapping, to be read in a thread. */
export type UnpackedExport =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'workbook'; readonly parts: WorkbookParts };

const refusals = {
  ARCHIVE_BROKEN: 'EXPORT_BROKEN',
  ARCHIVE_UNSUPPORTED: 'EXPORT_BROKEN',
  ARCHIVE_LOCKED: 'EXPORT_LOCKED',
  ARCHIVE_TOO_MANY_FILES: 'EXPORT_TOO_LARGE',
  ARCHIVE_TOO_LARGE: 'EXPORT_TOO_LARGE',
} as const satisfies Record<ArchiveRefusal, ExportRefusal>;

/** Tells by the bytes what an export is, for its name says nothing, and unpacks a workbook within the reader's bounds. */
export async function unpackExport(
  archives: ArchiveReader,
  bytes: Buffer,
): Promise<UnpackedExport | ExportRefusal> {
  const head = bytes.toString('latin1', 0, 4);
  // Either a workbook of Excel 97 to 2003, or a newer one that is locked by a password.
  if (head === COMPOUND_FILE) {
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'EXPORT_LOCKED' : 'EXPORT_OLD_EXCEL';
  }
  if (head !== ZIP) return { kind: 'text', bytes };
  const opened = await archives.open(bytes.length, (range) => partOf(bytes, range));
  if (!opened.ok) return refusals[opened.error];
  try {
    return { kind: 'workbook', parts: await partsOf(opened.value) };
  } catch (error) {
    if (error instanceof ArchiveError) return refusals[error.code];
    throw error;
  }
}

/** The table in an unpacked export. */
export function readExport(unpacked: UnpackedExport): ExportTable | ExportRefusal {
  return unpacked.kind === 'workbook' ? readXlsx(unpacked.parts) : readExportText(textOf(unpacked.bytes));
}

async function* partOf(bytes: Buffer, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(start, end + 1);
}

/** @throws ArchiveError */
async function partsOf(archive: OpenArchive): Promise<WorkbookParts> {
  const parts = new Map<string, Uint8Array>();
  for (const { name, byteSize } of archive.entries) {
    if (!PART.test(name)) continue;
    const chunks: Uint8Array[] = [];
    for await (const chunk of archive.read(name, byteSize)) chunks.push(chunk);
    parts.set(name, Buffer.concat(chunks));
  }
  return parts;
}

/** UTF-8 where it is, else Windows-1252, which Excel writes in Indonesia. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
