import { can, type Permission, type PermissionScope } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { paths } from '#web/paths.ts';
import { returnPath } from '#web/return-path.ts';

/** What a page asks of its visitor: a permission, or only to be signed in. */
export type PageAction = Permission | 'signed_in';

type GuardContext = {
  readonly locals: { readonly officer: OfficerActor | null };
  readonly request: Request;
  readonly url: URL;
  readonly rewrite: (path: string) => Promise<Response>;
};

/**
 * First line of every officer page: the officer, where one of the actions is allowed, or the answer to give instead (sign-in, or 403).
 * The use case asks again with the object in hand; this only decides whether the page may open at all.
 */
export async function guardPage(
  context: GuardContext,
  action: PageAction | readonly Permission[],
  scope?: PermissionScope,
): Promise<OfficerActor | Response> {
  const { officer } = context.locals;
  if (officer === null) return toSignIn(context);
  const actions = typeof action === 'string' ? [action] : action;
  if (actions.some((one) => one === 'signed_in' || can(officer, one, scope))) return officer;
  return context.rewrite(paths.forbidden);
}

/** Sends to the sign-in page and back again afterwards; a refused POST comes back to the page it was typed on. */
function toSignIn(context: GuardContext): Response {
  const back = returnPath(context.url.pathname + context.url.search);
  return new Response(null, {
    status: 303,
    headers: { location: paths.signInThen(back), 'cache-control': 'no-store' },
  });
}
