import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { PressStage, PressWindow } from '#domain/complaint/press.ts';
import type {
  ComplaintId,
  ComplaintPressId,
  ComplaintTaskId,
  OfficerId,
  UnitId,
} from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** A step against silence that was taken on one task for one last day: a reminder, or the way up. */
export type ComplaintPress = {
  readonly id: ComplaintPressId;
  readonly taskId: ComplaintTaskId;
  readonly complaintId: ComplaintId;
  readonly unitId: UnitId;
  readonly stage: PressStage;
  /** The last day that it is about. */
  readonly dueOn: CivilDate;
  readonly pressedAt: InstantText;
  readonly pressedOn: CivilDate;
  /** Null: by the job. */
  readonly pressedBy: OfficerId | null;
  /** No machine reaches whom it is for: somebody of the desk writes. */
  readonly needsPerson: boolean;
};

export type DuePress = {
  readonly taskId: ComplaintTaskId;
  readonly complaintId: ComplaintId;
};

export type ComplaintPressRepository = {
  /**
   * Open tasks whose last day lies in the window, that have not had this step for it, nor any step today; of the
   * longest silent first. A report about conduct is not taken to the Sekretaris Daerah.
   */
  readonly due: (
    stage: PressStage,
    window: PressWindow,
    today: CivilDate,
    limit: number,
  ) => Promise<readonly DuePress[]>;
  /** False where the step had been taken for this last day. */
  readonly add: (press: ComplaintPress) => Promise<boolean>;
  readonly find: (id: ComplaintPressId) => Promise<ComplaintPress | null>;
  /** Somebody has told whom it is for; how many of these still waited. */
  readonly markTold: (ids: readonly ComplaintPressId[], at: InstantText, by: OfficerId) => Promise<number>;
  /** Reminders of a task that wait for somebody to write. */
  readonly remindersToTell: (taskId: ComplaintTaskId) => Promise<readonly ComplaintPressId[]>;
};

/** A step whose words somebody is to send. */
export type PressToTell = {
  readonly id: ComplaintPressId;
  readonly complaintId: ComplaintId;
  readonly number: string;
  /** Null where the report is confidential or about conduct: it is not named outside the portal. */
  readonly title: string | null;
  readonly place: string;
  readonly unitName: string;
  readonly stage: PressStage;
  readonly dueOn: CivilDate;
  readonly handedOverAt: InstantText;
  readonly pressedAt: InstantText;
  /** The unit's liaison for a reminder, its head for the first step up; null where none is known. */
  readonly contact: { readonly fullName: string; readonly phone: string | null } | null;
};

export type ComplaintPressQueries = {
  /** Steps on open tasks of which nobody was told yet, oldest first; one statement. */
  readonly toTell: (scope: ComplaintScope, limit: number) => Promise<readonly PressToTell[]>;
};
