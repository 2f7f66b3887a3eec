import { ArchiveError } from '#application/ports/archive-reader.ts';
import type { CleaningRefusal } from '#application/ports/file-scanner.ts';
import {
  boundedFindings,
  cleanableKinds,
  type Finding,
  type FindingKind,
} from '#domain/stored-file/finding.ts';
import { cleanDocx } from './clean-docx.ts';
import { cleanOds } from './clean-ods.ts';
import { cleanOdt } from './clean-odt.ts';
import { cleanPdf } from './clean-pdf.ts';
import { cleanXlsx } from './clean-xlsx.ts';
import { type FindingsList, findingsList } from './findings-list.ts';
import { type Parts, partText, readParts, writeParts } from './package-parts.ts';
import { isSigned } from './pdf-rules.ts';
import { BadPdfError } from './pdf-values.ts';
import { redrawnPicture, scanPicture } from './picture-notes.ts';
import { scanDocx } from './scan-docx.ts';
import { scanOds } from './scan-ods.ts';
import { scanOdt } from './scan-odt.ts';
import { scanPdf } from './scan-pdf.ts';
import { scanText } from './scan-text.ts';
import { scanXlsx } from './scan-xlsx.ts';
import { BadXmlError } from './xml-tokens.ts';

/** What a file is, by its content; `other` is not looked into. */
type Kind = 'pdf' | 'picture' | 'text' | 'xlsx' | 'docx' | 'ods' | 'odt' | 'package' | 'other';

/** Looks through the bytes of a file for what should not reach the public unseen. */
export async function lookThrough(bytes: Buffer): Promise<readonly Finding[]> {
  const findings = findingsList();
  try {
    await look(bytes, findings);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    findings.add('not_opened', { in: 'file' });
  }
  return boundedFindings(findings.list());
}

async function look(bytes: Buffer, findings: FindingsList): Promise<void> {
  const { kind, parts } = kindOf(bytes);
  switch (kind) {
    case 'pdf':
      return await scanPdf(bytes, findings);
    case 'picture':
      return await scanPicture(bytes, { in: 'file' }, findings);
    case 'text':
      return scanText(bytes, findings);
    case 'xlsx':
      return await scanXlsx(parts, findings);
    case 'docx':
      return await scanDocx(parts, findings);
    case 'ods':
      return await scanOds(parts, findings);
    case 'odt':
      return await scanOdt(parts, findings);
    case 'package':
    case 'other':
      findings.add('not_inspected', { in: 'file' });
  }
}

export type Cleaned =
  | { readonly kind: 'cleaned'; readonly bytes: Buffer; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly code: CleaningRefusal };

/** Makes a copy without what a reader does not see, and looks through it again. */
export async function cleanedCopy(bytes: Buffer): Promise<Cleaned> {
  const before = await lookThrough(bytes);
  try {
    const copy = await clean(bytes, new Set(before.map((finding) => finding.kind)));
    if (typeof copy === 'string') return { kind: 'refused', code: copy };
    const findings = await lookThrough(copy);
    // A copy that still holds what it should be without is none.
    const left = findings.some(({ kind }) => cleanableKinds.has(kind) || kind === 'not_opened');
    return left ? { kind: 'refused', code: 'NOT_POSSIBLE' } : { kind: 'cleaned', bytes: copy, findings };
  } catch (error) {
    if (error instanceof BadPdfError && error.message === 'locked')
      return { kind: 'refused', code: 'LOCKED' };
    if (!isUnreadable(error)) throw error;
    return { kind: 'refused', code: 'NOT_POSSIBLE' };
  }
}

async function clean(bytes: Buffer, found: ReadonlySet<FindingKind>): Promise<Buffer | CleaningRefusal> {
  const { kind, parts } = kindOf(bytes);
  const refusal = kind === 'pdf' ? pdfRefusal(bytes, found) : null;
  if (refusal !== null) return refusal;
  if (![...found].some((one) => cleanableKinds.has(one))) return 'IN_PLAIN_SIGHT';
  switch (kind) {
    case 'pdf':
      return await cleanPdf(bytes);
    case 'picture':
      return (await redrawnPicture(bytes)) ?? 'NOT_POSSIBLE';
    case 'xlsx':
      return packed(await cleanXlsx(parts));
    case 'docx':
      return packed(await cleanDocx(parts));
    case 'ods':
      return packed(await cleanOds(parts));
    case 'odt':
      return packed(await cleanOdt(parts));
    default:
      return 'NOT_POSSIBLE';
  }
}

/** What would stay below, come to light or break in a PDF written anew. */
function pdfRefusal(bytes: Buffer, found: ReadonlySet<FindingKind>): CleaningRefusal | null {
  if (isSigned(bytes)) return 'SIGNED';
  if (found.has('covered_text') || found.has('hidden_text') || found.has('hidden_layer'))
    return 'TEXT_BENEATH';
  return found.has('filled_field') ? 'FILLED_FORM' : null;
}

function packed(parts: Parts | null): Buffer | CleaningRefusal {
  return parts === null ? 'NOTHING_LEFT' : writeParts(parts);
}

function isUnreadable(error: unknown): boolean {
  return error instanceof ArchiveError || error instanceof BadXmlError || error instanceof BadPdfError;
}

function kindOf(bytes: Buffer): { readonly kind: Kind; readonly parts: Parts } {
  const none: Parts = new Map();
  const head = bytes.toString('latin1', 0, 1024);
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG')) return { kind: 'picture', parts: none };
  if (head.startsWith('PK')) {
    const parts = readParts(bytes);
    return { kind: kindOfPackage(parts), parts };
  }
  if (head.includes('%PDF-')) return { kind: 'pdf', parts: none };
  return { kind: isText(bytes) ? 'text' : 'other', parts: none };
}

function kindOfPackage(parts: Parts): Kind {
  const type = partText(parts, 'mimetype').trim();
  if (/opendocument\.spreadsheet/u.test(type)) return 'ods';
  if (/opendocument\.text/u.test(type)) return 'odt';
  if (!parts.has('[Content_Types].xml')) return 'package';
  const types = partText(parts, '[Content_Types].xml');
  if (/spreadsheetml|ms-excel\.(sheet|template)/u.test(types) && /\/xl\/workbook/u.test(types)) return 'xlsx';
  return /wordprocessingml|ms-word\.document/u.test(types) ? 'docx' : 'package';
}

function isText(bytes: Buffer): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  const head = bytes.subarray(0, 64 * 1024);
  return head.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c,
  );
}
