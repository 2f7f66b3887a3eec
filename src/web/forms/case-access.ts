import { z } from 'zod';
import { optionalText, requiredLine, requiredText } from '#web/forms/fields.ts';

export const trackForm = z.object({ number: requiredLine({ max: 40 }), code: requiredLine({ max: 40 }) });
export const messageForm = z.object({ message: requiredText({ max: 4000, min: 2 }) });
export const withdrawForm = z.object({ reason: optionalText({ max: 1000 }) });
