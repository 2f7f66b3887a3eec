import { readDelimited } from '#domain/sp4n/delimited-text.ts';
import type { ExportRefusal, ExportTable } from '#domain/sp4n/export-table.ts';
import { readXlsx } from './xlsx-reader.ts';

const ZIP = 'PK\u0003\u0004';
const COMPOUND_FILE = '\u00D0\u00CF\u0011\u00E0';

/** Tells by the bytes what an export is; its name says nothing. */
export function readExport(bytes: Buffer): ExportTable | ExportRefusal {
  const head = bytes.toString('latin1', 0, 4);
  if (head === ZIP) return readXlsx(bytes);
  // Either a workbook of Excel 97 to 2003, or a newer one that is locked by a password.
  if (head === COMPOUND_FILE) {
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'EXPORT_LOCKED' : 'EXPORT_OLD_EXCEL';
  }
  return readDelimited(textOf(bytes));
}

/** UTF-8 where it is, else Windows-1252, which Excel writes in Indonesia. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
