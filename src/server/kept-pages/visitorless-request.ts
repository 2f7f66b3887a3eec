import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

/**
 * A page that is kept is asked for in nobody's name: no header of a visitor reaches it, and no visitor who
 * leaves early ends it for the others who wait for the same page.
 */
export function visitorlessRequest(address: string, host: string): IncomingMessage {
  const req = new IncomingMessage(new Socket());
  req.method = 'GET';
  req.url = address;
  req.httpVersion = '1.1';
  req.httpVersionMajor = 1;
  req.httpVersionMinor = 1;
  req.rawHeaders = ['Host', host];
  req.headers = { host };
  req.push(null);
  req.complete = true;
  return req;
}
