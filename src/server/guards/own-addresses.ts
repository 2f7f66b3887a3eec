/** The names under which this portal may be asked for and may send forms from. */
export type OwnAddresses = {
  readonly hosts: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
};

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'] as const;

/** BASE_URL alone; where that is this very machine, each of its loopback names with the port listened on. */
export function ownAddresses(baseUrl: string, port: number): OwnAddresses {
  const url = new URL(baseUrl);
  const hosts = new Set([url.host]);
  if (isLoopbackName(url.hostname)) {
    for (const name of loopbackNames) hosts.add(new URL(`${url.protocol}//${name}:${port}`).host);
  }
  const origins = new Set([...hosts].map((host) => `${url.protocol}//${host}`));
  return { hosts, origins };
}

/** True for the loopback names, with or without a port or brackets. */
export function isLoopbackHost(host: string): boolean {
  return host === '::1' || isLoopbackName(host.toLowerCase().replace(/:\d+$/, ''));
}

function isLoopbackName(hostname: string): boolean {
  return loopbackNames.some((name) => name === hostname);
}
