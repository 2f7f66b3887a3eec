/** Types of office programs: ZIP archives that say by their parts what they are. */
export const officeMediaTypes = [
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
] as const;
export type OfficeMediaType = (typeof officeMediaTypes)[number];

/** The first part of an OpenDocument file, stored as it is: 30 bytes of header, its name, then the type. */
const openDocumentTypeAt = 38;

/**
 * What an archive is by the names of its parts in its first and last bytes; null for any other archive, and for one
 * with macros in it.
 */
export function sniffOfficeType(head: Uint8Array, tail: Uint8Array): OfficeMediaType | null {
  const has = (name: string) => holds(head, name) || holds(tail, name);
  if (has('vbaProject.bin') || has('Basic/script-lc.xml')) return null;
  const [docx, xlsx, odt, ods] = officeMediaTypes;
  if (startsAt(head, openDocumentTypeAt, `${ods}PK`)) return ods;
  if (startsAt(head, openDocumentTypeAt, `${odt}PK`)) return odt;
  if (!has('[Content_Types].xml')) return null;
  if (has('xl/workbook.xml')) return xlsx;
  return has('word/document.xml') ? docx : null;
}

function startsAt(bytes: Uint8Array, at: number, text: string): boolean {
  return Array.from(text).every((character, index) => bytes[at + index] === character.charCodeAt(0));
}

/** `text` is ASCII. */
function holds(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsAt(bytes, at, text)) return true;
  }
  return false;
}
