export type MailAttachment = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
};

export type Mail = {
  /** One address, without a display name. */
  readonly to: string;
  readonly subject: string;
  /** Plain text; lines end with a line feed. */
  readonly text: string;
  /** The same for every attempt of one notice, so that a repeated delivery is recognised; without brackets. */
  readonly messageId: string;
  readonly attachments?: readonly MailAttachment[];
};

export const mailRefusalReasons = [
  'invalid_mail',
  'recipient_refused',
  'message_refused',
  'authentication_failed',
  'server_unavailable',
] as const;
export type MailRefusalReason = (typeof mailRefusalReasons)[number];

/**
 * `sent`: the server took it. `refused` and `permanent`: trying again cannot help. `detail` is for the
 * log and the officer, never for a citizen.
 */
export type MailOutcome =
  | { readonly kind: 'sent'; readonly response: string }
  | {
      readonly kind: 'refused';
      readonly permanent: boolean;
      readonly reasonCode: MailRefusalReason;
      readonly detail: string;
    };

export type Mailer = { readonly send: (mail: Mail) => Promise<MailOutcome> };
