import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';
import { anytimeItems } from './anytime.ts';
import { exemptGrounds } from './exempt-grounds.ts';
import { announcementContent, immediateEvents } from './immediate.ts';
import { periodicItems } from './periodic.ts';
import { procurementItems } from './procurement.ts';

/** Everything the law wants published, in the order in which it is read. */
export const checklistSeed: readonly ChecklistItem[] = [
  ...periodicItems,
  ...procurementItems,
  ...immediateEvents,
  ...announcementContent,
  ...anytimeItems,
  ...exemptGrounds,
];
