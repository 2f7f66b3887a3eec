import type { Dependencies } from '#application/dependencies.ts';
import type { SeenSession } from '#application/ports/officer-sessions.ts';
import { isFreshSignIn } from '#domain/officer/second-factor.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { keepForm } from '#web/kept-form.ts';
import { paths } from '#web/paths.ts';
import { returnPath } from '#web/return-path.ts';

type PageContext = {
  readonly locals: {
    readonly deps: Pick<Dependencies, 'clock' | 'vault'>;
    readonly officerSession: SeenSession | null;
    keptForm?: string;
  };
  readonly request: Request;
  readonly url: URL;
  readonly rewrite: (target: Request) => Promise<Response>;
};

/**
 * Before what an unattended screen must not do: null when password and code were given in the last ten minutes, else
 * the answer that asks for them. `fields` are what was typed; they are offered again afterwards, passwords are not.
 */
export async function askFreshSignIn(
  context: PageContext,
  fields: FormFields | null,
): Promise<Response | null> {
  const { locals, request, url } = context;
  const { deps, officerSession } = locals;
  if (officerSession !== null && isFreshSignIn(officerSession.openedAt, deps.clock.now())) return null;
  const asked = returnPath(url.pathname + url.search);
  const door = paths.confirmSignIn({ kembali: asked });
  const kept = fields === null || asked === null ? null : keepForm(deps.vault, asked, fields);
  if (kept !== null) {
    locals.keptForm = kept;
    const cookie = request.headers.get('cookie') ?? '';
    return context.rewrite(new Request(new URL(door, url), { headers: { host: url.host, cookie } }));
  }
  return new Response(null, { status: 303, headers: { location: door, 'cache-control': 'no-store' } });
}
