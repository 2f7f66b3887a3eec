import { defineMiddleware } from 'astro:middleware';
import type { SeenSession } from '#application/ports/officer-sessions.ts';
import type { Vault } from '#application/ports/vault.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { readForm } from '#web/forms/read-form.ts';
import { keepForm, reopenForm } from '#web/kept-form.ts';
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

/** What stands open between password and code, and only then: the code, or for whoever has no app its set-up. */
const halfRoutes = { code: '/petugas/masuk/kode', app: '/petugas/keamanan/aplikasi-kode' } as const;

/**
 * Deny by default: a back-office route without an officer leads to the sign-in page, and one with an officer who has
 * given the password only to the second factor. It looks at the route that was matched, not at how the address was
 * written. What was typed in a form survives signing in again.
 */
export const guardBackOffice = defineMiddleware(async (context, next) => {
  const { routePattern, locals, request, url } = context;
  if (!isBackOffice(routePattern) || openRoutes.includes(routePattern) || locals.officer !== null) {
    return next();
  }
  const half = locals.officerSession;
  if (half !== null && routePattern === halfRoute(half)) return next();
  const asked = returnPath(url.pathname + url.search);
  const door = doorFor(half, asked);
  if (request.method === 'POST') {
    const read = await readForm(request, { scope: 'kept_form' }, locals.deps);
    const kept = read.kind === 'form' ? keptOf(locals.deps.vault, asked, read.fields) : null;
    if (kept !== null) {
      locals.keptForm = kept;
      return next(new Request(new URL(door, url), { headers: { host: url.host } }));
    }
  }
  return new Response(null, { status: 303, headers: { location: door } });
});

/** The form itself, or the one that a form between two steps of signing in carries along. */
function keptOf(
  vault: Pick<Vault, 'seal' | 'unseal'>,
  asked: string | null,
  fields: FormFields,
): string | null {
  if (asked !== null) return keepForm(vault, asked, fields);
  const carried = fields.first('kept_form');
  return reopenForm(vault, carried) === null ? null : carried;
}

function halfRoute(half: SeenSession): string {
  return half.hasFactor ? halfRoutes.code : halfRoutes.app;
}

function doorFor(half: SeenSession | null, asked: string | null): string {
  if (half === null) return paths.signInThen(asked);
  return half.hasFactor ? paths.secondFactor({ kembali: asked }) : paths.authenticatorApp({ kembali: asked });
}
