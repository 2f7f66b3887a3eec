import type { Deadline } from '#domain/deadline/deadline.ts';

/** The public shape of a deadline in `/api/v1`; names and order are a contract. */
export function deadlineJson(deadline: Deadline) {
  return {
    started_on: deadline.startedOn,
    period_key: deadline.periodKey,
    days: deadline.days,
    day_kind: deadline.dayKind,
    due_on: deadline.dueOn,
    provisional: deadline.provisional,
    legal_basis: deadline.legalBasis,
    ledger: deadline.ledger.map(({ date, counted, reason }) => ({ date, counted, reason })),
  };
}
