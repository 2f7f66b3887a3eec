/** Reads, waits a turn, writes what it read: the pattern that fails under a deferred `begin`. */
import { setImmediate as turn } from 'node:timers/promises';
import { openDatabase } from '#adapters/db/open-database.ts';

const [databaseUrl = '', rounds = '0'] = process.argv.slice(2);
const opened = openDatabase({ databaseUrl });
for (let round = 0; round < Number(rounds); round += 1) {
  await opened.db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('counter')
      .select('value')
      .where('kind', '=', 'two_writers')
      .$if(opened.dialect === 'postgres', (query) => query.forUpdate())
      .executeTakeFirstOrThrow();
    await turn();
    await tx
      .updateTable('counter')
      .set({ value: found.value + 1 })
      .where('kind', '=', 'two_writers')
      .execute();
  });
}
await opened.close();
