import {
  type Deadline,
  type DeadlineErrorCode,
  type DeadlineRules,
  openDeadlineByKey,
} from '#domain/deadline/deadline.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { deadlineErrorCopy } from '#i18n/deadline.ts';

/** Names of the calculator's fields in its address; people link to filled-in calculators. */
type CalculatorField = 'mulai' | 'jenis';

type CalculatorTyped = { readonly mulai: string; readonly jenis: string };

type CalculatorState =
  | { readonly kind: 'blank'; readonly typed: CalculatorTyped }
  | { readonly kind: 'counted'; readonly typed: CalculatorTyped; readonly deadline: Deadline }
  | { readonly kind: 'refused'; readonly typed: CalculatorTyped; readonly refusal: CalculatorRefusal };

type CalculatorRefusal = {
  readonly code: DeadlineErrorCode;
  readonly field: CalculatorField;
  readonly message: string;
};

const fieldOf: Readonly<Record<DeadlineErrorCode, CalculatorField>> = {
  START_DATE_INVALID: 'mulai',
  START_DATE_OUT_OF_RANGE: 'mulai',
  PERIOD_UNKNOWN: 'jenis',
  PERIOD_NOT_IN_FORCE: 'mulai',
};

/** Reads `mulai` and `jenis`; of a name given twice the first counts, other names are ignored. */
export function readCalculator(search: URLSearchParams): CalculatorTyped | null {
  const mulai = search.get('mulai');
  const jenis = search.get('jenis');
  if (mulai === null && jenis === null) return null;
  return { mulai: (mulai ?? '').trim(), jenis: (jenis ?? '').trim() };
}

/** Counts what was asked for, or says which field to mend; refusals are answered with 422. */
export function calculate(
  rules: DeadlineRules,
  typed: CalculatorTyped,
): Exclude<CalculatorState, { readonly kind: 'blank' }> {
  const opened = openDeadlineByKey(rules, typed.jenis, typed.mulai);
  if (opened.ok) return { kind: 'counted', typed, deadline: opened.value };
  const { code } = opened.error;
  return {
    kind: 'refused',
    typed,
    refusal: { code, field: fieldOf[code], message: messageOf(code, typed) },
  };
}

/** The whole of a page view: blank on the first visit, filled with today and the commonest question. */
export function calculatorState(
  rules: DeadlineRules,
  search: URLSearchParams,
  today: CivilDate,
): CalculatorState {
  const typed = readCalculator(search);
  return typed === null
    ? { kind: 'blank', typed: { mulai: today, jenis: 'request_answer' } }
    : calculate(rules, typed);
}

/** A date field drops what is no date, so the message repeats it where it is plain enough to read. */
function messageOf(code: DeadlineErrorCode, { mulai }: CalculatorTyped): string {
  const readable = /^[0-9A-Za-z][0-9A-Za-z ./-]{0,29}$/.test(mulai);
  return code === 'START_DATE_INVALID' && readable
    ? `“${mulai}” bukan tanggal yang benar. ${deadlineErrorCopy[code]}`
    : deadlineErrorCopy[code];
}
