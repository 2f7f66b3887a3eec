import { z } from 'zod';
import { parseForm, requiredLine } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { typedPassword } from '#web/forms/password.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const signInFormSpec: FormSpec = { scope: 'sign_in' };

const schema = z.object({ email: requiredLine({ max: 254 }), password: typedPassword() });

/** The shape of the address is not judged here: a wrong one is refused like an unknown one. */
export function parseSignIn(fields: FormFields) {
  return parseForm(schema, fields);
}
