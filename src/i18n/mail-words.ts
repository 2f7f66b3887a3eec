/** What a mail needs beside the frozen values of its notice; known only when it is sent. */
export type MailContext = {
  readonly officeName: string;
  /** Where the reader goes on: for a citizen a link made for this mail, for an officer the case. */
  readonly link: string;
  /** True when the link opens the case once. */
  readonly linkOpensOnce: boolean;
  /** The page where number and code open a case. */
  readonly trackingAddress: string;
  /** How to reach the desk, in one line: address, telephone. */
  readonly contact: string;
};

/**
 * `subject` and `text` make a mail; `short` is what a person sends or reads out to somebody without mail.
 * None of them names the topic of a request, and none holds its code: mailboxes and telephones are shared.
 */
export type NoticeText = { readonly subject: string; readonly text: string; readonly short: string };

type Values<Name extends string> = (name: Name) => string;
type Words = { readonly subject: string; readonly paragraphs: readonly string[]; readonly short: string };
export type Write = (params: Readonly<Record<string, string>>, context: MailContext) => NoticeText;

export function toCitizen<Name extends string>(
  write: (value: Values<Name>, context: MailContext) => Words,
  greeting = 'Yth. Pemohon Informasi,',
  thing = 'permohonan',
): Write {
  return (params, context) => {
    const { subject, paragraphs, short } = write(valuesOf(params), context);
    const again = context.linkOpensOnce
      ? `Demi keamanan, tautan itu hanya dapat dipakai satu kali. Sesudahnya, buka ${context.trackingAddress} dengan nomor ${thing} dan kode Anda.`
      : `Siapkan nomor ${thing} dan kode Anda.`;
    const lines = [greeting, ...paragraphs, `Buka: ${context.link}`, again, foot(context)];
    return {
      subject,
      text: `${lines.join('\n\n')}\n`,
      short: `${context.officeName}: ${short} Buka ${context.trackingAddress} dengan nomor ${thing} dan kode Anda.`,
    };
  };
}

export function toOfficer<Name extends string>(
  write: (value: Values<Name>, context: MailContext) => Words,
): Write {
  return (params, context) => {
    const { subject, paragraphs, short } = write(valuesOf(params), context);
    const lines = [...paragraphs, `Buka: ${context.link}`, foot(context)];
    return { subject, text: `${lines.join('\n\n')}\n`, short: `${context.officeName}: ${short}` };
  };
}

function foot({ officeName, contact }: MailContext): string {
  return `${officeName}\n${contact}\n\nSurel ini dikirim otomatis; balasannya tidak dibaca.`;
}

function valuesOf<Name extends string>(params: Readonly<Record<string, string>>): Values<Name> {
  return (name) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined || value.trim() === '') throw new Error(`the notice lacks the value ${name}`);
    return value;
  };
}
