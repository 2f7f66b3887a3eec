import type { TextPart } from '#application/ports/text-extractor.ts';
import type { Verdict } from './inspection-protocol.ts';
import { textKinds } from './text-kinds.ts';
import { textParts } from './text-parts.ts';

/** Reads the text of a file of one of `textKinds`; runs in the process with limits. */
export async function extractText(kind: number, bytes: Buffer): Promise<Verdict> {
  const parts = textParts();
  try {
    const pages = await read(kind, bytes, parts.add);
    return { kind: 'text', parts: parts.all(), pages, cut: parts.isFull() };
  } catch {
    return { kind: 'refused', code: 'FILE_BROKEN' };
  }
}

/** Hands on part after part; stops when it is told that there is room for no more. Returns the number of pages. */
export type AddPart = (part: TextPart) => boolean;

async function read(kind: number, bytes: Buffer, add: AddPart): Promise<number> {
  switch (kind) {
    case textKinds['application/pdf']: {
      const { readPdfText } = await import('./extract-pdf-text.ts');
      return await readPdfText(bytes, add);
    }
    case textKinds['text/plain']:
    case textKinds['text/csv']:
      add({ page: null, label: '', text: plainText(bytes) });
      return 0;
    default: {
      const { readOfficeText } = await import('./extract-office-text.ts');
      readOfficeText(bytes, add);
      return 0;
    }
  }
}

/** UTF-8 or UTF-16 by its mark; else UTF-8 where it is that, and what Windows wrote in the West where it is not. */
function plainText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
