import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Verdict } from './inspection-protocol.ts';

const MOST_PAGES = 5_000;

/**
 * Reads the skeleton of a PDF: its pages are counted, none is drawn. Needs a password, runs a script, carries
 * files or has more pages than any book: refused. What only forbids printing or copying opens as anywhere.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<Verdict> {
  const opening = getDocument({
    data: bytes,
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
    return await judge(await opening.promise);
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    return { kind: 'refused', code: locked ? 'PDF_LOCKED' : 'FILE_BROKEN' };
  } finally {
    await opening.destroy();
  }
}

async function judge(document: PDFDocumentProxy): Promise<Verdict> {
  const pages = document.numPages;
  if (pages > MOST_PAGES) return { kind: 'refused', code: 'PDF_TOO_LONG' };
  await document.getPage(1);
  if ((await document.getAttachments()) !== null) return { kind: 'refused', code: 'PDF_WITH_FILES' };
  if (await runsScript(document, pages)) return { kind: 'refused', code: 'PDF_WITH_SCRIPT' };
  return { kind: 'pdf', pages };
}

/** Scripts of the document, on opening, of its form fields and of its pages. */
async function runsScript(document: PDFDocumentProxy, pages: number): Promise<boolean> {
  if ((await document.hasJSActions()) || (await document.getJSActions()) !== null) return true;
  const onOpening: unknown = await document.getOpenAction();
  if (typeof onOpening === 'object' && onOpening !== null && 'action' in onOpening) return true;
  for (let at = 1; at <= pages; at += 1) {
    const page = await document.getPage(at);
    const script = await page.getJSActions();
    page.cleanup();
    if (script !== null) return true;
  }
  return false;
}
