import type { Repositories } from '#application/ports/repositories.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { generateLetterNumber } from '#domain/letter/letter-number.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/**
 * The number of a letter: as typed from the e-office, else generated where the office wants that, else null:
 * the paper then keeps room for it, and it is asked for before the letter leaves. Error: `LETTER_NUMBER_NEEDED`
 * where the office's template gives none.
 */
export async function letterNumberFor(
  tx: Pick<Repositories, 'counters'>,
  settings: OfficeSettings,
  letterOn: CivilDate,
  typed: string | null,
): Promise<Result<string | null, InformationRequestError>> {
  if (typed !== null && typed.trim() !== '') return ok(typed.trim());
  if (settings.letterNumbering === 'typed') return ok(null);
  const generated = generateLetterNumber(settings.letterNumberTemplate, {
    sequence: await tx.counters.next('letter', Number(letterOn.slice(0, 4))),
    classificationCode: settings.letterClassification,
    letterOn,
  });
  return generated.ok ? ok(generated.value) : err({ code: 'LETTER_NUMBER_NEEDED' });
}
