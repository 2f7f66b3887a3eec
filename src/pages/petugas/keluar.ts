import type { APIRoute } from 'astro';
import { signOut } from '#application/officer/sign-out.ts';
import { cookieName } from '#web/cookies.ts';
import { paths } from '#web/paths.ts';

/** Ends the session here and in the browser; only by the button, never by a link that someone else can plant. */
export const POST: APIRoute = async ({ locals }) => {
  await signOut(locals.deps, { token: locals.officerToken });
  const secure = locals.secureCookies ? '; Secure' : '';
  return new Response(null, {
    status: 303,
    headers: {
      location: `${paths.signIn}?pesan=keluar`,
      'set-cookie': `${cookieName(locals, 'petugas')}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`,
      'clear-site-data': '"cache", "cookies", "storage"',
      'cache-control': 'no-store',
    },
  });
};

export const GET: APIRoute = () =>
  new Response(null, { status: 303, headers: { location: paths.officerHome, 'cache-control': 'no-store' } });
