import { type CleaningRefusal, cleaningRefusals } from '#application/ports/file-scanner.ts';
import {
  type Finding,
  type FindingPlace,
  findingKinds,
  mostFindings,
  textParts,
} from '#domain/stored-file/finding.ts';

/** What is asked of the child about a file, as the number of its kind. */
export const SCAN_KIND = 64;
export const CLEAN_KIND = 65;

export type ScanVerdict =
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  /** The bytes of the copy as base64. */
  | { readonly kind: 'cleaned'; readonly bytes: string }
  | { readonly kind: 'not_cleaned'; readonly code: CleaningRefusal };

/** What the child answers about a file that it looked through. */
export async function scanVerdict(kind: number, bytes: Buffer): Promise<ScanVerdict> {
  const { cleanedCopy, lookThrough } = await import('./look-through.ts');
  if (kind === SCAN_KIND) return { kind: 'findings', findings: await lookThrough(bytes) };
  const copy = await cleanedCopy(bytes);
  return copy.kind === 'cleaned'
    ? { kind: 'cleaned', bytes: copy.bytes.toString('base64') }
    : { kind: 'not_cleaned', code: copy.code };
}

/** An answer of the child, taken piece by piece; null for anything that it has no business to say. */
export function scanVerdictOf(said: object): ScanVerdict | null {
  if (!('kind' in said)) return null;
  if (said.kind === 'findings' && 'findings' in said && Array.isArray(said.findings)) {
    const findings = said.findings.flatMap(findingOf);
    const whole = findings.length === said.findings.length && findings.length <= mostFindings + 100;
    return whole ? { kind: 'findings', findings } : null;
  }
  if (said.kind === 'cleaned' && 'bytes' in said && typeof said.bytes === 'string') {
    return { kind: 'cleaned', bytes: said.bytes };
  }
  if (said.kind !== 'not_cleaned' || !('code' in said)) return null;
  const code = cleaningRefusals.find((one) => one === said.code);
  return code === undefined ? null : { kind: 'not_cleaned', code };
}

function findingOf(said: unknown): readonly Finding[] {
  if (typeof said !== 'object' || said === null) return [];
  if (!('kind' in said && 'place' in said && 'excerpt' in said && 'count' in said)) return [];
  const kind = findingKinds.find((one) => one === said.kind);
  const place = findingPlaceOf(said.place);
  if (kind === undefined || place === null || typeof said.excerpt !== 'string' || !isCount(said.count))
    return [];
  return [{ kind, place, excerpt: said.excerpt, count: said.count }];
}

/** A place as it comes from the child or the database; null for anything else. */
function findingPlaceOf(said: unknown): FindingPlace | null {
  if (typeof said !== 'object' || said === null || !('in' in said)) return null;
  if (said.in === 'file') return { in: 'file' };
  if (said.in === 'sheet' && 'sheet' in said && 'cell' in said && typeof said.sheet === 'string') {
    const cell = typeof said.cell === 'string' ? said.cell : null;
    return { in: 'sheet', sheet: said.sheet, cell };
  }
  if (said.in === 'page' && 'page' in said && isCount(said.page)) return { in: 'page', page: said.page };
  if (said.in === 'line' && 'line' in said && isCount(said.line)) return { in: 'line', line: said.line };
  if (said.in === 'part' && 'part' in said && typeof said.part === 'string') {
    return { in: 'part', part: said.part };
  }
  if (said.in !== 'paragraph' || !('paragraph' in said && 'part' in said) || !isCount(said.paragraph))
    return null;
  const part = textParts.find((one) => one === said.part);
  return part === undefined ? null : { in: 'paragraph', paragraph: said.paragraph, part };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
