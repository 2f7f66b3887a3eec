import { officerAct } from '#application/audit/officer-act.ts';
import type { ProcurementRecord } from '#application/compliance/compliance-repository.ts';
import { findTarget } from '#application/compliance/duty-in-hand.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplianceError } from '#domain/compliance/errors.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ProcurementPackageId, type UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { firstPeriodYear } from './add-evidence.ts';

export const packageName = { min: 5, max: 200 } as const;

export type AddPackage = { readonly unitId: UnitId; readonly year: number; readonly name: string };

/** Registers a procurement package, with all its documents still owed. Gives its id. */
export async function addPackage(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: AddPackage,
  actor: OfficerActor,
): Promise<Result<ProcurementPackageId, ComplianceError>> {
  if (!can(actor, 'compliance.confirm', { unitId: command.unitId })) return err({ code: 'NOT_ALLOWED' });
  const name = command.name.trim();
  const length = [...name].length;
  if (length < packageName.min || length > packageName.max) return err({ code: 'PACKAGE_NAME_LENGTH' });
  const lastYear = Number(deps.clock.today().slice(0, 4)) + 1;
  if (command.year < firstPeriodYear || command.year > lastYear) return err({ code: 'PACKAGE_YEAR' });
  return deps.unitOfWork.transaction(async (tx) => {
    const unit = await tx.units.find(command.unitId);
    if (unit === null || unit.archivedAt !== null) return err({ code: 'UNKNOWN_UNIT' });
    const at = deps.clock.now();
    const id = asId<ProcurementPackageId>(deps.ids.next());
    await tx.compliance.addPackage({
      id,
      unitId: unit.id,
      year: command.year,
      name,
      createdBy: actor.officerId,
      createdAt: at,
      version: 1,
    });
    await tx.settings.bumpPublicVersion();
    await tx.audit.append([
      {
        at,
        actor: officerAct(actor, 'compliance.confirm', { unitId: unit.id }),
        action: 'package_added',
        object: { kind: 'procurement_package', id },
        detail: { unitId: unit.id, year: command.year },
      },
    ]);
    return ok(id);
  });
}

export type SavePackage = {
  readonly packageId: ProcurementPackageId;
  readonly expectedVersion: number;
  /** What was entered for each document; codes that are not on the list are left out. */
  readonly entries: readonly {
    readonly itemCode: string;
    readonly notRequired: boolean;
    /** '' while it is still owed. */
    readonly address: string;
  }[];
};

/** An address that leads nowhere, with the document it was typed for. */
export type PackageError = ComplianceError & { readonly itemCode?: string };

/**
 * Saves where the documents of a package are. Nothing is saved while one address is wrong. Errors: `PACKAGE_NOT_FOUND`,
 * `NOT_ALLOWED`, `STALE_DUTY`, and those of an address with its `itemCode`.
 */
export async function savePackage(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'facts'>,
  command: SavePackage,
  actor: OfficerActor,
): Promise<Result<null, PackageError>> {
  return deps.unitOfWork.transaction<Result<null, PackageError>>(async (tx) => {
    const found = await tx.compliance.findPackage(command.packageId);
    if (found === null) return err({ code: 'PACKAGE_NOT_FOUND' });
    if (!can(actor, 'compliance.confirm', { unitId: found.unitId })) return err({ code: 'NOT_ALLOWED' });
    const codes = new Set(await tx.compliance.procurementCodes());
    const records: ProcurementRecord[] = [];
    for (const { itemCode, notRequired, address } of command.entries) {
      if (!codes.has(itemCode)) continue;
      const typed = notRequired ? '' : address.trim();
      const target = typed === '' ? ok(null) : await findTarget(tx, deps.facts, typed);
      if (!target.ok) return err({ ...target.error, itemCode });
      records.push({ itemCode, notRequired, target: target.value?.target ?? null });
    }
    const saved = await tx.compliance.savePackage(
      { ...found, version: found.version + 1 },
      command.expectedVersion,
    );
    if (!saved) return err({ code: 'STALE_DUTY' });
    const at = deps.clock.now();
    await tx.compliance.saveRecords(found.id, records, actor.officerId, at);
    await tx.settings.bumpPublicVersion();
    await tx.audit.append([
      {
        at,
        actor: officerAct(actor, 'compliance.confirm', { unitId: found.unitId }),
        action: 'package_saved',
        object: { kind: 'procurement_package', id: found.id },
        detail: {},
      },
    ]);
    return ok(null);
  });
}
