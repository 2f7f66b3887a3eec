import { createTransport } from 'nodemailer';

const TIMEOUT_MS = 5_000;

/** Greets and signs in to a mail server without sending; '' when it answers, otherwise a code. */
export async function smtpProblem(url: string): Promise<string> {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
  });
  try {
    await transport.verify();
    return '';
  } catch (error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'ERROR';
  } finally {
    transport.close();
  }
}
