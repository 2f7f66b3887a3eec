import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { asId, type NoticeId, type OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export const securityChanges = [
  'password_changed',
  'factor_enrolled',
  'factor_reset',
  'recovery_codes_renewed',
  'recovery_code_used',
] as const;
export type SecurityChange = (typeof securityChanges)[number];

/** Tells an officer by mail what was changed about signing in, so that a change by somebody else is noticed. */
export async function tellOfficer(
  deps: Pick<Dependencies, 'ids'>,
  tx: Pick<Repositories, 'notices' | 'outbox'>,
  officer: { readonly id: OfficerId; readonly email: string },
  change: SecurityChange,
  now: InstantText,
): Promise<void> {
  const id = asId<NoticeId>(deps.ids.next());
  await tx.notices.add([
    {
      id,
      ref: null,
      template: 'officer_security_changed',
      recipientKind: 'officer',
      officerId: officer.id,
      channel: 'mail',
      address: officer.email,
      params: { change },
      status: 'queued',
      reason: null,
      createdAt: now,
      settledAt: null,
      settledBy: null,
    },
  ]);
  await tx.outbox.add(
    [{ topic: 'send_notice', dedupeKey: `send_notice:${id}`, payload: { noticeId: id } }],
    now,
  );
}
