import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { AddPart } from './extract-text.ts';
import { textLimits } from './text-kinds.ts';

/** The text of a PDF page by page, as far as time and room go; returns how many pages it has. */
export async function readPdfText(bytes: Buffer, add: AddPart): Promise<number> {
  const opening = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
  });
  try {
    const document = await opening.promise;
    await readPages(document, add);
    return document.numPages;
  } finally {
    await opening.destroy();
  }
}

async function readPages(document: PDFDocumentProxy, add: AddPart): Promise<void> {
  const until = performance.now() + textLimits.readMs;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    const whole = text.replace(/(?<=\p{Ll})-\n(?=\p{Ll})/gu, '');
    if (!add({ page: number, label: '', text: whole }) || performance.now() > until) return;
  }
}
