import { migrateToLatest } from '#adapters/db/migrator.ts';
import { openDatabase } from '#adapters/db/open-database.ts';

const [databaseUrl = ''] = process.argv.slice(2);
const opened = openDatabase({ databaseUrl });
const { applied } = await migrateToLatest(opened);
await opened.close();
process.stdout.write(JSON.stringify(applied));
