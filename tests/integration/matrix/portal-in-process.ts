import { createHost } from '#server/host.ts';
import { clientFolder, loadPages } from '#server/load-pages.ts';
import { loadStaticFiles } from '#server/static-files.ts';
import type { DialectContext } from '#tests/support/each-dialect.ts';
import { freePort } from '#tests/support/running-portal.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

/** The real host over the built pages in this process, so that its clock can be set. */
export type MatrixPortal = {
  readonly office: TestOffice;
  readonly baseUrl: string;
  readonly close: () => Promise<void>;
};

export async function openPortal(
  context: DialectContext,
  env: Readonly<Record<string, string>> = {},
): Promise<MatrixPortal> {
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const office = await createTestOffice(context, {
    now: '2026-11-24T03:00:00.000Z',
    env: { ...env, BASE_URL: baseUrl, PORT: String(port) },
  });
  const host = createHost({
    baseUrl,
    trustedProxyHops: 1,
    deps: office.deps,
    pages: await loadPages(),
    staticFiles: await loadStaticFiles(clientFolder),
    publicVersion: office.container.publicVersion,
  });
  await host.listen(port, '127.0.0.1');
  return {
    office,
    baseUrl,
    close: async () => {
      await host.drain();
      await office.close();
    },
  };
}
