import { z } from 'zod';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import { choice, optionalLine, requiredLine, requiredText } from '#web/forms/fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const MAX_ACT = 4000;
export const MAX_ACT_PHOTOS = 5;

/** The form of one task; an upload of another task's form is not taken. */
export const taskFormSpec = (taskId: string): FormSpec => ({
  scope: `task:${taskId}`,
  files: [{ name: 'photos', rule: uploadRules.complaint_act, maxFiles: MAX_ACT_PHOTOS }],
});

/** What a unit did, and who answers for it. */
export const actForm = z.object({
  act_kind: choice(['progress', 'answer']),
  act_body: requiredText({ max: MAX_ACT }),
  actor_name: requiredLine({ max: 150 }),
  actor_position: optionalLine({ max: 150 }),
});

/** "Bukan kami". */
export const returnForm = z.object({ return_reason: requiredText({ max: 1000, min: 5 }) });

/** The field that a refusal of the use case belongs beside. */
export const fieldOfTaskError: Readonly<Record<string, string>> = {
  ANSWER_EMPTY: 'act_body',
  ANSWER_ONLY_PASSES_ON: 'act_body',
  ANSWERER_NEEDED: 'actor_name',
  UPLOAD_GONE: 'photos',
  REASON_NEEDED: 'return_reason',
};
