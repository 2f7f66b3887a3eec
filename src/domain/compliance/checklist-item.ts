/** Parts of the mandated checklist; the last is the list of grounds, which is read and not ticked. */
export const checklistGroups = [
  'periodic',
  'procurement',
  'immediate',
  'immediate_content',
  'available_anytime',
  'exempt_ground',
] as const;
export type ChecklistGroup = (typeof checklistGroups)[number];

/** Groups that carry duties of units, each with a score. */
export const dutyGroups = ['periodic', 'immediate', 'available_anytime'] as const;
export type DutyGroup = (typeof dutyGroups)[number];

/** One line of what the law wants published. */
export type ChecklistItem = {
  /** As letters and monev name it: `B-01a`, `P-25`, `S-04`, `T-01`, `h-2`. */
  readonly code: string;
  /** The head it stands under; null for a head, or where there are no heads. */
  readonly parentCode: string | null;
  readonly group: ChecklistGroup;
  readonly title: string;
  /** What belongs to it, in plain words; '' where the title says all. */
  readonly hint: string;
  readonly legalBasis: string;
  /** Whether a unit owes it by itself; heads with sub-items are not ticked. */
  readonly owed: boolean;
  /** Months after which it has to be published or confirmed again; null: no such limit. */
  readonly cycleMonths: number | null;
  /**
   * `MM-DD` by which a closed budget year's document is expected in the year after; null: not bound to a year.
   */
  readonly expectedBy: string | null;
};
