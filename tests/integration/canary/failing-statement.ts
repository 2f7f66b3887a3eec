import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { writeOnCase } from './citizen.ts';
import type { World } from './world.ts';

/**
 * Lets the database refuse a message with an error that quotes it, as a broken trigger or constraint would,
 * sends one, and takes the trigger away. The message looks like the lines of a stack.
 */
export async function failWith(world: World, cookies: string): Promise<void> {
  const { db, plant } = world;
  const postgres = world.databaseUrl.startsWith('postgres');
  const mark = plant.word('failed statement');
  const other = plant.word('failed statement');
  const make = postgres
    ? [
        sql`create function quote_message() returns trigger language plpgsql as $$ begin raise exception '%', new.body; end $$`,
        sql`create trigger quoting before insert on case_message for each row execute function quote_message()`,
      ]
    : [sql`create trigger quoting before insert on case_message begin select raise(abort, new.body); end`];
  for (const statement of make) await statement.execute(db);
  const message = `Yth. petugas ${mark}\n    at ${other} (/rumah/${mark}:1:2)\n    at ${mark}`;
  const status = await writeOnCase(world, cookies, [
    ['action', 'message'],
    ['message', message],
  ]);
  assert.equal(status, 500, 'the statement did not fail');
  const gone = postgres
    ? [sql`drop trigger quoting on case_message`, sql`drop function quote_message`]
    : [sql`drop trigger quoting`];
  for (const statement of gone) await statement.execute(db);
  const line = world
    .printed()
    .split('\n')
    .find((one) => one.includes('"page_threw"'));
  assert.match(line ?? '', /"route":"\/kasus"/, 'the failure is not in the log');
}
