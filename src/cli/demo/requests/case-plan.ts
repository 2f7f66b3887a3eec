import type { Outcome } from '#domain/information-request/decision.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import type { Topic } from './topics.ts';

/** How far a request has come when the story ends. */
export type Ending =
  | { readonly kind: 'received' }
  | { readonly kind: 'in_progress' }
  | { readonly kind: 'awaiting_signature'; readonly outcome: Outcome }
  | { readonly kind: 'answered'; readonly outcome: Outcome; readonly afterWorkingDays: number }
  | { readonly kind: 'withdrawn'; readonly afterWorkingDays: number };

/** One request of the story, before it happens. */
export type CasePlan = {
  readonly index: number;
  readonly topic: Topic;
  readonly receivedOn: CivilDate;
  readonly ending: Ending;
  readonly extension: 'none' | 'sent' | 'waiting';
  /** Reaches the requester by mail, or by a person only. */
  readonly contact: 'phone' | 'mail' | 'both';
  readonly channel: 'web' | 'desk';
  /** Asks twice what has become of it, and nobody answers. */
  readonly ignored?: boolean;
  /** The letter was handed over at the desk the working day before it was entered. */
  readonly handedOver?: boolean;
};
