import { z } from 'zod';
import { parseEmail } from '#domain/shared/contact.ts';
import { err, type Result } from '#domain/shared/result.ts';
import { type FieldErrors, parseForm, requiredLine } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { repeatMatches, typedPassword } from '#web/forms/password.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const setupFormSpec: FormSpec = { scope: 'setup' };
export const newPasswordFormSpec: FormSpec = { scope: 'new_password' };

/** A mail address that must be given; officers sign in with it. */
export function requiredEmail() {
  return requiredLine({ max: 254 }).transform((text, context) => {
    const email = parseEmail(text);
    if (email === null) {
      if (text !== '') context.addIssue({ code: 'custom', message: 'INVALID_EMAIL' });
      return '';
    }
    return email;
  });
}

const newPassword = { password: typedPassword(), password_repeat: typedPassword() };
const passwordSchema = z.object(newPassword);
const setupSchema = z.object({
  full_name: requiredLine({ max: 150, min: 2 }),
  position_title: requiredLine({ max: 200, min: 2 }),
  email: requiredEmail(),
  ...newPassword,
});

export function parseSetup(fields: FormFields) {
  return withRepeat(parseForm(setupSchema, fields), fields);
}

export function parseNewPassword(fields: FormFields) {
  return withRepeat(parseForm(passwordSchema, fields), fields);
}

function withRepeat<T extends { readonly password: string; readonly password_repeat: string }>(
  parsed: Result<T, FieldErrors>,
  fields: FormFields,
): Result<T, FieldErrors> {
  const typed = { password: fields.first('password'), password_repeat: fields.first('password_repeat') };
  if (typed.password === '' || typed.password_repeat === '' || repeatMatches(typed)) return parsed;
  return err({ ...(parsed.ok ? {} : parsed.error), password_repeat: 'PASSWORD_REPEAT_DIFFERS' });
}
