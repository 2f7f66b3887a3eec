import type { TextPart } from '#domain/stored-file/finding.ts';
import type { FindingsList } from './findings-list.ts';

/** Paragraphs of a text document as they come, with the head of their column where they stand in a table. */
export type TextFlow = {
  readonly openTable: () => void;
  readonly openRow: () => void;
  readonly openCell: () => void;
  readonly closeTable: () => void;
  /** Ends a paragraph; its number, counted from 1. */
  readonly paragraph: (text: string) => number;
  /** The number of the paragraph that is being read. */
  readonly current: () => number;
};

type Table = { row: number; column: number; readonly heads: string[] };

export function textFlow(part: TextPart, findings: FindingsList): TextFlow {
  const tables: Table[] = [];
  let [count, before] = [0, ''];
  return {
    openTable: () => tables.push({ row: 0, column: 0, heads: [] }),
    openRow: () => {
      const table = tables.at(-1);
      if (table !== undefined) [table.row, table.column] = [table.row + 1, 0];
    },
    openCell: () => {
      const table = tables.at(-1);
      if (table !== undefined) table.column += 1;
    },
    closeTable: () => {
      tables.pop();
    },
    current: () => count + 1,
    paragraph: (text) => {
      count += 1;
      const table = tables.at(-1);
      const place = { in: 'paragraph', paragraph: count, part } as const;
      if (table === undefined) findings.addText(text, '', place);
      else {
        const head = table.heads[table.column] ?? '';
        findings.addText(text, `${head} ${before} `, place);
        if (table.row === 1) table.heads[table.column] = `${head} ${text}`.trim().slice(0, 60);
      }
      before = /\d{6}/u.test(text) ? '' : text.slice(-40);
      return count;
    },
  };
}
