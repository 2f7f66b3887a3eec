import { createTransport } from 'nodemailer';
import type { Mail, Mailer, MailOutcome, MailRefusalReason } from '#application/ports/mailer.ts';

export type SmtpMailerOptions = {
  /** `smtp://user:password@host:587` or `smtps://…`; certificates are checked. */
  readonly url: string;
  /** The one sender of every mail: an address, or `Name <address>`. */
  readonly from: string;
  /** Milliseconds for a connection, a greeting and each silence; half a minute unless told. */
  readonly timeoutMs?: number;
};

const addressPattern = /^[\x21-\x7e]{1,64}@[\p{L}\p{N}.-]{1,253}$/u;
const addressSpecials = /["(),:;<>[\]\\]/;
const messageIdPattern = /^[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,190}$/;
const mediaTypePattern = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/i;

/** Sends each mail on a connection of its own, to exactly one recipient. */
export function createSmtpMailer({ url, from, timeoutMs = 30_000 }: SmtpMailerOptions): Mailer {
  const sender = parseSender(from);
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    requireTLS: mustEncrypt(url),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      const problem = problemOf(mail);
      if (problem !== null) return refused(true, 'invalid_mail', problem);
      try {
        const info = await transport.sendMail({
          from: sender,
          to: { name: '', address: mail.to },
          envelope: { from: sender.address, to: [mail.to] },
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.messageId}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          attachments: (mail.attachments ?? []).map(({ fileName, mediaType, content }) => ({
            filename: fileName,
            contentType: mediaType,
            content: Buffer.from(content),
          })),
        });
        return { kind: 'sent', response: info.response };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** A password never crosses a network in the clear; on this machine there is no network. */
function mustEncrypt(url: string): boolean {
  const { username, hostname, protocol } = new URL(url);
  return protocol === 'smtp:' && username !== '' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** @throws when the configured sender is no single address. */
function parseSender(from: string): { readonly name: string; readonly address: string } {
  const match = /^(?:([^<>]*)<([^<>]+)>|([^<>]+))$/.exec(from.trim());
  const name = (match?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  const address = (match?.[2] ?? match?.[3] ?? '').trim();
  if (!isAddress(address) || /\p{Cc}/u.test(name)) {
    throw new Error(`MAIL_FROM harus berupa satu alamat surel, misalnya: PPID <ppid@contoh.go.id>`);
  }
  return { name, address };
}

function isAddress(text: string): boolean {
  return addressPattern.test(text) && !addressSpecials.test(text) && text.split('@').length === 2;
}

/** Only what stands in an envelope or a header is judged; the text is encoded whatever it holds. */
function problemOf(mail: Mail): string | null {
  if (!isAddress(mail.to)) return 'the recipient is not one plain address';
  if (mail.subject.trim() === '' || /\p{Cc}/u.test(mail.subject))
    return 'the subject is empty or holds control characters';
  if (mail.text.trim() === '') return 'the text is empty';
  if (!messageIdPattern.test(mail.messageId)) return 'the message id is malformed';
  for (const { fileName, mediaType } of mail.attachments ?? []) {
    if (fileName === '' || /[\p{Cc}/\\]/u.test(fileName)) return 'an attachment has an unusable name';
    if (!mediaTypePattern.test(mediaType)) return 'an attachment has an unusable media type';
  }
  return null;
}

function refused(permanent: boolean, reasonCode: MailRefusalReason, detail: string): MailOutcome {
  return { kind: 'refused', permanent, reasonCode, detail: detail.slice(0, 500) };
}

/** A 5xx about this mail is final; a 4xx, a lost connection or a wrong password may pass. */
function outcomeOf(error: unknown): MailOutcome {
  if (!(error instanceof Error)) throw error;
  const { code, command, responseCode } = smtpFacts(error);
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 530 || responseCode === 535) {
    return refused(false, 'authentication_failed', error.message);
  }
  const permanent = responseCode >= 500 && responseCode < 600;
  if (code === 'EENVELOPE' && command === 'RCPT TO')
    return refused(permanent, 'recipient_refused', error.message);
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return refused(permanent, 'message_refused', error.message);
  return refused(false, 'server_unavailable', error.message);
}

function smtpFacts(error: Error): {
  readonly code: string;
  readonly command: string;
  readonly responseCode: number;
} {
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : '',
    command: 'command' in error && typeof error.command === 'string' ? error.command : '',
    responseCode: 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0,
  };
}
