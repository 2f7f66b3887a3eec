/** Actions that run something, open something outside, or send something away. */
export const PDF_SCRIPTS: ReadonlySet<string> = new Set([
  ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'RichMediaExecute'],
]);

/** Bytes of a signature stand in the file as they are; changing any byte breaks it. */
export function isSigned(bytes: Buffer): boolean {
  return bytes.includes('/ByteRange') && /\/Type\s*\/(Sig|DocTimeStamp)\b/u.test(bytes.toString('latin1'));
}
