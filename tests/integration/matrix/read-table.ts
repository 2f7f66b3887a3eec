import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Columns of the table after address, method and object, in its order. */
export const viewerNames = [
  'tamu',
  'pemohon',
  'pemohon lain',
  'desk',
  'unit',
  'unit lain',
  'PPID',
  'atasan',
  'penghubung',
  'pengaduan',
  'pemantau',
  'administrator',
  'nonaktif',
  'sesi habis',
  'setengah masuk',
] as const;
export type ViewerName = (typeof viewerNames)[number];

export const outcomes = ['200', '303', 'masuk', 'kode', 'lacak', '403', '404', '405', '410', '422'] as const;
export type Outcome = (typeof outcomes)[number];

export type Row = {
  readonly address: string;
  readonly method: string;
  readonly object: string;
  /** `GET /petugas · beranda` */
  readonly key: string;
  readonly expected: ReadonlyMap<ViewerName, Outcome>;
};

/** The hand-written table. Throws where it is not one: a wrong heading, an unknown word, a row twice. */
export async function readTable(): Promise<readonly Row[]> {
  const file = path.join(import.meta.dirname, '../../../docs/permission-matrix.md');
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.startsWith('| '));
  const cellsOf = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  const start = lines.findIndex((line) => line.startsWith('| Address |'));
  const [heading = '', ...body] = lines.slice(start);
  const wanted = ['Address', 'Method', 'Object', ...viewerNames];
  if (cellsOf(heading).join() !== wanted.join()) throw new Error('the heading is not as expected');
  const rows = body.map((line): Row => {
    const [quoted = '', method = '', object = '', ...cells] = cellsOf(line);
    const address = quoted.replaceAll('`', '');
    if (cells.length !== viewerNames.length) throw new Error(`${line}: wrong number of cells`);
    return {
      address,
      method,
      object,
      key: `${method} ${address} · ${object}`,
      expected: new Map(
        viewerNames.map((name, index) => {
          const cell = outcomes.find((one) => one === cells[index]);
          if (cell === undefined) throw new Error(`${line}: "${cells[index]}" is no outcome`);
          return [name, cell];
        }),
      ),
    };
  });
  const keys = rows.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`${twice} stands twice`);
  return rows;
}
