import { readFile } from 'node:fs/promises';
import path from 'node:path';

const kinds = ['sealed', 'keyed hash', 'password hash', 'clear', 'none'] as const;

export type PersonalData = {
  /** `table.column` with its kind. */
  readonly columns: ReadonlyMap<string, string>;
  /** Names or patterns of form fields with their kind. */
  readonly fields: ReadonlyMap<string, string>;
  /** Each planted datum with every place where it may, and must, be found. */
  readonly places: ReadonlyMap<string, readonly string[]>;
};

/** The hand-written tables. Throws where a heading, a kind or a row is not as it must be. */
export async function readPersonalData(): Promise<PersonalData> {
  const text = await readFile(path.join(import.meta.dirname, '../../../docs/personal-data.md'), 'utf8');
  const columns = new Map<string, string>();
  for (const [table = '', names = '', kind = ''] of rowsUnder(text, '| Table | Columns | Kind | Why |')) {
    for (const name of quotedIn(names)) once(columns, `${quotedIn(table)[0]}.${name}`, known(kind));
  }
  const fields = new Map<string, string>();
  for (const [names = '', kind = ''] of rowsUnder(text, '| Fields | Kind | Kept in |')) {
    for (const name of quotedIn(names)) once(fields, name, known(kind));
  }
  const places = new Map<string, readonly string[]>();
  for (const [datum = '', where = ''] of rowsUnder(text, '| Datum | Found in | Why |')) {
    once(places, quotedIn(datum)[0] ?? '', quotedIn(where));
  }
  return { columns, fields, places };
}

/** Which kind a form field is of; undefined for one that the table does not know. */
export function kindOfField({ fields }: PersonalData, name: string): string | undefined {
  const exact = fields.get(name);
  if (exact !== undefined) return exact;
  for (const [pattern, kind] of fields) {
    const [before = '', after] = pattern.split('*');
    if (after === undefined || name.length < pattern.length) continue;
    if (name.startsWith(before) && name.endsWith(after)) return kind;
  }
  return undefined;
}

function rowsUnder(text: string, heading: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const start = lines.indexOf(heading);
  if (start === -1) throw new Error(`there is no table "${heading}"`);
  const rows: string[][] = [];
  for (let at = start + 2; lines[at]?.startsWith('|'); at += 1) {
    const cells = (lines[at] ?? '').slice(1, -1).split('|');
    rows.push(cells.map((cell) => cell.trim()));
  }
  return rows;
}

function quotedIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

function known(kind: string): string {
  if (!kinds.some((one) => one === kind)) throw new Error(`"${kind}" is no kind`);
  return kind;
}

function once<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.has(key)) throw new Error(`${key} stands twice`);
  map.set(key, value);
}
