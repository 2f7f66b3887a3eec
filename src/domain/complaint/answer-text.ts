import type { ComplaintErrorCode } from '#domain/complaint/errors.ts';

const FEWEST_LETTERS = 20;
/** A text that passes on and also says what is done is longer than this. */
const ONLY_PASSING_ON_LETTERS = 140;

const passesOn =
  /\b(di)?(terus|lanjut)kan\b|\bsampaikan\b|\bdisampaikan\b|\bkoordinasikan\b|\bdikoordinasikan\b/i;
const doesSomething =
  /\bsudah\s+(di|ter)(?!teruskan|sampaikan|koordinasikan|lanjutkan|tindak)\w+|\btelah\s+(di|ter)(?!teruskan|sampaikan|koordinasikan|lanjutkan|tindak)\w+|\bselesai\b|\bdijadwalkan\b|\btidak dapat\b|\btanggal\b|\bkarena\b/i;

/**
 * An answer says something: not 🙏, and not only that it was passed on. Null when it does. The desk's eye remains the
 * judge of the rest.
 */
export function answerRefusal(
  text: string,
): Extract<ComplaintErrorCode, 'ANSWER_EMPTY' | 'ANSWER_ONLY_PASSES_ON'> | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_LETTERS) return 'ANSWER_EMPTY';
  if (letters < ONLY_PASSING_ON_LETTERS && passesOn.test(text) && !doesSomething.test(text)) {
    return 'ANSWER_ONLY_PASSES_ON';
  }
  return null;
}
