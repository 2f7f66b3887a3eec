import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { type RegisterDeps, registerFromSp4n } from '#application/sp4n/register-from-sp4n.ts';
import type { LedgerRow, NumberedComplaint, TiedComplaint } from '#application/sp4n/sp4n-repository.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import type { ComplaintId, OfficerId, Sp4nImportId, UnitId } from '#domain/shared/ids.ts';
import type { ExportRow, RowRefusal } from '#domain/sp4n/export-row.ts';
import { foldUnitName } from '#domain/sp4n/unit-name.ts';

/**
 * `create`: becomes a complaint of ours. `match`: is one of ours. `update`: known, and something has changed there.
 * `note`: kept for the comparison only. `unchanged`: nothing to do.
 */
export type RowAction = 'create' | 'match' | 'update' | 'note' | 'unchanged' | 'refused';

export type RowOutcome = {
  readonly line: number;
  readonly trackingId: string;
  readonly title: string;
  readonly action: RowAction;
  readonly status: string;
  /** What the last export said, where that was something else. */
  readonly statusBefore: string | null;
  /** Our case; null where there is none (yet). */
  readonly complaint: { readonly id: ComplaintId; readonly number: string } | null;
  /** False where the complaint is about a unit of the officer, who must not hear its number. */
  readonly mayBeNamed: boolean;
  readonly reason: RowRefusal | null;
};

export type ImportChoices = {
  /** Reports that are not here become complaints; otherwise they are only kept for the comparison. */
  readonly createMissing: boolean;
  /** Whose act a report is that is done there, where its agency is none of our units. */
  readonly fallbackUnitId: UnitId | null;
  /** Units whose officers the importer is one of. */
  readonly ownUnits: readonly UnitId[];
};

type Planned = RowOutcome & { readonly row: ExportRow; readonly unitId: UnitId | null };

/** What is to become of each row, by what both ledgers hold now. Four statements. */
export async function planRows(
  tx: Repositories,
  rows: readonly ExportRow[],
  choices: ImportChoices,
): Promise<readonly Planned[]> {
  const ids = rows.map((row) => row.trackingId);
  const numbers = rows.flatMap((row) => (row.number === null ? [] : [row.number]));
  const links = new Map((await tx.sp4n.byTracking(ids)).map((link) => [link.trackingId, link]));
  const ledger = new Map((await tx.sp4n.ledgerRows(ids)).map((row) => [row.trackingId, row]));
  const ours = new Map(
    (numbers.length === 0 ? [] : await tx.sp4n.byNumber(numbers)).map((one) => [one.number, one]),
  );
  const units = new Map(
    (await tx.units.list())
      .filter((unit) => unit.archivedAt === null)
      .flatMap((unit) => [unit.name, unit.shortName].map((name) => [foldUnitName(name), unit.id] as const)),
  );
  // Two rows of one file that name the same case of ours: the first has it.
  const claimed = new Set<string>();
  return rows.map((row) => {
    const unitId = units.get(foldUnitName(row.unit)) ?? choices.fallbackUnitId;
    const link = links.get(row.trackingId);
    const before = ledger.get(row.trackingId);
    const named = row.number === null ? undefined : ours.get(row.number);
    const base = {
      row,
      unitId,
      line: row.line,
      trackingId: row.trackingId,
      title: row.title,
      status: row.status,
      statusBefore: before === undefined || before.status === row.status ? null : before.status,
      reason: null,
      mayBeNamed: true,
    };
    if (link !== undefined) {
      const complaint = { id: link.id, number: link.number };
      const action = before === undefined ? 'match' : sameRow(before, row) ? 'unchanged' : 'update';
      return { ...base, action, complaint, mayBeNamed: mayName(link, choices) };
    }
    if (named !== undefined) {
      const refusal = refusalOfNumber(named, claimed);
      if (refusal !== null) return { ...base, action: 'refused', complaint: null, reason: refusal };
      claimed.add(named.number);
      const complaint = { id: named.id, number: named.number };
      return { ...base, action: 'match', complaint, mayBeNamed: mayName(named, choices) };
    }
    if (!choices.createMissing) {
      const action = before === undefined ? 'note' : sameRow(before, row) ? 'unchanged' : 'update';
      return { ...base, action, complaint: null };
    }
    if (row.status === 'done' && unitId === null) {
      return { ...base, action: 'refused', complaint: null, reason: 'UNIT_UNKNOWN' };
    }
    return { ...base, action: 'create', complaint: null };
  });
}

function mayName({ aboutUnitId }: TiedComplaint, { ownUnits }: ImportChoices): boolean {
  return aboutUnitId === null || !ownUnits.includes(aboutUnitId);
}

/** A case of ours that was never handed over has no twin there, whatever a text says. */
function refusalOfNumber(named: NumberedComplaint, claimed: ReadonlySet<string>): RowRefusal | null {
  const fits = named.linked && named.trackingId === null && !claimed.has(named.number);
  return fits ? null : 'NUMBER_HAS_OTHER_ID';
}

function sameRow(before: LedgerRow, row: ExportRow): boolean {
  return (
    before.title === row.title &&
    before.status === row.status &&
    before.unit === row.unit &&
    before.reportedOn === row.reportedOn &&
    before.followedUp === row.followedUp
  );
}

/** Another officer was faster with one of the rows: the chunk is planned again. */
export class ChunkOutrun extends Error {
  override name = 'ChunkOutrun';
}

/** Plans and carries out rows in the transaction of the caller. @throws ChunkOutrun */
export async function applyRows(
  tx: Repositories,
  deps: RegisterDeps & Pick<Dependencies, 'clock'>,
  given: {
    readonly importId: Sp4nImportId;
    readonly rows: readonly ExportRow[];
    readonly choices: ImportChoices;
    readonly officerId: OfficerId;
    readonly actor: EventActor;
  },
): Promise<readonly RowOutcome[]> {
  const planned = await planRows(tx, given.rows, given.choices);
  const now = deps.clock.now();
  const outcomes: RowOutcome[] = [];
  const ledger: LedgerRow[] = [];
  for (const plan of planned) {
    const { row, unitId, ...outcome } = plan;
    let { complaint } = plan;
    let { action, reason } = outcome;
    if (action === 'create') {
      const made = await registerFromSp4n(tx, deps, row, { ...given, unitId });
      if (made === null) {
        action = 'refused';
        reason = 'DATE_TOO_EARLY';
      } else {
        complaint = { id: made.id, number: made.number };
        const added = await tx.sp4n.add({
          complaintId: made.id,
          trackingId: row.trackingId,
          born: 'there',
          statusHere: made.status,
          statusThere: row.status,
          statusThereAt: now,
          copiedAt: null,
          copiedBy: null,
          statusCopied: null,
          statusCopiedAt: null,
          createdAt: now,
          version: 1,
        });
        if (!added) throw new ChunkOutrun();
      }
    } else if (action === 'match' && complaint !== null) await tie(tx, given, row, complaint.id, now);
    if (complaint !== null && action !== 'create')
      await tx.sp4n.seeStatusThere(row.trackingId, row.status, now);
    outcomes.push({ ...outcome, action, reason, complaint });
    ledger.push({
      trackingId: row.trackingId,
      complaintId: complaint?.id ?? null,
      title: row.title,
      status: row.status,
      unit: row.unit,
      reportedOn: row.reportedOn,
      followedUp: row.followedUp,
      raw: { category: row.category, place: row.place },
    });
  }
  await tx.sp4n.putLedgerRows(given.importId, ledger);
  return outcomes;
}

/** A case of ours that the export names by its number gets its tracking id; one that has it is left alone. */
async function tie(
  tx: Repositories,
  given: { readonly officerId: OfficerId; readonly actor: EventActor },
  row: ExportRow,
  id: ComplaintId,
  now: string,
): Promise<void> {
  const link = await tx.sp4n.find(id);
  if (link === null || link.trackingId !== null) return;
  const saved = await tx.sp4n.replace({
    ...link,
    trackingId: row.trackingId,
    copiedAt: now,
    copiedBy: given.officerId,
    statusCopied: 'handed_over',
    statusCopiedAt: now,
  });
  if (saved !== 'saved') throw new ChunkOutrun();
  await tx.caseEvents.append([
    {
      caseKind: 'complaint',
      caseId: id,
      type: 'sp4n_linked',
      visibility: 'internal',
      actor: given.actor,
      occurredAt: now,
      payload: { trackingId: row.trackingId },
    },
  ]);
}
