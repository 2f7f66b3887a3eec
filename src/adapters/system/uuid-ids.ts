import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { IdGenerator } from '#application/ports/id-generator.ts';

export function uuidIds(): IdGenerator {
  return {
    next: uuidv7,
    secret: () => randomBytes(32).toString('base64url'),
  };
}
