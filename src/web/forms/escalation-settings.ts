import { z } from 'zod';
import { type EscalationPlan, escalationDaysBounds } from '#domain/office/escalation.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import { type FieldErrors, optionalPhone, parseForm, requiredLine, wholeNumber } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

const schema = z.object({
  reminder_days: wholeNumber(escalationDaysBounds),
  unit_head_days: wholeNumber(escalationDaysBounds),
  regional_secretary_days: wholeNumber(escalationDaysBounds),
  regional_secretary_title: requiredLine({ max: 100, min: 2 }),
  regional_secretary_phone: optionalPhone(),
  regent_days: wholeNumber(escalationDaysBounds),
  regent_title: requiredLine({ max: 100, min: 2 }),
  regent_phone: optionalPhone(),
});

/** The plan by which silent units are reminded and taken higher. */
export function parseEscalation(fields: FormFields): Result<EscalationPlan, FieldErrors> {
  const parsed = parseForm(schema, fields);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  return ok({
    days: {
      reminder: value.reminder_days,
      unitHead: value.unit_head_days,
      regionalSecretary: value.regional_secretary_days,
      regent: value.regent_days,
    },
    regionalSecretary: {
      title: value.regional_secretary_title,
      phone: value.regional_secretary_phone ?? '',
    },
    regent: { title: value.regent_title, phone: value.regent_phone ?? '' },
  });
}

export function escalationInForm(plan: EscalationPlan): readonly (readonly [string, string])[] {
  return [
    ['reminder_days', String(plan.days.reminder)],
    ['unit_head_days', String(plan.days.unitHead)],
    ['regional_secretary_days', String(plan.days.regionalSecretary)],
    ['regional_secretary_title', plan.regionalSecretary.title],
    ['regional_secretary_phone', plan.regionalSecretary.phone],
    ['regent_days', String(plan.days.regent)],
    ['regent_title', plan.regent.title],
    ['regent_phone', plan.regent.phone],
  ];
}
