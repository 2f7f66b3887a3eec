import { defineMiddleware } from 'astro:middleware';
import { paths } from '#web/paths.ts';
import { returnPath } from '#web/return-path.ts';
import { isBackOffice } from './officer-session.ts';

/** Routes of the back office that are there for people who cannot be signed in yet. */
const openRoutes: readonly string[] = [
  '/petugas/masuk',
  '/petugas/keluar',
  '/petugas/siapkan/[token]',
  '/petugas/undangan/[token]',
];

/**
 * Deny by default: a back-office route without an officer leads to the sign-in page. It looks at the route
 * that was matched, not at how the address was written.
 */
export const guardBackOffice = defineMiddleware((context, next) => {
  const { routePattern, locals, url } = context;
  if (!isBackOffice(routePattern) || openRoutes.includes(routePattern) || locals.officer !== null) {
    return next();
  }
  return new Response(null, {
    status: 303,
    headers: { location: paths.signInThen(returnPath(url.pathname + url.search)) },
  });
});
