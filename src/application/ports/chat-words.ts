import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import type { MessageKind } from '#domain/conversation/conversation.ts';
import type { DeskReads } from '#domain/conversation/desk-hours.ts';
import type { Answer, Draft } from '#domain/conversation/dialogue.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';

/** A choice under a message; the id comes back when it is taken. */
export type ChatOption = { readonly id: string; readonly title: string; readonly description?: string };

/** What is sent: text, with at most three buttons, or a list, or a button that shares the place. */
export type ChatText = {
  readonly body: string;
  readonly style: 'text' | 'buttons' | 'list' | 'location_request';
  readonly options: readonly ChatOption[];
};

export type ChatReply =
  | { readonly kind: Exclude<Answer['kind'], 'none' | 'confirm' | 'receipt' | 'status' | 'added'> }
  | { readonly kind: 'confirm'; readonly draft: Draft }
  | { readonly kind: 'receipt' | 'added'; readonly number: string }
  | { readonly kind: 'status'; readonly number: string | null; readonly status: ComplaintStatus | null }
  /** News of a report: one line, and the link. */
  | { readonly kind: 'news'; readonly line: string }
  | { readonly kind: 'file_refused' | 'file_not_opened' | 'identity_card_erased' };

export type ChatContext = Pick<
  OfficeSettings,
  | 'officeName'
  | 'emergencyNumber'
  | 'whatsappChannelName'
  | 'whatsappGreeting'
  | 'whatsappOffHours'
  | 'readingHours'
> & {
  readonly desk: DeskReads;
  /** Working days within which a complaint is looked at (`complaint_verification`). */
  readonly verificationDays: number;
  /** The page where number and code open a case. */
  readonly trackingAddress: string;
};

/** The words of the conversation; use cases know no copy. `LINK_MARK` in a body becomes a link when it is sent. */
export type ChatWords = {
  readonly reply: (reply: ChatReply, context: ChatContext) => ChatText;
  /** What stands in a report in place of words that were not written. */
  readonly fileLine: (kind: MessageKind) => string;
  /** What a notice says in one line, without its link. */
  readonly newsLine: (template: NoticeTemplate, params: Readonly<Record<string, string>>) => string;
  readonly pointLine: (latitude: number, longitude: number) => string;
};

/** Stands in a stored message where the link goes that is made when it is sent, so that no way in is stored. */
export const LINK_MARK = '{tautan}';
