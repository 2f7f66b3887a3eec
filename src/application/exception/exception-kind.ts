import type { Dependencies } from '#application/dependencies.ts';
import type { ExceptionError } from '#application/exception/exception-error.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import type { Permission } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { Result } from '#domain/shared/result.ts';

/** Keys of everything that can need a person; its words are in i18n by the same key. */
export const exceptionKeys = [
  'case_due',
  'sp4n_not_copied',
  'complaint_late',
  'complaint_act_waiting',
  'duty_due',
  'complaint_to_escalate',
  'letter_without_paper',
  'file_held',
  'message_dead',
  'notice_failed',
  'calendar_year_missing',
  'exemption_ending',
  'exemption_file_waiting',
  'document_waiting',
  'writes_stopped',
  'disk_low',
  'backup_old',
  'worker_silent',
] as const;
export type ExceptionKey = (typeof exceptionKeys)[number];

/** Where the button of an item leads. */
export type ExceptionTarget =
  | { readonly kind: 'case'; readonly id: string }
  /** A complaint that is to be copied to SP4N-LAPOR!. */
  | { readonly kind: 'sp4n'; readonly id: string }
  | { readonly kind: 'complaint'; readonly id: string }
  /** What a unit owes of the mandated checklist. */
  | { readonly kind: 'duty'; readonly id: string }
  | { readonly kind: 'exemption'; readonly id: string }
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'calendar'; readonly year: string };

/** One thing that needs a person. */
export type ExceptionItem = {
  readonly key: ExceptionKey;
  /** Unique among the items of its kind; '' where there can be one only. */
  readonly id: string;
  /** Working days until it is too late: 0 today, negative when it is. */
  readonly daysLeft: number;
  /** What the words are made of: codes, numbers, dates as stored. */
  readonly params: Readonly<Record<string, string>>;
  readonly target: ExceptionTarget | null;
};

export type LoadDependencies = Pick<Dependencies, 'queries' | 'clock' | 'machine' | 'logger'>;

/** What every kind is told, read once. */
export type ExceptionContext = { readonly rules: OfficeRules; readonly limit: number };

export type RetryDependencies = Pick<Dependencies, 'unitOfWork' | 'clock'>;

/** One registration: who sees the kind, how its items are found, and what a button can do about one. */
export type ExceptionKind = {
  readonly key: ExceptionKey;
  readonly permission: Permission;
  readonly load: (
    deps: LoadDependencies,
    actor: OfficerActor,
    context: ExceptionContext,
  ) => Promise<readonly ExceptionItem[]>;
  readonly retry?: (
    deps: RetryDependencies,
    id: string,
    actor: OfficerActor,
  ) => Promise<Result<null, ExceptionError>>;
  /** Takes an item off the list that was dealt with in another way. */
  readonly settle?: (
    deps: RetryDependencies,
    id: string,
    actor: OfficerActor,
  ) => Promise<Result<null, ExceptionError>>;
};
