import type { Generated } from 'kysely';

/** Table interfaces; a test compares them with the migrated catalogue. Flags are 0/1, JSON is text. */
type SettingTable = { key: string; value: string; updated_at: string; updated_by: string | null };

type UnitTable = {
  id: string;
  slug: string;
  name: string;
  short_name: string;
  archived_at: string | null;
  created_at: string;
  version: number;
};

type RegionTable = { code: string; name: string; kind: string; parent_code: string | null };

type OfficerTable = {
  id: string;
  email: string;
  full_name: string;
  position_title: string;
  password_hash: string;
  disabled_at: string | null;
  created_at: string;
  version: number;
};

/** `unit_id` is '' for the whole body. */
type OfficerRoleTable = { officer_id: string; role: string; unit_id: string; granted_at: string };

/** `stage` is half before the second factor, full after it; `device` is codes such as firefox/android. */
type OfficerSessionTable = {
  id_hash: string;
  officer_id: string;
  stage: string;
  device: string;
  created_at: string;
  expires_at: string;
};

/** `secret` is sealed; `last_step` is the last period of 30 seconds whose code was used. */
type OfficerFactorTable = { officer_id: string; secret: string; last_step: number; enrolled_at: string };

type OfficerRecoveryCodeTable = {
  code_hash: string;
  officer_id: string;
  created_at: string;
  used_at: string | null;
};

type OfficerInvitationTable = {
  id: string;
  token_hash: string;
  kind: string;
  email: string;
  full_name: string;
  position_title: string;
  grants: string;
  created_by: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  revoked_at: string | null;
};

/** `until_on` is the last day away; one that was withdrawn or ended early has `ended_at`. */
type OfficerAbsenceTable = {
  id: string;
  officer_id: string;
  from_on: string;
  until_on: string;
  deputy_id: string | null;
  note: string;
  created_by: string;
  created_at: string;
  ended_at: string | null;
  ended_by: string | null;
};

type HolidayTable = { on_date: string; kind: string; name: string; decree: string };
type DecreedYearTable = { year: number; decree: string };
type StatutoryPeriodTable = {
  key: string;
  effective_from: string;
  days: number;
  day_kind: string;
  legal_basis: string;
  source: string;
};
type CalendarPolicyTable = { key: string; effective_from: string; value: string };

type CalendarChangeTable = {
  id: string;
  kind: string;
  decree: string;
  payload: string;
  moved_count: number;
  remarked_count: number;
  officer_id: string | null;
  changed_at: string;
};

type CounterTable = { kind: string; year: number; value: number };
type IdempotencyKeyTable = {
  key_hash: string;
  scope: string;
  body_hash: string;
  case_id: string;
  created_at: string;
};

type DeadlineTable = {
  id: string;
  case_kind: string;
  case_id: string;
  period_key: string;
  started_on: string;
  days: number;
  day_kind: string;
  legal_basis: string;
  due_on: string;
  provisional: number;
  opened_at: string;
  met_at: string | null;
  superseded_at: string | null;
};

type CaseEventTable = {
  id: string;
  case_kind: string;
  case_id: string;
  type: string;
  visibility: string;
  actor_kind: string;
  actor_id: string | null;
  actor_role: string | null;
  on_behalf_of: string | null;
  occurred_at: string;
  payload: string;
};

type CaseMessageTable = {
  id: string;
  case_kind: string;
  case_id: string;
  direction: string;
  officer_id: string | null;
  body: string;
  created_at: string;
};

type InternalNoteTable = {
  id: string;
  case_kind: string;
  case_id: string;
  officer_id: string;
  body: string;
  created_at: string;
};

type HeldFileTable = {
  file_id: string;
  since: string;
  code: string | null;
  settled_at: string | null;
};

type StoredFileTable = {
  id: string;
  purpose: string;
  case_kind: string | null;
  case_id: string | null;
  item_id: string | null;
  visible_to_citizen: number;
  name: string;
  media_type: string;
  byte_size: number;
  sha256: string;
  key_id: string;
  uploaded_by: string | null;
  created_at: string;
  published_at: string | null;
  deleted_at: string | null;
};

type LetterTable = {
  id: string;
  kind: string;
  case_kind: string;
  case_id: string;
  status: string;
  letter_number: string | null;
  letter_on: string | null;
  data: string;
  verification_code: string;
  rendered_file_id: string | null;
  signed_file_id: string | null;
  signature_mode: string | null;
  decided_by: string | null;
  recorded_by: string | null;
  created_at: string;
  sent_at: string | null;
  cancelled_at: string | null;
};

type OutboxTable = {
  id: string;
  topic: string;
  dedupe_key: string;
  payload: string;
  available_at: string;
  attempts: number;
  lease_until: string | null;
  lease_token: string | null;
  last_error: string | null;
  created_at: string;
  done_at: string | null;
  dead_at: string | null;
};

type NoticeTable = {
  id: string;
  case_kind: string | null;
  case_id: string | null;
  template: string;
  recipient_kind: string;
  officer_id: string | null;
  channel: string;
  address: string;
  params: string;
  status: string;
  reason: string | null;
  created_at: string;
  settled_at: string | null;
  settled_by: string | null;
};

/** `unit_id` is '' where no unit has the case; `due_on` is '' where no clock runs. */
type OpenCaseCountTable = { case_kind: string; unit_id: string; due_on: string; value: number };

type CitizenSessionTable = {
  token_hash: string;
  case_kind: string;
  case_id: string;
  created_at: string;
  expires_at: string;
};

type CaseLinkTable = {
  token_hash: string;
  case_kind: string;
  case_id: string;
  created_at: string;
  expires_at: string;
  spent_at: string | null;
};

type PublicVersionTable = { id: number; value: number };

type InformationRequestTable = {
  id: string;
  number: string;
  status: string;
  is_open: number;
  channel: string;
  received_at: string;
  received_on: string;
  due_on: string;
  due_provisional: number;
  extended_at: string | null;
  requester_type: string;
  full_name: string;
  sealed_nik: string | null;
  nik_fingerprint: string | null;
  address: string;
  region_code: string | null;
  email: string | null;
  phone: string | null;
  do_not_notify: number;
  purposes: string;
  purpose_text: string;
  obtain_methods: string;
  delivery_methods: string;
  unit_id: string | null;
  assignee_id: string | null;
  identity_checked_at: string | null;
  identity_checked_by: string | null;
  identity_evidence: string | null;
  code_digest: string;
  code_generation: number;
  link_digest: string;
  outcome: string | null;
  answered_at: string | null;
  withdrawn_at: string | null;
  search_text: string;
  version: number;
};

type InformationRequestItemTable = {
  id: string;
  request_id: string;
  position: number;
  detail: string;
  decision_kind: string | null;
  decision: string | null;
};

/** `forms` and `links` are JSON. */
type PublicDocumentTable = {
  id: string;
  slug: string;
  title: string;
  classification: string;
  unit_id: string;
  year: number;
  kind: string;
  region_code: string | null;
  summary: string;
  status: string;
  current_version_id: string | null;
  published_at: string | null;
  withdrawn_at: string | null;
  withdrawal_reason: string | null;
  search_text: string;
  created_by: string;
  created_at: string;
  updated_at: string;
  version: number;
  holder: string;
  maker: string;
  made_on: string | null;
  made_place: string;
  forms: string;
  retention: string;
  licence: string;
  source: string;
  contact: string;
  locator: string;
  links: string;
  scheduled_at: string | null;
  scheduled_by: string | null;
  embargo_until: string | null;
  replaced_by_id: string | null;
};

/** `file_id` is the main file; the others are in `document_file`. */
type DocumentVersionTable = {
  id: string;
  document_id: string;
  version_number: number;
  file_id: string;
  note: string;
  created_by: string;
  created_at: string;
  published_at: string | null;
};

type DocumentFileTable = { file_id: string; version_id: string; role: string; position: number };

/** One row for both directions. */
type DocumentRelationTable = { document_id: string; related_id: string };

type DocumentReleaseTable = {
  id: string;
  version_id: string;
  findings_digest: string;
  finding_count: number;
  reason: string;
  requested_by: string;
  requested_at: string;
  decision: string | null;
  decision_note: string;
  decided_by: string | null;
  decided_at: string | null;
};

type DocumentEventTable = {
  id: string;
  document_id: string;
  type: string;
  officer_id: string;
  occurred_at: string;
  detail: string;
};

/** `letters` is JSON. */
type ExemptionTable = {
  id: string;
  unit_id: string;
  document_id: string | null;
  information: string;
  part: string;
  letters: string;
  statute_article: string;
  test_number: string;
  tested_on: string;
  tested_place: string;
  participants: string;
  if_opened: string;
  if_closed: string;
  public_interest: string;
  open_kind_answer: string;
  decree_number: string;
  decided_on: string;
  decided_place: string;
  decided_by: string;
  approved_by: string;
  ends_on: string | null;
  end_condition: string;
  ended_at: string | null;
  end_reason: string;
  recorded_by: string;
  recorded_at: string;
  version: number;
};

type AuditEntryTable = {
  seq: number;
  at: string;
  actor_kind: string;
  actor_id: string | null;
  actor_role: string | null;
  action: string;
  object_kind: string;
  object_id: string;
  detail: string;
  prev_hash: string;
  hash: string;
  key_id: string;
};

/** One row, id 1: where the audit chain ends. */
type AuditHeadTable = { id: number; seq: number; hash: string };

/** `point` is JSON; `sealed_reporter` opens only with the complaint's id. */
type ComplaintTable = {
  id: string;
  number: string;
  status: string;
  is_open: number;
  channel: string;
  received_at: string;
  received_on: string;
  due_on: string;
  due_provisional: number;
  complaint_class: string;
  supervision: number;
  topic: string | null;
  title: string | null;
  body: string;
  happened_on: string | null;
  region_code: string | null;
  landmark: string;
  point: string | null;
  identity_mode: string;
  confidential: number;
  sealed_reporter: string | null;
  contact_fingerprint: string | null;
  do_not_notify: number;
  about_unit_id: string | null;
  unit_id: string | null;
  public_body: string | null;
  published_at: string | null;
  merged_into_id: string | null;
  converted_into_id: string | null;
  taken_from_id: string | null;
  handed_over_at: string | null;
  first_act_at: string | null;
  answered_at: string | null;
  closed_at: string | null;
  closes_on: string | null;
  rating: number | null;
  reopened_count: number;
  code_digest: string;
  code_generation: number;
  link_digest: string;
  search_text: string;
  version: number;
};

type ComplaintTaskTable = {
  id: string;
  complaint_id: string;
  unit_id: string;
  status: string;
  note: string;
  handed_over_at: string;
  handed_over_by: string;
  first_act_at: string | null;
  ended_at: string | null;
  return_reason: string | null;
};

type ComplaintActTable = {
  id: string;
  task_id: string;
  complaint_id: string;
  unit_id: string;
  kind: string;
  body: string;
  source: string;
  actor_name: string;
  actor_position: string;
  officer_id: string | null;
  acted_at: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  rejected_at: string | null;
};

type TaskLinkTable = {
  id: string;
  token_hash: string;
  task_id: string;
  created_at: string;
  created_by: string;
  expires_at: string;
  revoked_at: string | null;
  opened_at: string | null;
};

/** How often complaints of a topic in a place ended with a unit; `region_code` is '' for anywhere. */
type RoutingLessonTable = { topic: string; region_code: string; unit_id: string; value: number };

type BlockedContactTable = { fingerprint: string; reason: string; blocked_at: string; blocked_by: string };

/** A step against a unit's silence, once for each task, stage and last day. */
type ComplaintPressTable = {
  id: string;
  task_id: string;
  complaint_id: string;
  unit_id: string;
  stage: string;
  due_on: string;
  pressed_at: string;
  pressed_on: string;
  pressed_by: string | null;
  needs_person: number;
  told_at: string | null;
  told_by: string | null;
};

/** What the reporter took to the Ombudsman, and what came of it. */
type OmbudsmanReportTable = {
  id: string;
  complaint_id: string;
  reported_on: string;
  number: string;
  recorded_at: string;
  recorded_by: string;
  outcome: string | null;
  outcome_text: string;
  outcome_on: string | null;
};

/** A picture that the desk has let out to the public. */
type ComplaintPhotoTable = {
  file_id: string;
  complaint_id: string;
  moment: string;
  released_at: string;
  released_by: string;
};

/** Whom the desk writes to by WhatsApp: the unit's liaison, its head. */
type UnitContactTable = {
  unit_id: string;
  kind: string;
  full_name: string;
  position_title: string;
  phone: string | null;
  updated_at: string;
};

/** `sealed_contact` opens only with the conversation's id; `state` is JSON. */
type ConversationTable = {
  id: string;
  channel: string;
  contact_key: string;
  phone_key: string | null;
  sealed_contact: string;
  state: string | null;
  complaint_id: string | null;
  handled_by: string;
  last_inbound_at: string | null;
  last_outbound_at: string | null;
  created_at: string;
  version: number;
};

/** `detail` and `point` are JSON; `provider_id` is a digest. */
type ConversationMessageTable = {
  id: string;
  conversation_id: string;
  complaint_id: string | null;
  provider_id: string | null;
  content_hash: string;
  direction: string;
  kind: string;
  body: string;
  detail: string | null;
  file_id: string | null;
  point: string | null;
  sent_at: string;
  received_at: string;
  status: string;
  error_code: string | null;
};

type WhatsappInboxTable = {
  id: string;
  event_key: string;
  payload: string;
  received_at: string;
  done_at: string | null;
};

/** `status_here` follows the complaint's status; `status_there` is a code or a label of an export. */
type Sp4nLinkTable = {
  complaint_id: string;
  tracking_id: string | null;
  born: string;
  status_here: string;
  status_there: string | null;
  status_there_at: string | null;
  copied_at: string | null;
  copied_by: string | null;
  status_copied: string | null;
  status_copied_at: string | null;
  created_at: string;
  version: number;
};

/** `columns` is JSON: which heading stood for which field. */
type Sp4nImportTable = {
  id: string;
  file_name: string;
  columns: string;
  imported_at: string;
  imported_by: string;
  created_count: number;
  matched_count: number;
  unchanged_count: number;
  refused_count: number;
};

/** One report as the last export that held it told of it; `raw` is JSON, without its reporter. */
type Sp4nLedgerRowTable = {
  tracking_id: string;
  complaint_id: string | null;
  title: string;
  status: string;
  unit: string;
  reported_on: string | null;
  followed_up: number;
  raw: string;
  import_id: string;
};

type WhatsappTemplateTable = { name: string; language: string; notice_template: string; state: string };

type FileCheckTable = { file_id: string; edition: number; checked_at: string };

/** `place` is JSON. */
type FileFindingTable = {
  file_id: string;
  position: number;
  kind: string;
  place: string;
  excerpt: string;
  count: number;
};

/** `parent_code` is the head, or the stage of a procurement document; `expected_by` is MM-DD. */
type ChecklistItemTable = {
  code: string;
  parent_code: string | null;
  item_group: string;
  position: number;
  title: string;
  hint: string;
  legal_basis: string;
  owed: number;
  cycle_months: number | null;
  expected_by: string | null;
};

/** `reminded_for` is the last day of validity that the unit was reminded of. */
type ComplianceDutyTable = {
  id: string;
  item_code: string;
  unit_id: string;
  applicable: number;
  reason: string;
  confirmed_on: string | null;
  confirmed_by: string | null;
  reminded_for: string | null;
  created_at: string;
  version: number;
};

type ComplianceEvidenceTable = {
  id: string;
  duty_id: string;
  period_year: number | null;
  document_id: string | null;
  url: string | null;
  label: string;
  added_on: string;
  added_by: string;
  created_at: string;
  removed_at: string | null;
  removed_by: string | null;
};

type ProcurementPackageTable = {
  id: string;
  unit_id: string;
  year: number;
  name: string;
  created_by: string;
  created_at: string;
  version: number;
};

type ProcurementRecordTable = {
  package_id: string;
  item_code: string;
  not_required: number;
  document_id: string | null;
  url: string | null;
  updated_by: string;
  updated_at: string;
};

/** `seq` grows with each publication; stems and words are joined by spaces; `text_version_id` is '' without a file. */
type SearchEntryTable = {
  seq: Generated<number>;
  document_id: string;
  classification: string;
  unit_id: string;
  year: number;
  kind: string;
  region_code: string | null;
  media_type: string;
  title: string;
  title_stems: string;
  head_stems: string;
  words: string;
  published_at: string;
  edition: number;
  text_version_id: string | null;
};

type SearchBodyTable = { document_seq: number; stems: string; words: string };

/** A part of a file that fits on a page; `page_number` where the file has pages, else `label` says the place. */
type SearchPageTable = {
  document_seq: number;
  position: number;
  file_id: string;
  page_number: number | null;
  label: string;
  text: string;
};

type SearchWordTable = { word: string; head: string; tail: string; documents: number };

type FileTextTable = {
  file_id: string;
  state: string;
  pages: number;
  characters: number;
  attempts: number;
  read_at: string;
};

type DocumentImportTable = {
  row_key: string;
  document_id: string;
  details_digest: string;
  files_digest: string;
  imported_at: string;
};

export type Database = {
  setting: SettingTable;
  unit: UnitTable;
  region: RegionTable;
  officer: OfficerTable;
  officer_role: OfficerRoleTable;
  officer_session: OfficerSessionTable;
  officer_factor: OfficerFactorTable;
  officer_recovery_code: OfficerRecoveryCodeTable;
  officer_invitation: OfficerInvitationTable;
  officer_absence: OfficerAbsenceTable;
  holiday: HolidayTable;
  decreed_year: DecreedYearTable;
  statutory_period: StatutoryPeriodTable;
  calendar_policy: CalendarPolicyTable;
  calendar_change: CalendarChangeTable;
  counter: CounterTable;
  idempotency_key: IdempotencyKeyTable;
  deadline: DeadlineTable;
  case_event: CaseEventTable;
  case_message: CaseMessageTable;
  internal_note: InternalNoteTable;
  stored_file: StoredFileTable;
  held_file: HeldFileTable;
  document_import: DocumentImportTable;
  file_check: FileCheckTable;
  file_finding: FileFindingTable;
  letter: LetterTable;
  outbox: OutboxTable;
  notice: NoticeTable;
  open_case_count: OpenCaseCountTable;
  citizen_session: CitizenSessionTable;
  case_link: CaseLinkTable;
  public_version: PublicVersionTable;
  information_request: InformationRequestTable;
  information_request_item: InformationRequestItemTable;
  complaint: ComplaintTable;
  complaint_task: ComplaintTaskTable;
  complaint_act: ComplaintActTable;
  task_link: TaskLinkTable;
  routing_lesson: RoutingLessonTable;
  blocked_contact: BlockedContactTable;
  unit_contact: UnitContactTable;
  complaint_press: ComplaintPressTable;
  ombudsman_report: OmbudsmanReportTable;
  complaint_photo: ComplaintPhotoTable;
  sp4n_link: Sp4nLinkTable;
  sp4n_import: Sp4nImportTable;
  sp4n_ledger_row: Sp4nLedgerRowTable;
  conversation: ConversationTable;
  conversation_message: ConversationMessageTable;
  whatsapp_inbox: WhatsappInboxTable;
  whatsapp_template: WhatsappTemplateTable;
  checklist_item: ChecklistItemTable;
  compliance_duty: ComplianceDutyTable;
  compliance_evidence: ComplianceEvidenceTable;
  procurement_package: ProcurementPackageTable;
  procurement_record: ProcurementRecordTable;
  public_document: PublicDocumentTable;
  document_version: DocumentVersionTable;
  document_event: DocumentEventTable;
  exemption: ExemptionTable;
  document_file: DocumentFileTable;
  document_relation: DocumentRelationTable;
  document_release: DocumentReleaseTable;
  search_entry: SearchEntryTable;
  search_body: SearchBodyTable;
  search_page: SearchPageTable;
  search_word: SearchWordTable;
  file_text: FileTextTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
};
