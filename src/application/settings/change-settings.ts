import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { SettingsError } from '#application/settings/settings-error.ts';
import { checkLetterNumberTemplate } from '#domain/letter/letter-number.ts';
import { parseColour } from '#domain/office/contrast.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { checkSettings, type SettingsIssue } from '#domain/office/settings-rules.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Saves the given settings when the whole, with what stays, is sound. Letters made before keep the words they were
 * made with; a case keeps the rule it started with.
 */
export async function changeSettings(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  change: Partial<OfficeSettings>,
  actor: OfficerActor,
): Promise<Result<null, SettingsError>> {
  if (!can(actor, 'settings.manage')) return err({ code: 'FORBIDDEN' });
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<null, SettingsError>>(async (tx) => {
    const { settings: current } = await tx.officeRules.load();
    const next = { ...current, ...change };
    const issues = [
      ...checkSettings(next),
      ...checkNumbering(next),
      ...(await checkUnits(tx, current, next)),
    ].filter((issue) => Object.hasOwn(change, issue.setting));
    if (issues.length > 0) return err({ code: 'SETTINGS_REFUSED', issues });
    await tx.settings.save(withTidyColours(change), now, actor.officerId);
    await tx.settings.bumpPublicVersion();
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'settings.manage'),
        action: 'settings_changed',
        object: { kind: 'setting', id: '' },
        detail: { keys: Object.keys(change).toSorted() },
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info('settings_changed', { code: Object.keys(change).join(',') });
  return result;
}

function checkNumbering(settings: OfficeSettings): readonly SettingsIssue[] {
  const checked = checkLetterNumberTemplate(settings.letterNumberTemplate);
  const issues: SettingsIssue[] = [];
  if (!checked.ok) {
    const { error } = checked;
    const code = 'placeholder' in error ? `${error.code}:${error.placeholder}` : error.code;
    issues.push({ setting: 'letterNumberTemplate', code });
  }
  const needsCode = settings.letterNumberTemplate.includes('{kode_klasifikasi}');
  if (settings.letterNumbering === 'generated' && needsCode && settings.letterClassification.trim() === '') {
    issues.push({ setting: 'letterClassification', code: 'REQUIRED' });
  }
  return issues;
}

async function checkUnits(
  tx: Pick<Repositories, 'units'>,
  current: OfficeSettings,
  next: OfficeSettings,
): Promise<readonly SettingsIssue[]> {
  const issues: SettingsIssue[] = [];
  for (const setting of ['defaultUnitId', 'inspectorateUnitId'] as const) {
    const unitId = next[setting];
    if (unitId === null || unitId === current[setting]) continue;
    const unit = await tx.units.find(unitId);
    if (unit === null || unit.archivedAt !== null) issues.push({ setting, code: 'UNKNOWN_CHOICE' });
  }
  return issues;
}

function withTidyColours(change: Partial<OfficeSettings>): Partial<OfficeSettings> {
  const brand = change.brandColour === undefined ? null : parseColour(change.brandColour);
  const accent = change.accentColour === undefined ? null : parseColour(change.accentColour);
  return {
    ...change,
    ...(brand === null ? {} : { brandColour: brand }),
    ...(accent === null ? {} : { accentColour: accent }),
  };
}
