import { type InspectionRefusal, inspectionRefusals } from '#application/ports/file-inspector.ts';
import { type ScanVerdict, scanVerdictOf } from './gate/scan-protocol.ts';

/**
 * Parent to child over stdin: for each file a header of eight bytes (kind, three spare, length as uint32),
 * then its bytes. Child to parent over descriptor 3: one line of JSON when it has started, one for each file.
 */
export const HEADER_BYTES = 8;
export const fileKinds = { 'image/jpeg': 1, 'image/png': 2, 'application/pdf': 3 } as const;
export const PDF_KIND = fileKinds['application/pdf'];
/** Above every upload rule. */
export const MOST_BYTES = 32 * 1024 * 1024;

export type Verdict =
  | { readonly kind: 'ready' }
  | { readonly kind: 'picture'; readonly width: number; readonly height: number }
  | { readonly kind: 'pdf'; readonly pages: number }
  | ScanVerdict
  | { readonly kind: 'refused'; readonly code: InspectionRefusal };

export function headerOf(kind: number, byteSize: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(byteSize, 4);
  return header;
}

/** What a line of the child says; null for anything that it has no business to say. */
export function verdictOf(line: string): Verdict | null {
  const said = parsed(line);
  if (typeof said !== 'object' || said === null || !('kind' in said)) return null;
  if (said.kind === 'ready') return { kind: 'ready' };
  if (said.kind === 'picture' && 'width' in said && 'height' in said) {
    const { width, height } = said;
    return isCount(width) && isCount(height) ? { kind: 'picture', width, height } : null;
  }
  if (said.kind === 'pdf' && 'pages' in said) {
    return isCount(said.pages) ? { kind: 'pdf', pages: said.pages } : null;
  }
  if (said.kind !== 'refused' || !('code' in said)) return scanVerdictOf(said);
  const code = inspectionRefusals.find((one) => one === said.code);
  return code === undefined ? null : { kind: 'refused', code };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
