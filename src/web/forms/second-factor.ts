import { z } from 'zod';
import type { SecondFactor } from '#application/officer/check-second-factor.ts';
import { factorResetReasons, officerRecognitions } from '#domain/officer/factor-reset.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { choice, type FieldErrors, parseForm, requiredLine } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { typedPassword } from '#web/forms/password.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const secondFactorFormSpec: FormSpec = { scope: 'second_factor' };

const appCode = z.object({ code: requiredLine({ max: 40 }) });
const recoveryCode = z.object({ recovery_code: requiredLine({ max: 60 }) });
const passwordAgain = z.object({ password: typedPassword() });
const reset = z.object({ reason: choice(factorResetReasons), recognised: choice(officerRecognitions) });

/** The code that was typed: of the app, or from the sheet where that field was shown. */
export function parseSecondFactor(fields: FormFields): Result<SecondFactor, FieldErrors> {
  if (fields.has('recovery_code')) {
    const parsed = parseForm(recoveryCode, fields);
    return parsed.ok ? ok({ kind: 'recovery_code', code: parsed.value.recovery_code }) : parsed;
  }
  const parsed = parseForm(appCode, fields);
  return parsed.ok ? ok({ kind: 'app_code', code: parsed.value.code }) : parsed;
}

/** Password and code together, for asking once more. */
export function parseConfirmation(
  fields: FormFields,
): Result<{ readonly password: string; readonly given: SecondFactor }, FieldErrors> {
  const password = parseForm(passwordAgain, fields);
  const given = parseSecondFactor(fields);
  if (password.ok && given.ok) return ok({ password: password.value.password, given: given.value });
  return err({ ...(password.ok ? {} : password.error), ...(given.ok ? {} : given.error) });
}

export function parseFactorReset(fields: FormFields) {
  return parseForm(reset, fields);
}

/** The field that a refusal of signing in is about; '' for none. */
export function fieldOfSignInError(code: string): string {
  if (code === 'CODE_REFUSED' || code === 'CODE_TOO_MANY_TRIES') return 'code';
  if (code === 'RECOVERY_CODE_REFUSED') return 'recovery_code';
  return code === 'SIGN_IN_REFUSED' ? 'password' : '';
}
