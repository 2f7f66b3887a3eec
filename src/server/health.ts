/** What readiness looks at; `draining` turns true once, when the process has been asked to stop. */
export type Health = {
  draining: boolean;
  readonly ping: () => Promise<void>;
  readonly writes: () => boolean;
};

/**
 * `/sehat`: the process answers. `/siap`: it also has its database, may write to it and wants more requests. Null for any
 * other path. No version, no figure, no name of anything behind.
 */
export async function healthAnswer(
  health: Health,
  path: string,
): Promise<{ readonly status: 200 | 503; readonly text: string } | null> {
  if (path === '/sehat') return { status: 200, text: 'sehat\n' };
  if (path !== '/siap') return null;
  if (!health.writes()) return { status: 503, text: 'hanya baca\n' };
  const ready =
    !health.draining &&
    (await health.ping().then(
      () => true,
      () => false,
    ));
  return ready ? { status: 200, text: 'siap\n' } : { status: 503, text: 'belum siap\n' };
}
