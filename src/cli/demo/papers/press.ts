import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** What a template prints; every value is text or a figure, never source of the template language. */
export type PaperData = { readonly [key: string]: unknown };
export type PaperTemplate =
  | 'table'
  | 'finance'
  | 'procedure'
  | 'map'
  | 'decree'
  | 'minutes'
  | 'statistics'
  | 'poster'
  | 'report'
  | 'circular'
  | 'identity-card';

export type Press = {
  /** A PDF of the template filled with data, dated `on`. */
  readonly print: (template: PaperTemplate, data: PaperData, on: CivilDate) => Uint8Array;
};

const fontFiles = ['400Regular/PublicSans_400Regular.ttf', '700Bold/PublicSans_700Bold.ttf'];
const workspace = import.meta.dirname;

/** Loads the compiler and its fonts. */
export async function openPress(): Promise<Press> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const require = createRequire(import.meta.url);
  const fonts = await Promise.all(
    fontFiles.map((file) => readFile(require.resolve(`@expo-google-fonts/public-sans/${file}`))),
  );
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  const print: Press['print'] = (template, data, on) => {
    const mainFilePath = path.join(workspace, `${template}.typ`);
    const compiled = compiler.compile({ mainFilePath, inputs: { paper: JSON.stringify(data) } });
    if (compiled.result === null) {
      const diagnostics = compiled.takeError()?.shortDiagnostics ?? [];
      throw new Error(`the paper ${template} cannot be printed: ${JSON.stringify(diagnostics)}`);
    }
    const creationTimestamp = Date.parse(`${on}T00:00:00Z`) / 1000;
    const bytes = new Uint8Array(compiler.pdf(compiled.result, { creationTimestamp }));
    compiler.evictCache(2);
    return bytes;
  };
  return { print };
}
