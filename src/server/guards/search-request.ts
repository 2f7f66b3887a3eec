import type { IncomingMessage } from 'node:http';

const program = /bot\b|crawl|spider|slurp|scrap|python|curl|wget|go-http|java\/|okhttp|libwww|httpclient/i;

/** True for a page that looks something up by words; lists and documents are free for everyone. */
export function isSearch(target: string): boolean {
  return /^\/informasi\/?\?(?:.*&)?q=[^&]/.test(target) || target.startsWith('/api/v1/saran?');
}

/** True for a program that says it is one. It reads documents as it likes, and searches seldom. */
export function isProgram(req: IncomingMessage): boolean {
  const agent = req.headers['user-agent'];
  return agent !== undefined && program.test(agent);
}
