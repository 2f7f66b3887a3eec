import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { can, type Permission, roleLabel } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerSection } from '#layouts/page-shell.ts';
import { paths } from '#web/paths.ts';

/** Which permissions open an entry of the back office's navigation. */
const sectionPermission: Readonly<Record<OfficerSection, readonly Permission[]>> = {
  queue: ['information_request.read'],
  complaints: ['complaint.read'],
  conversations: ['complaint.handle'],
  sp4n: ['complaint.handle'],
  figures: ['complaint.report'],
  exceptions: ['exception.read'],
  toTell: ['notice.tell', 'complaint.handle'],
  documents: ['public_document.draft'],
  compliance: ['compliance.read'],
  calendar: ['calendar.manage'],
  units: ['unit.manage'],
  users: ['officer.manage'],
  settings: ['settings.manage'],
  audit: ['audit.read'],
};

const sectionOrder: readonly OfficerSection[] = [
  'queue',
  'complaints',
  'conversations',
  'sp4n',
  'figures',
  'exceptions',
  'toTell',
  'documents',
  'compliance',
  'calendar',
  'units',
  'users',
  'settings',
  'audit',
];

function opens(officer: OfficerActor, section: OfficerSection): boolean {
  return sectionPermission[section].some((permission) => can(officer, permission));
}

/** The entries this officer may open, in the order of the navigation. */
export function sectionsOf(officer: OfficerActor): readonly OfficerSection[] {
  return sectionOrder.filter((section) => opens(officer, section));
}

/** Where an officer's work starts: cases first, then what else they may open; null when that is nothing. */
export function landingOf(officer: OfficerActor): string | null {
  const landings: Readonly<Record<OfficerSection, string>> = {
    queue: paths.queue(),
    complaints: paths.complaintInbox(),
    users: paths.users,
    documents: paths.documents(),
    compliance: paths.dutyBoard(),
    toTell: paths.toTell(),
    calendar: paths.calendar(),
    units: paths.units,
    settings: paths.settings,
    conversations: paths.conversations(),
    sp4n: paths.sp4n(),
    figures: paths.summary(),
    exceptions: paths.exceptions(),
    audit: paths.audit(),
  };
  const order: readonly OfficerSection[] = [
    'queue',
    'complaints',
    'users',
    'documents',
    'compliance',
    'toTell',
    'units',
    'settings',
    'calendar',
    'sp4n',
    'figures',
    'exceptions',
    'audit',
  ];
  const first = order.find((section) => opens(officer, section));
  return first === undefined ? null : landings[first];
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
