import { type InspectionRefusal, inspectionRefusals } from '#application/ports/file-inspector.ts';
import type { TextPart } from '#application/ports/text-extractor.ts';
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

type TextVerdict = {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
  readonly pages: number;
  readonly cut: boolean;
};

export type Verdict =
  | { readonly kind: 'ready' }
  | { readonly kind: 'picture'; readonly width: number; readonly height: number }
  | { readonly kind: 'pdf'; readonly pages: number }
  | ScanVerdict
  | TextVerdict
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
  if (said.kind === 'text') return textVerdict(said);
  if (said.kind !== 'refused' || !('code' in said)) return scanVerdictOf(said);
  const code = inspectionRefusals.find((one) => one === said.code);
  return code === undefined ? null : { kind: 'refused', code };
}

function textVerdict(said: object): TextVerdict | null {
  if (!('parts' in said) || !('pages' in said) || !('cut' in said)) return null;
  const { parts, pages, cut } = said;
  if (!Array.isArray(parts) || !isCount(pages) || typeof cut !== 'boolean') return null;
  const found = parts.flatMap(textPart);
  return found.length === parts.length ? { kind: 'text', parts: found, pages, cut } : null;
}

function textPart(part: unknown): readonly TextPart[] {
  if (typeof part !== 'object' || part === null) return [];
  if (!('page' in part) || !('label' in part) || !('text' in part)) return [];
  const { page, label, text } = part;
  if (typeof label !== 'string' || typeof text !== 'string') return [];
  return page === null || isCount(page) ? [{ page, label, text }] : [];
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
