import type { Selectable } from 'kysely';
import type { RegisterFacts } from '#domain/public-document/register-facts.ts';
import { decodeCode, decodeJson } from './column-codecs.ts';
import type { Database } from './schema.ts';

export const registerColumns = [
  'holder',
  'maker',
  'made_on',
  'made_place',
  'forms',
  'retention',
  'licence',
  'source',
  'contact',
  'locator',
  'links',
] as const satisfies readonly (keyof Database['public_document'])[];

export type RegisterRow = Pick<Selectable<Database['public_document']>, (typeof registerColumns)[number]>;

export function registerFromRow(row: RegisterRow): RegisterFacts {
  return {
    holder: row.holder,
    maker: row.maker,
    madeOn: row.made_on,
    madePlace: row.made_place,
    forms: decodeJson(row.forms),
    retention: row.retention,
    licence: decodeCode(row.licence),
    source: row.source,
    contact: row.contact,
    locator: row.locator,
    links: decodeJson(row.links),
  };
}
