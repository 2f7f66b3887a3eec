import type { Complaint } from '#domain/complaint/complaint.ts';
import type { TopicCode } from '#domain/complaint/topics.ts';

/** How a complaint of the story goes on. */
export type ComplaintEnding =
  /** Nobody has read it yet. */
  | { readonly kind: 'new' }
  /** The desk asked something, and waits. */
  | { readonly kind: 'asked'; readonly question: string }
  /** Handed over, and nothing since. */
  | { readonly kind: 'silent' }
  /** The unit replied in the group with a picture of folded hands, which ends nothing. */
  | { readonly kind: 'folded_hands' }
  | { readonly kind: 'progress'; readonly act: string }
  /** Answered; the reporter has not said anything. */
  | { readonly kind: 'answered'; readonly act: string; readonly answer: string }
  | { readonly kind: 'closed'; readonly act: string; readonly answer: string; readonly rating: number }
  | { readonly kind: 'reopened'; readonly answer: string; readonly complaint: string }
  | { readonly kind: 'returned'; readonly reason: string }
  | { readonly kind: 'declined'; readonly where: string }
  | { readonly kind: 'archived'; readonly why: string }
  /** Answered by task link, which the desk has not confirmed. */
  | { readonly kind: 'unconfirmed'; readonly answer: string }
  /** The same as the last one that was not merged. */
  | { readonly kind: 'merged' };

/** One complaint of the story: what is told, to whom it belongs, how it ends. */
export type ComplaintPlan = {
  readonly body: string;
  readonly title: string;
  readonly topic: TopicCode;
  readonly unitSlug: string;
  /** Part of the name of the kecamatan; null: where the reporter lives. */
  readonly district: string | null;
  readonly landmark: string;
  readonly channel: Complaint['channel'];
  readonly identityMode: Complaint['identityMode'];
  readonly confidential: boolean;
  /** About the conduct of somebody. */
  readonly supervision: boolean;
  /** Days before the last day of the story on which it came. */
  readonly daysAgo: number;
  readonly published: boolean;
  readonly ending: ComplaintEnding;
};
