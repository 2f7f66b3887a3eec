import { z } from 'zod';
import { optionalChoice, requiredText } from '#web/forms/fields.ts';

/** "Sudah beres", with a mark or without. */
export const closeForm = z.object({ rating: optionalChoice(['1', '2', '3', '4', '5']) });

/** "Belum": what is still wrong. */
export const reopenForm = z.object({ reopen_reason: requiredText({ max: 2000 }) });
