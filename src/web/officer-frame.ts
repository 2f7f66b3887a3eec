import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { can, type Permission, roleLabel } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerSection } from '#layouts/page-shell.ts';

/** Which permission opens an entry of the back office's navigation. */
const sectionPermission: Readonly<Record<OfficerSection, Permission>> = {
  queue: 'information_request.read',
  toTell: 'notice.tell',
  documents: 'public_document.draft',
  units: 'unit.manage',
  users: 'officer.manage',
  settings: 'settings.manage',
};

const sectionOrder: readonly OfficerSection[] = [
  'queue',
  'toTell',
  'documents',
  'units',
  'users',
  'settings',
];

/** The entries this officer may open, in the order of the navigation. */
export function sectionsOf(officer: OfficerActor): readonly OfficerSection[] {
  return sectionOrder.filter((section) => can(officer, sectionPermission[section]));
}

/** What BackOfficeLayout needs: `<BackOfficeLayout title="…" {...officerFrame(officer, settings)}>`. */
export function officerFrame(
  officer: OfficerActor,
  settings: OfficeSettings,
): {
  readonly office: OfficeSettings;
  readonly officer: { readonly name: string; readonly role: string };
  readonly sections: readonly OfficerSection[];
} {
  const labels = [...new Set(officer.grants.map((grant) => roleLabel(grant.role)))];
  return {
    office: settings,
    officer: { name: officer.fullName, role: labels.join(', ') },
    sections: sectionsOf(officer),
  };
}
