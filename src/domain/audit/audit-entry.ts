import type { InstantText } from '#domain/shared/temporal.ts';

/** What officers and the system do that matters beyond a case's own history. */
export const auditActions = [
  'signed_in',
  'sign_in_refused',
  'signed_out',
  'sessions_ended',
  'session_ended',
  'sign_in_limited',
  'second_factor_refused',
  'sign_in_confirmed',
  'recovery_code_used',
  'recovery_codes_renewed',
  'factor_enrolled',
  'factor_reset',
  'setup_completed',
  'officer_invited',
  'invitation_used',
  'invitation_revoked',
  'password_link_made',
  'password_changed',
  'officer_roles_changed',
  'officer_disabled',
  'officer_enabled',
  'absence_entered',
  'absence_ended',
  'absence_withdrawn',
  'settings_changed',
  'unit_created',
  'unit_changed',
  'unit_archived',
  'unit_restored',
  'calendar_changed',
  'document_published',
  'document_withdrawn',
  'exemption_recorded',
  'exemption_ended',
  'document_scheduled',
  'document_release_decided',
  'identity_viewed',
  'identity_view_refused',
  'identity_checked',
  'access_code_reissued',
  'reporter_viewed',
  'reporter_view_refused',
  'reporter_released',
  'contact_blocked',
  'contact_unblocked',
  'unit_contacts_changed',
  'letter_retried',
  'notice_retried',
  'notice_settled',
  'outbox_retried',
  'held_file_settled',
  'sp4n_imported',
  'duty_confirmed',
  'duty_applicability_set',
  'duty_assigned',
  'duty_moved',
  'evidence_added',
  'evidence_removed',
  'package_added',
  'package_saved',
  'backup_made',
  'history_anchor',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditObjectKinds = [
  'none',
  'officer',
  'invitation',
  'setting',
  'unit',
  'calendar',
  'public_document',
  'exemption',
  'information_request',
  'complaint',
  'letter',
  'notice',
  'outbox',
  'file',
  'sp4n_import',
  'compliance_duty',
  'procurement_package',
  'backup',
  'history',
] as const;
export type AuditObjectKind = (typeof auditObjectKinds)[number];

/** Who did it; a visitor is anybody who is not signed in. */
export type AuditActor =
  | { readonly kind: 'officer'; readonly officerId: string; readonly role: string | null }
  | { readonly kind: 'system' }
  | { readonly kind: 'visitor' };

export type AuditDetail = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | Readonly<Record<string, unknown>>>
>;

/** One fact to keep. `detail` holds codes, numbers and keys, never a person's data. */
export type NewAuditEntry = {
  readonly at: InstantText;
  readonly actor: AuditActor;
  readonly action: AuditAction;
  readonly object: { readonly kind: AuditObjectKind; readonly id: string };
  readonly detail: AuditDetail;
};

/** A row as it is stored: what its hash speaks for. `detail` is the stored text. */
export type ChainedEntry = {
  readonly seq: number;
  readonly at: InstantText;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorRole: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly detail: string;
  readonly prevHash: string;
  readonly keyId: string;
};

/** The text whose keyed hash chains an entry to the one before it. Every field is part of it, in this order. */
export function canonicalText(entry: ChainedEntry): string {
  return JSON.stringify([
    'audit-1',
    entry.seq,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.actorRole,
    entry.action,
    entry.objectKind,
    entry.objectId,
    entry.detail,
    entry.prevHash,
    entry.keyId,
  ]);
}
