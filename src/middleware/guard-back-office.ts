import { defineMiddleware } from 'astro:middleware';
import { readForm } from '#web/forms/read-form.ts';
import { keepForm } from '#web/kept-form.ts';
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
 * that was matched, not at how the address was written. What was typed in a form survives signing in again.
 */
export const guardBackOffice = defineMiddleware(async (context, next) => {
  const { routePattern, locals, request, url } = context;
  if (!isBackOffice(routePattern) || openRoutes.includes(routePattern) || locals.officer !== null) {
    return next();
  }
  const asked = url.pathname + url.search;
  const signIn = paths.signInThen(returnPath(asked));
  if (request.method === 'POST') {
    const read = await readForm(request, { scope: 'kept_form' }, locals.deps);
    const kept = read.kind === 'form' ? keepForm(locals.deps.vault, asked, read.fields) : null;
    if (kept !== null) {
      locals.keptForm = kept;
      return next(new Request(new URL(signIn, url), { headers: { host: url.host } }));
    }
  }
  return new Response(null, { status: 303, headers: { location: signIn } });
});
