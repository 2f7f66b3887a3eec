import type { AuditQueries, StoredEntry } from '#application/audit/audit-views.ts';
import { readAnchor } from '#application/audit/read-anchor.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { AuditAnchorLog } from '#application/ports/audit-anchor-log.ts';
import type { ChainSigner } from '#application/ports/chain-signer.ts';
import { canonicalText } from '#domain/audit/audit-entry.ts';
import {
  type AnchorLine,
  type HistoryTable,
  historyTables,
  nothingAnchored,
} from '#domain/audit/history-anchor.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type AuditProblem =
  /** Numbers that are not there, both ends included. */
  | { readonly code: 'ENTRY_MISSING'; readonly from: number; readonly to: number }
  /** The entry is not what was written. */
  | { readonly code: 'ENTRY_ALTERED'; readonly seq: number }
  /** The entry does not follow the one before it: something was swapped, removed or put in. */
  | { readonly code: 'CHAIN_BROKEN'; readonly seq: number }
  | { readonly code: 'KEY_MISSING'; readonly seq: number; readonly keyId: string }
  /** The chain ends before the place that the database or the anchor file knows. */
  | { readonly code: 'TAIL_MISSING'; readonly from: number; readonly to: number }
  /** The entry is not the one that the anchor file names. */
  | { readonly code: 'ANCHOR_DIFFERS'; readonly seq: number; readonly at: InstantText }
  | { readonly code: 'ANCHOR_FILE_DAMAGED'; readonly lines: number }
  /** Anchors were written, but the file does not hold the latest. */
  | { readonly code: 'ANCHOR_FILE_BEHIND'; readonly seq: number }
  /** Rows of a history were altered, removed or put in between two anchors. */
  | {
      readonly code: 'HISTORY_DIFFERS';
      readonly table: HistoryTable;
      readonly seq: number;
      readonly at: InstantText;
      readonly expected: number;
      readonly found: number;
    };

export type AuditReport = {
  readonly entries: number;
  readonly anchors: number;
  readonly anchorLines: number;
  /** Rows that an anchor speaks for, and those written since the last one. */
  readonly historyRows: number;
  readonly notYetAnchored: number;
  readonly problems: readonly AuditProblem[];
};

export type VerifyAuditDependencies = Pick<Dependencies, 'queries'> & {
  readonly chainSigner: ChainSigner;
  readonly auditAnchors: AuditAnchorLog;
};

const AT_ONCE = 500;
/** Any id of a row is lower. */
const END = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Reads the whole audit trail, the anchor file and both histories, and says what is not as it was written.
 * Reading only; takes as long as the histories are large.
 */
export async function verifyAudit(deps: VerifyAuditDependencies): Promise<AuditReport> {
  const { audit } = deps.queries;
  const { lines, damaged } = await deps.auditAnchors.read();
  const chain = await walkChain(deps, lines);
  const history = await compareHistory(audit, chain.anchors);
  const head = await audit.head();
  const known = Math.max(head?.seq ?? 0, ...lines.map((line) => line.seq));
  const problems: AuditProblem[] = [...chain.problems];
  if (known > chain.last.seq) {
    problems.push({ code: 'TAIL_MISSING', from: chain.last.seq + 1, to: known });
  } else if (head === null || head.seq !== chain.last.seq || head.hash !== chain.last.hash) {
    problems.push({ code: 'CHAIN_BROKEN', seq: chain.last.seq });
  }
  if (damaged > 0) problems.push({ code: 'ANCHOR_FILE_DAMAGED', lines: damaged });
  const latest = chain.anchors.at(-1);
  if (latest !== undefined && !lines.some((line) => line.seq === latest.seq)) {
    problems.push({ code: 'ANCHOR_FILE_BEHIND', seq: latest.seq });
  }
  return {
    entries: chain.count,
    anchors: chain.anchors.length,
    anchorLines: lines.length,
    historyRows: history.rows,
    notYetAnchored: history.since,
    problems: [...problems, ...history.problems],
  };
}

type Walked = {
  readonly count: number;
  readonly last: { readonly seq: number; readonly hash: string };
  readonly anchors: readonly StoredEntry[];
  readonly problems: readonly AuditProblem[];
};

async function walkChain(deps: VerifyAuditDependencies, lines: readonly AnchorLine[]): Promise<Walked> {
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  const problems: AuditProblem[] = [];
  const anchors: StoredEntry[] = [];
  let last = { seq: 0, hash: '' };
  let count = 0;
  for (;;) {
    const entries = await deps.queries.audit.chain(last.seq, AT_ONCE);
    for (const entry of entries) {
      problems.push(...problemsOf(entry, last, deps.chainSigner, bySeq.get(entry.seq)));
      if (entry.action === 'history_anchor') anchors.push(entry);
      last = { seq: entry.seq, hash: entry.hash };
      count += 1;
    }
    if (entries.length < AT_ONCE) return { count, last, anchors, problems };
  }
}

function problemsOf(
  entry: StoredEntry,
  last: { readonly seq: number; readonly hash: string },
  signer: ChainSigner,
  line: AnchorLine | undefined,
): readonly AuditProblem[] {
  const { seq } = entry;
  const problems: AuditProblem[] = [];
  if (seq !== last.seq + 1) problems.push({ code: 'ENTRY_MISSING', from: last.seq + 1, to: seq - 1 });
  else if (entry.prevHash !== last.hash) problems.push({ code: 'CHAIN_BROKEN', seq });
  const hash = signer.hash(entry.keyId, canonicalText(entry));
  if (hash === null) problems.push({ code: 'KEY_MISSING', seq, keyId: entry.keyId });
  else if (hash !== entry.hash) problems.push({ code: 'ENTRY_ALTERED', seq });
  if (line !== undefined && line.hash !== entry.hash) {
    problems.push({ code: 'ANCHOR_DIFFERS', seq, at: line.at });
  }
  return problems;
}

async function compareHistory(
  audit: Pick<AuditQueries, 'historyRange'>,
  anchors: readonly StoredEntry[],
): Promise<{ readonly rows: number; readonly since: number; readonly problems: readonly AuditProblem[] }> {
  const problems: AuditProblem[] = [];
  const reached: Record<HistoryTable, string> = {
    case_event: nothingAnchored,
    document_event: nothingAnchored,
  };
  let rows = 0;
  for (const { seq, at, detail } of anchors) {
    const anchor = readAnchor(detail);
    if (anchor === null) continue;
    for (const table of historyTables) {
      const said = anchor[table];
      const found = await audit.historyRange(table, said.after, said.upto);
      const same = said.after <= reached[table] && said.count === found.count && said.sha256 === found.sha256;
      if (!same) {
        problems.push({
          code: 'HISTORY_DIFFERS',
          table,
          seq,
          at,
          expected: said.count,
          found: found.count,
        });
      }
      reached[table] = said.upto;
      rows += found.count;
    }
  }
  let since = 0;
  for (const table of historyTables) {
    since += (await audit.historyRange(table, reached[table], END)).count;
  }
  return { rows, since, problems };
}
