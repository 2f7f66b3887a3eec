import { z } from 'zod';
import type { ExemptionErrorCode, ExemptionRecord } from '#domain/exemption/exemption.ts';
import { exemptionLetters } from '#domain/exemption/grounds.ts';
import { asId, type PublicDocumentId, type UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import {
  type FieldErrors,
  manyChoices,
  optionalDate,
  optionalLine,
  optionalText,
  parseForm,
  requiredDate,
  requiredLine,
  requiredText,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { isRowId } from '#web/forms/row-id.ts';

/** Where a refusal of the use case belongs; the others concern the whole page. */
export const fieldOfExemptionError: Partial<Readonly<Record<ExemptionErrorCode, string>>> = {
  UNKNOWN_UNIT: 'unit_id',
  DOCUMENT_NOT_FOUND: 'document',
  DOCUMENT_IS_PUBLIC: 'document',
  GROUND_NEEDED: 'letters',
  STATUTE_NEEDED: 'statute_article',
  DATES_CROSSED: 'decided_on',
  END_NEEDED: 'ends_on',
  CONDITION_NOT_ALLOWED: 'ends_on',
  END_TOO_FAR: 'ends_on',
  END_TOO_NEAR: 'ends_on',
  OPEN_KIND_UNANSWERED: 'open_kind_answer',
  REASON_LENGTH: 'reason',
};

/** The consequence test and the decision as typed. */
export function parseExemption(fields: FormFields): Result<ExemptionRecord, FieldErrors> {
  const schema = z.object({
    information: requiredLine({ min: 5, max: 200 }),
    part: optionalLine({ max: 300 }),
    unit_id: requiredLine({ max: 60 }),
    statute_article: optionalLine({ max: 200 }),
    open_kind_answer: optionalText({ max: 1000 }),
    test_number: requiredLine({ max: 60 }),
    tested_on: requiredDate(),
    tested_place: requiredLine({ max: 80 }),
    participants: requiredText({ max: 2000 }),
    if_opened: requiredText({ min: 10, max: 2000 }),
    if_closed: requiredText({ min: 10, max: 2000 }),
    public_interest: requiredText({ min: 10, max: 2000 }),
    decree_number: requiredLine({ max: 60 }),
    decided_on: requiredDate(),
    decided_place: requiredLine({ max: 80 }),
    decided_by: requiredLine({ max: 160 }),
    approved_by: requiredLine({ max: 160 }),
    ends_on: optionalDate(),
    end_condition: optionalLine({ max: 300 }),
    document: optionalLine({ max: 300 }),
  });
  const parsed = parseForm(schema, fields);
  const letters = manyChoices(exemptionLetters, { atLeastOne: true }).safeParse(fields.all('letters'));
  if (!parsed.ok || !letters.success) {
    return err({
      ...(parsed.ok ? {} : parsed.error),
      ...(letters.success ? {} : { letters: 'GROUND_NEEDED' }),
    });
  }
  const typed = parsed.value;
  const documentId = documentIn(typed.document ?? '');
  if (documentId === undefined) return err({ document: 'DOCUMENT_NOT_FOUND' });
  return ok({
    unitId: asId<UnitId>(typed.unit_id),
    documentId,
    information: typed.information,
    part: typed.part ?? '',
    letters: letters.data,
    statuteArticle: typed.statute_article ?? '',
    testNumber: typed.test_number,
    testedOn: typed.tested_on,
    testedPlace: typed.tested_place,
    participants: typed.participants,
    ifOpened: typed.if_opened,
    ifClosed: typed.if_closed,
    publicInterest: typed.public_interest,
    openKindAnswer: typed.open_kind_answer,
    decreeNumber: typed.decree_number,
    decidedOn: typed.decided_on,
    decidedPlace: typed.decided_place,
    decidedBy: typed.decided_by,
    approvedBy: typed.approved_by,
    endsOn: typed.ends_on,
    endCondition: typed.end_condition ?? '',
  });
}

/** The document at the end of an officer's address; null for an empty text, undefined for one that names none. */
function documentIn(text: string): PublicDocumentId | null | undefined {
  if (text === '') return null;
  const id =
    text
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  return isRowId(id) ? asId<PublicDocumentId>(id) : undefined;
}

export function parseEnd(fields: FormFields): Result<{ readonly reason: string }, FieldErrors> {
  return parseForm(z.object({ reason: requiredText({ min: 5, max: 500 }) }), fields);
}
