import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = {
  readonly envelopeFrom: string;
  /** Every RCPT of the envelope. */
  readonly recipients: readonly string[];
  readonly raw: string;
  readonly parsed: Email;
};

export type TestSmtpServer = {
  /** For `SMTP_URL`. */
  readonly url: string;
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** The first mail that fits, waiting for it; throws after `timeoutMs`. */
  readonly waitForMail: (fits: (mail: ReceivedMail) => boolean, timeoutMs?: number) => Promise<ReceivedMail>;
  /** How many logins were tried. */
  readonly logins: () => number;
  readonly clear: () => void;
  readonly close: () => Promise<void>;
};

/** The reply code for a recipient; 250 takes it. */
export type SmtpReply = { readonly code: number; readonly text: string };

/**
 * A real SMTP server on a loopback port of its own. `replyTo` decides about each recipient,
 * `password` demands a login.
 */
export async function startSmtpServer(
  options: {
    readonly replyTo?: (address: string) => SmtpReply | null;
    readonly password?: string;
    /** A loopback address other than 127.0.0.1 counts as another machine. */
    readonly host?: string;
  } = {},
): Promise<TestSmtpServer> {
  const host = options.host ?? '127.0.0.1';
  const mails: ReceivedMail[] = [];
  let logins = 0;
  const server = new SMTPServer({
    disabledCommands: options.password === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: options.password === undefined,
    allowInsecureAuth: true,
    logger: false,
    onAuth: (auth, _session, callback) => {
      logins += 1;
      if (auth.password === options.password) callback(null, { user: auth.username ?? '' });
      else callback(new Error('wrong password'));
    },
    onRcptTo: ({ address }, _session, callback) => {
      const reply = options.replyTo?.(address) ?? null;
      if (reply === null) callback();
      else callback(Object.assign(new Error(reply.text), { responseCode: reply.code }));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const from = session.envelope.mailFrom;
        PostalMime.parse(bytes)
          .then((parsed) => {
            mails.push({
              envelopeFrom: from === false ? '' : from.address,
              recipients: session.envelope.rcptTo.map(({ address }) => address),
              raw: bytes.toString('utf8'),
              parsed,
            });
            callback();
          })
          .catch(callback);
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, host);
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the SMTP server has no port');
  return {
    url: `smtp://${host}:${address.port}`,
    port: address.port,
    mails,
    waitForMail: async (fits, timeoutMs = 15_000) => {
      for (let waited = 0; waited < timeoutMs; waited += 50) {
        const found = mails.find(fits);
        if (found !== undefined) return found;
        await delay(50);
      }
      throw new Error(`no such mail after ${timeoutMs} ms; ${mails.length} others came`);
    },
    logins: () => logins,
    clear: () => {
      mails.length = 0;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
