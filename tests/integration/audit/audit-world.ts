import { sql } from 'kysely';
import { auditQueries } from '#adapters/db/queries/audit-queries.ts';
import { anchorHistory } from '#application/audit/anchor-history.ts';
import { type AuditReport, verifyAudit } from '#application/audit/verify-audit.ts';
import type { AuditAction, NewAuditEntry } from '#domain/audit/audit-entry.ts';
import type { TestOffice } from '#tests/support/test-office.ts';

export const histories = ['case_event', 'document_event', 'audit_entry'] as const;

/** Above the id of any row: an anchor in a test speaks for rows written just now, too. */
const ANY_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function depsOf(office: TestOffice) {
  const { deps, container, database } = office;
  return {
    ...deps,
    queries: { ...deps.queries, audit: auditQueries(database.db, () => ANY_ID) },
    auditAnchors: container.auditAnchors,
    chainSigner: container.chainSigner,
  };
}

export const anchor = (office: TestOffice): Promise<number> => anchorHistory(depsOf(office));
export const verify = (office: TestOffice): Promise<AuditReport> => verifyAudit(depsOf(office));

export async function problemCodes(office: TestOffice): Promise<readonly string[]> {
  return [...new Set((await verify(office)).problems.map(({ code }) => code))];
}

export function entry(office: TestOffice, change: Partial<NewAuditEntry> = {}): NewAuditEntry {
  return {
    at: office.clock.now(),
    actor: { kind: 'officer', officerId: 'petugas', role: 'administrator' },
    action: 'unit_changed',
    object: { kind: 'unit', id: 'unit' },
    detail: { fields: ['name'] },
    ...change,
  };
}

export const append = (office: TestOffice, ...entries: readonly NewAuditEntry[]): Promise<void> =>
  office.deps.unitOfWork.transaction((tx) => tx.audit.append(entries));

export const entries = (office: TestOffice) =>
  office.database.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute();

/** Actions in the order of the trail. */
export async function actions(office: TestOffice): Promise<readonly AuditAction[]> {
  return (await entries(office)).map(({ action }) => action as AuditAction);
}

/** Takes the guard away, as somebody with all rights on the database could. */
export async function disarm({ database }: TestOffice): Promise<void> {
  for (const table of histories) {
    if (database.dialect === 'postgres') {
      await sql.raw(`alter table ${table} disable trigger user`).execute(database.db);
      continue;
    }
    for (const guard of ['update', 'delete', 'replace']) {
      await sql.raw(`drop trigger ${table}_no_${guard}`).execute(database.db);
    }
  }
}
