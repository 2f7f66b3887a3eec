import type { FindingsList } from './findings-list.ts';

const MOST_LINES = 500_000;

/** Looks through plain text and tables of text: personal numbers with the head of their column. */
export function scanText(bytes: Buffer, findings: FindingsList): void {
  const text = decodedText(bytes);
  const lines = text.split(/\r\n|\n|\r/u);
  if (lines.length > MOST_LINES) findings.add('cut_short', { in: 'line', line: MOST_LINES + 1 });
  const mark = separatorOf(lines.slice(0, 20));
  const heads = mark === null ? [] : cellsOf(lines[0] ?? '', mark);
  for (const [at, line] of lines.slice(0, MOST_LINES).entries()) {
    const place = { in: 'line', line: at + 1 } as const;
    if (mark === null) {
      findings.addText(line, lines[at - 1]?.slice(-40) ?? '', place);
      continue;
    }
    for (const [column, cell] of cellsOf(line, mark).entries()) {
      if (/[\d@]/u.test(cell)) findings.addText(cell, `${heads[column] ?? ''} `, place, `column ${column}`);
    }
  }
}

/** UTF-8, else what Excel of a Windows machine writes. */
function decodedText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The mark between columns, where most lines have as many of it as the first. */
function separatorOf(lines: readonly string[]): string | null {
  const [first = ''] = lines;
  for (const mark of [';', '\t', ',', '|']) {
    const count = first.split(mark).length;
    const alike = lines.filter((line) => line.split(mark).length === count).length;
    if (count > 1 && alike >= lines.length / 2) return mark;
  }
  return null;
}

function cellsOf(line: string, mark: string): readonly string[] {
  const cells: string[] = [];
  let [cell, quoted] = ['', false];
  for (const one of line) {
    if (one === '"') quoted = !quoted;
    else if (one === mark && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += one;
  }
  cells.push(cell);
  return cells;
}
