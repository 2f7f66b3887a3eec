import { z } from 'zod';
import {
  informationForms,
  isSoundLink,
  licences,
  type RegisterFacts,
  registerLimits,
} from '#domain/public-document/register-facts.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import {
  choice,
  type FieldErrors,
  manyChoices,
  optionalDate,
  optionalLine,
  parseForm,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

/** What the register of public information asks for, as typed; empty lines of links are left out. */
export function parseRegisterFacts(fields: FormFields): Result<RegisterFacts, FieldErrors> {
  const l = registerLimits;
  const schema = z.object({
    holder: optionalLine({ max: l.holderMax }),
    maker: optionalLine({ max: l.makerMax }),
    made_on: optionalDate(),
    made_place: optionalLine({ max: l.placeMax }),
    retention: optionalLine({ max: l.retentionMax }),
    source: optionalLine({ max: l.sourceMax }),
    contact: optionalLine({ max: l.contactMax }),
    locator: optionalLine({ max: l.locatorMax }),
    licence: choice(licences),
  });
  const parsed = parseForm(schema, fields);
  const forms = manyChoices(informationForms, { atLeastOne: true }).safeParse(fields.all('forms'));
  const links = linksIn(fields);
  const errors = {
    ...(parsed.ok ? {} : parsed.error),
    ...(forms.success ? {} : { forms: forms.error.issues[0]?.message ?? 'UNKNOWN_CHOICE' }),
    ...(links.ok ? {} : links.error),
  };
  if (!parsed.ok || !forms.success || !links.ok) return err(errors);
  const { made_on, made_place, licence, ...texts } = parsed.value;
  return ok({
    holder: texts.holder ?? '',
    maker: texts.maker ?? '',
    madeOn: made_on,
    madePlace: made_place ?? '',
    forms: forms.data,
    retention: texts.retention ?? '',
    licence,
    source: texts.source ?? '',
    contact: texts.contact ?? '',
    locator: texts.locator ?? '',
    links: links.value,
  });
}

const linkSchema = z.object({
  url: optionalLine({ max: registerLimits.linkUrlMax }),
  label: optionalLine({ max: registerLimits.linkLabelMax }),
});

/** The links as typed, or the code of what is wrong with their addresses or names. */
function linksIn(fields: FormFields): Result<RegisterFacts['links'], FieldErrors> {
  const labels = fields.all('link_label');
  const rows = fields.all('link_url').map((url, at) => ({ url, label: labels[at] ?? '' }));
  const links: { readonly url: string; readonly label: string }[] = [];
  for (const row of rows.filter(({ url, label }) => `${url}${label}`.trim() !== '')) {
    const parsed = linkSchema.safeParse(row);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const field = issue?.path[0] === 'label' ? 'link_label' : 'link_url';
      return err({ [field]: issue?.message ?? 'LINK_NOT_HTTPS' });
    }
    const link = { url: parsed.data.url ?? '', label: parsed.data.label ?? '' };
    if (!isSoundLink(link)) return err({ link_url: 'LINK_NOT_HTTPS' });
    links.push(link);
  }
  return links.length > registerLimits.linksMax ? err({ link_url: 'TOO_MANY_LINKS' }) : ok(links);
}
