import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type AnswerlessProxy = {
  readonly baseUrl: string;
  readonly close: () => Promise<void>;
};

/** Hands every request on to the portal and breaks the connection when the answer comes. */
export async function startAnswerlessProxy(portalUrl: string): Promise<AnswerlessProxy> {
  const port = Number(new URL(portalUrl).port);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const portal = connect(port, '127.0.0.1');
    for (const socket of [client, portal]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    client.pipe(portal);
    portal.on('data', () => {
      client.resetAndDestroy();
      portal.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    baseUrl: `http://localhost:${address.port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
