import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** How the mail server behaves. */
export type Mood = 'well' | 'slow_banner' | 'busy' | 'refuses' | 'hangs_up_after_data';

export type TakenMail = { readonly messageId: string; readonly to: string };

export type ScriptedSmtp = {
  readonly url: string;
  /** Every message whose last byte came, also where no answer was given. */
  readonly taken: readonly TakenMail[];
  readonly behave: (mood: Mood) => void;
  /** Called when a message has come whole, before it is acknowledged. */
  readonly onTaken: (act: (mail: TakenMail) => void) => void;
  readonly close: () => Promise<void>;
};

const SLOW_BANNER_MS = 4_000;

/** A mail server that can be in any mood; it writes down what it got by Message-ID. */
export async function startScriptedSmtp(): Promise<ScriptedSmtp> {
  const taken: TakenMail[] = [];
  const sockets = new Set<Socket>();
  let mood: Mood = 'well';
  let act: (mail: TakenMail) => void = () => {};
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const answer = (text: string) => socket.write(`${text}\r\n`);
    const greet = setTimeout(() => answer('220 uji'), mood === 'slow_banner' ? SLOW_BANNER_MS : 0);
    socket.on('close', () => clearTimeout(greet));
    let buffer = '';
    let message: string[] | null = null;
    let to = '';
    const line = (text: string): void => {
      if (message !== null) {
        if (text !== '.') {
          message.push(text);
          return;
        }
        const id = /^message-id:\s*<([^>]+)>/im.exec(message.join('\n'))?.[1] ?? '';
        message = null;
        const mail = { messageId: id, to };
        taken.push(mail);
        act(mail);
        if (mood === 'hangs_up_after_data') socket.destroy();
        else answer('250 diterima');
        return;
      }
      const verb = text.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || verb === 'HELO') answer('250 uji');
      else if (verb === 'RCPT') {
        to = /<([^>]*)>/.exec(text)?.[1] ?? '';
        if (mood === 'busy') answer('451 coba nanti');
        else if (mood === 'refuses') answer('550 tidak ada');
        else answer('250 ya');
      } else if (verb === 'DATA') {
        message = [];
        answer('354 silakan');
      } else if (verb === 'QUIT') {
        socket.end('221 selesai\r\n');
      } else answer('250 ya');
    };
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      buffer += chunk;
      for (let end = buffer.indexOf('\r\n'); end !== -1; end = buffer.indexOf('\r\n')) {
        const one = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        line(one);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the SMTP server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    behave: (next) => {
      mood = next;
    },
    onTaken: (next) => {
      act = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
