import { z } from 'zod';
import { evidenceUrlMax } from '#domain/compliance/evidence-link.ts';
import { asId, type ComplianceDutyId, type ComplianceEvidenceId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { optionalLine, parseForm, requiredLine, wholeNumber } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';
import { isRowId } from '#web/forms/row-id.ts';

export const complianceFormSpec: FormSpec = { scope: 'compliance' };

const version = wholeNumber({ min: 1, max: 999_999_999 });
const evidenceSchema = z.object({
  version,
  document_address: optionalLine({ max: evidenceUrlMax }),
  label: optionalLine({ max: 150 }),
  period_year: optionalLine({ max: 4 }),
});
const applicabilitySchema = z.object({ version, reason: optionalLine({ max: 300 }) });
const packageSchema = z.object({
  unit_id: optionalLine({ max: 60 }),
  year: wholeNumber({ min: 1990, max: 2100 }),
  name: requiredLine({ min: 5, max: 200 }),
});

/** Which duty, as its page or row was drawn; null for what no page of ours sends. */
export function parseDutyRef(
  fields: FormFields,
  id: string,
): { readonly dutyId: ComplianceDutyId; readonly expectedVersion: number } | null {
  const expectedVersion = Number(fields.first('version'));
  return isRowId(id) && Number.isSafeInteger(expectedVersion) && expectedVersion > 0
    ? { dutyId: asId<ComplianceDutyId>(id), expectedVersion }
    : null;
}

export function parseEvidence(fields: FormFields) {
  const parsed = parseForm(evidenceSchema, fields);
  if (!parsed.ok) return parsed;
  const { document_address, label, period_year } = parsed.value;
  return ok({
    address: document_address ?? '',
    label: label ?? '',
    // Text that is no year becomes one that is out of range, and is said so beside the field.
    periodYear: period_year === null ? null : /^\d{4}$/.test(period_year) ? Number(period_year) : 0,
  });
}

export function parseEvidenceId(fields: FormFields): ComplianceEvidenceId | null {
  const id = fields.first('evidence_id');
  return isRowId(id) ? asId<ComplianceEvidenceId>(id) : null;
}

export function parseApplicability(fields: FormFields) {
  return parseForm(applicabilitySchema, fields);
}

export function parsePackage(fields: FormFields) {
  return parseForm(packageSchema, fields);
}
