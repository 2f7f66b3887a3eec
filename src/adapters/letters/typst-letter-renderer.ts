import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { LetterRenderer } from '#application/ports/letter-renderer.ts';
import { missingLetterValues } from '#domain/letter/letter-completeness.ts';
import type { LetterData } from '#domain/letter/letter-data.ts';
import { assertNever } from '#domain/shared/result.ts';
import { letterCopy } from '#i18n/letters.ts';
import { extensionView } from './extension-view.ts';
import { fontCoverage } from './font-coverage.ts';
import type { LetterView } from './letter-view.ts';
import { notificationView } from './notification-view.ts';
import { printableValue } from './printable-text.ts';
import { receiptView } from './receipt-view.ts';
import { refusalView } from './refusal-view.ts';

const fontFiles = ['400Regular/PublicSans_400Regular.ttf', '700Bold/PublicSans_700Bold.ttf'];
const workspace = import.meta.dirname;

/** The letter's data cannot fill the letter: a bug in whoever froze it. */
class IncompleteLetterError extends Error {
  override name = 'IncompleteLetterError';
}

/** Typst refused the letter; the message holds its diagnostics. */
class LetterRenderingError extends Error {
  override name = 'LetterRenderingError';
}

type Press = { readonly compiler: NodeCompiler; readonly drawable: ReadonlySet<number> };

/**
 * Renders letters by Typst inside this process: CPU-heavy, for the worker. The compiler is loaded with the
 * first letter, so that a process that renders none does not carry it.
 */
export function createTypstLetterRenderer(): LetterRenderer {
  let press: Promise<Press> | undefined;
  return {
    render: async (data) => {
      const missing = missingLetterValues(data);
      if (missing.length > 0) {
        throw new IncompleteLetterError(`a letter of kind ${data.kind} lacks ${missing.join(', ')}`);
      }
      press ??= openPress();
      const { compiler, drawable } = await press;
      try {
        return compilePdf(compiler, data, letterInput(viewOf(data), drawable));
      } finally {
        // Typst keeps what it compiled, failures too, until both the cache and this turn are given up.
        compiler.evictCache(0);
        await nextTurn();
      }
    },
  };
}

async function openPress(): Promise<Press> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = await Promise.all(fontFiles.map(readFont));
  return {
    compiler: NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] }),
    drawable: commonCoverage(fonts),
  };
}

function viewOf(data: LetterData): LetterView {
  switch (data.kind) {
    case 'receipt':
      return receiptView(data);
    case 'notification':
      return notificationView(data);
    case 'extension':
      return extensionView(data);
    case 'refusal':
      return refusalView(data);
    default:
      return assertNever(data);
  }
}

/** The whole letter as one JSON text: user text reaches Typst as data and never as source. */
function letterInput(view: LetterView, drawable: ReadonlySet<number>): string {
  const { verification, ...rest } = view;
  const { svg, ...words } = verification;
  const printable = printableValue({ ...rest, verification: words }, drawable);
  return JSON.stringify({
    ...printable.value,
    verification: { ...printable.value.verification, svg },
    unprintable: printable.complete ? null : letterCopy.unprintable,
  });
}

function compilePdf(compiler: NodeCompiler, data: LetterData, letter: string): Uint8Array {
  const mainFilePath = path.join(workspace, 'letters', `${data.kind}.typ`);
  const compiled = compiler.compile({ mainFilePath, inputs: { letter } });
  if (compiled.result === null) {
    const diagnostics = compiled.takeError()?.shortDiagnostics ?? [];
    throw new LetterRenderingError(`${data.kind}: ${JSON.stringify(diagnostics)}`);
  }
  const on = data.kind === 'receipt' ? data.receivedOn : data.letterOn;
  const creationTimestamp = Date.parse(`${on}T00:00:00Z`) / 1000;
  try {
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp }));
  } catch (error) {
    throw new LetterRenderingError(`${data.kind}: ${String(error)}`);
  }
}

async function readFont(file: string): Promise<Buffer> {
  const require = createRequire(import.meta.url);
  return readFile(require.resolve(`@expo-google-fonts/public-sans/${file}`));
}

/** What both weights can draw. */
function commonCoverage(fonts: readonly Uint8Array[]): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = fonts.map(fontCoverage);
  return new Set([...first].filter((code) => others.every((coverage) => coverage.has(code))));
}
