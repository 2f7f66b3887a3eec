import { defineMiddleware } from 'astro:middleware';
import { readCookie } from '#web/cookies.ts';

/** Finds out who is signed in, for the back office only: no other page may depend on it. */
export const officerSession = defineMiddleware(async (context, next) => {
  const { locals } = context;
  if (isBackOffice(context.routePattern) || isBackOffice(context.url.pathname)) {
    const token = readCookie(context.cookies, locals, 'petugas');
    const session = token === null ? null : await locals.deps.officerSessions.look(token);
    locals.officerSession = session;
    locals.officer = session?.stage === 'full' ? session.officer : null;
    locals.officerToken = session === null ? null : token;
  }
  return next();
});

/** True for the back office's routes and addresses. */
export function isBackOffice(path: string): boolean {
  return path === '/petugas' || path.startsWith('/petugas/');
}
