import { z } from 'zod';
import type { ItemDecisionDraft } from '#application/information-request/decide-item.ts';
import { exemptionLetters } from '#domain/exemption/grounds.ts';
import { decisionKinds, type ItemCost, type ItemDecision } from '#domain/information-request/decision.ts';
import { assertNever, err, ok, type Result } from '#domain/shared/result.ts';
import {
  choice,
  type FieldErrors,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalText,
  parseForm,
  requiredDate,
  requiredLine,
  requiredText,
  ticked,
  wholeNumber,
} from '#web/forms/fields.ts';
import { type FormFields, formFields } from '#web/forms/form-fields.ts';
import type { StagedUpload } from '#web/forms/read-form.ts';

export const MAX_REASONS = 10_000;
export const MAX_NOTE = 4000;
/** Rows for costs on the form. */
export const COST_ROWS = 3;

const kindSchema = z.object({ decision: choice(decisionKinds) });
const grantedSchema = z.object({
  form: choice(['softcopy', 'hardcopy']),
  supply_working_days: wholeNumber({ min: 0, max: 60 }),
  note: optionalText({ max: MAX_NOTE }),
});
const refusedSchema = z.object({
  exemption_letter: optionalChoice(exemptionLetters),
  statute_article: optionalLine({ max: 500 }),
  reasons: requiredText({ max: MAX_REASONS }),
  if_opened: optionalText({ max: MAX_NOTE }),
  test_number: requiredLine({ max: 100 }),
  test_held_on: requiredDate(),
});
const notHeldSchema = z.object({
  holder: optionalLine({ max: 200 }),
  holder_unknown: ticked(),
  note: optionalText({ max: MAX_NOTE }),
});
const costSchema = z.object({
  cost_label: requiredLine({ max: 100 }),
  cost_amount: optionalLine({ max: 40 }),
});
const notDocumentedSchema = z.object({ supply_on: optionalDate(), note: optionalText({ max: MAX_NOTE }) });

/** Fields in their order with their names, for the error summary. */
export const decisionFieldLabels: Readonly<Record<string, string>> = {
  decision: 'Keputusan rincian',
  form: 'Bentuk rincian',
  supply_working_days: 'Waktu penyerahan rincian',
  cost_label: 'Biaya rincian',
  exemption_letter: 'Dasar penolakan rincian',
  statute_article: 'Pasal undang-undang rincian',
  reasons: 'Alasan rincian',
  if_opened: 'Akibat rincian',
  test_number: 'Nomor uji konsekuensi rincian',
  test_held_on: 'Tanggal uji konsekuensi rincian',
  consequence_test: 'Pindaian uji konsekuensi rincian',
  holder: 'Badan publik rincian',
  supply_on: 'Tanggal disediakan rincian',
  note: 'Penjelasan rincian',
  answer_file: 'Berkas rincian',
};

/** Turns the form of one item into a decision; only the fields of the chosen kind count. */
export function parseItemDecision(
  fields: FormFields,
  scan: StagedUpload | undefined,
): Result<ItemDecisionDraft, FieldErrors> {
  const kind = parseForm(kindSchema, fields);
  if (!kind.ok) return kind;
  switch (kind.value.decision) {
    case 'granted':
      return parseGranted(fields);
    case 'refused':
      return parseRefused(fields, scan);
    case 'not_held':
      return parseNotHeld(fields);
    case 'not_documented': {
      const parsed = parseForm(notDocumentedSchema, fields);
      if (!parsed.ok) return parsed;
      return ok({ kind: 'not_documented', supplyOn: parsed.value.supply_on, note: parsed.value.note });
    }
    default:
      return assertNever(kind.value.decision);
  }
}

function parseGranted(fields: FormFields): Result<ItemDecisionDraft, FieldErrors> {
  const parsed = parseForm(grantedSchema, fields);
  const costs = parseCosts(fields);
  if (!parsed.ok || !costs.ok) {
    return err({ ...(parsed.ok ? {} : parsed.error), ...(costs.ok ? {} : costs.error) });
  }
  const { form, supply_working_days: supplyWorkingDays, note } = parsed.value;
  return ok({
    kind: 'granted',
    form: form === 'hardcopy' ? 'hardcopy' : 'softcopy',
    supplyWorkingDays,
    costs: costs.value,
    note,
  });
}

/** Rows with neither label nor amount are left out. */
function parseCosts(fields: FormFields): Result<readonly ItemCost[], FieldErrors> {
  const labels = fields.all('cost_label');
  const amounts = fields.all('cost_amount');
  const costs: ItemCost[] = [];
  for (let row = 0; row < COST_ROWS; row += 1) {
    const typed = { cost_label: labels[row] ?? '', cost_amount: amounts[row] ?? '' };
    if (typed.cost_label.trim() === '' && typed.cost_amount.trim() === '') continue;
    const parsed = parseForm(costSchema, formFields(Object.entries(typed)));
    // Both fields of a row share one sentence.
    if (!parsed.ok) return err({ cost_label: Object.values(parsed.error)[0] ?? 'REQUIRED' });
    const { cost_label: label } = parsed.value;
    const amount = (parsed.value.cost_amount ?? '').replace(/^rp\s*|[.\s]/giu, '');
    if (!/^\d{1,9}$/.test(amount)) return err({ cost_label: 'INVALID_NUMBER' });
    costs.push({ label, amountRupiah: Number(amount) });
  }
  return ok(costs.filter((cost) => cost.amountRupiah > 0));
}

function parseRefused(
  fields: FormFields,
  scan: StagedUpload | undefined,
): Result<ItemDecisionDraft, FieldErrors> {
  const parsed = parseForm(refusedSchema, fields);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return ok({
    kind: 'refused',
    exemptionLetter: value.exemption_letter,
    statuteArticle: value.statute_article ?? '',
    reasons: value.reasons,
    ifOpened: value.if_opened,
    consequenceTest: {
      number: value.test_number,
      heldOn: value.test_held_on,
      uploadedFileId: scan?.fileId ?? null,
    },
  });
}

function parseNotHeld(fields: FormFields): Result<ItemDecisionDraft, FieldErrors> {
  const parsed = parseForm(notHeldSchema, fields);
  if (!parsed.ok) return parsed;
  const { holder, holder_unknown: holderUnknown, note } = parsed.value;
  return ok({ kind: 'not_held', holder: holder ?? '', holderUnknown, note });
}

/** A decision on file as the form shows it. */
export function decisionFields(decision: ItemDecision | null): FormFields {
  if (decision === null) return formFields([]);
  const shared: [string, string][] = [['decision', decision.kind]];
  switch (decision.kind) {
    case 'granted':
      return formFields([
        ...shared,
        ['form', decision.form],
        ['supply_working_days', String(decision.supplyWorkingDays)],
        ...decision.costs.flatMap(({ label, amountRupiah }): [string, string][] => [
          ['cost_label', label],
          ['cost_amount', String(amountRupiah)],
        ]),
        ['note', decision.note],
      ]);
    case 'refused':
      return formFields([
        ...shared,
        ['exemption_letter', decision.exemptionLetter ?? ''],
        ['statute_article', decision.statuteArticle],
        ['reasons', decision.reasons],
        ['if_opened', decision.ifOpened],
        ['test_number', decision.consequenceTest.number],
        ['test_held_on', decision.consequenceTest.heldOn],
      ]);
    case 'not_held':
      return formFields([
        ...shared,
        ['holder', decision.holder],
        ['holder_unknown', decision.holder === '' ? '1' : ''],
        ['note', decision.note],
      ]);
    case 'not_documented':
      return formFields([...shared, ['supply_on', decision.supplyOn ?? ''], ['note', decision.note]]);
    default:
      return assertNever(decision);
  }
}

/** The field that a refusal of the use case belongs beside. */
export const decisionFieldOfError: Readonly<Record<string, string>> = {
  GROUND_NEEDED: 'exemption_letter',
  STATUTE_NEEDED: 'statute_article',
  REASONS_NEEDED: 'reasons',
  CONSEQUENCE_TEST_NEEDED: 'consequence_test',
  HOLDER_NEEDED: 'holder',
  UPLOAD_GONE: 'consequence_test',
};
