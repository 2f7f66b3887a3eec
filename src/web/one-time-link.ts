import type { Vault } from '#application/ports/vault.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Seconds for which the administrator's browser can show the link that was just made. */
export const LINK_SECONDS = 10 * 60;

export type ShownLink = {
  readonly kind: 'invitation' | 'password_reset';
  readonly fullName: string;
  readonly url: string;
  readonly expiresAt: InstantText;
};

/** A link travels to the page that shows it in a sealed cookie, bound to the administrator who made it. */
export function sealLink(vault: Pick<Vault, 'seal'>, maker: OfficerId, link: ShownLink): string {
  return vault.seal(
    `one-time-link:${maker}`,
    JSON.stringify([link.kind, link.fullName, link.url, link.expiresAt]),
  );
}

/** Reads the cookie; null when it is missing, altered, or was made by another officer. */
export function unsealLink(
  vault: Pick<Vault, 'unseal'>,
  maker: OfficerId,
  sealed: string | null,
): ShownLink | null {
  const plain = sealed === null ? null : vault.unseal(`one-time-link:${maker}`, sealed);
  if (plain === null) return null;
  const parts: unknown = JSON.parse(plain);
  if (!Array.isArray(parts)) return null;
  const [kind, fullName, url, expiresAt]: readonly unknown[] = parts;
  if (kind !== 'invitation' && kind !== 'password_reset') return null;
  if (typeof fullName !== 'string' || typeof url !== 'string' || typeof expiresAt !== 'string') return null;
  return { kind, fullName, url, expiresAt };
}
