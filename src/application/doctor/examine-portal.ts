import type { ContentFacts, DatabaseFacts, DoctorProbes } from '#application/ports/doctor-probes.ts';
import { type CheckName, type Finding, failure } from './finding.ts';
import { judgeCalendar, judgeClock, judgeDatabase, judgeFiles, judgeOutbox } from './judge-data.ts';
import { judgeAddress, judgeDisk, judgeFolder, judgeKey, judgeNode, judgeWriting } from './judge-machine.ts';
import { judgeBackups, judgeMail, judgeWorker } from './judge-services.ts';

/** Looks at everything, also when something before it failed. Changes nothing. */
export async function examinePortal(probes: DoctorProbes, dataDir: string): Promise<readonly Finding[]> {
  const now = probes.now();
  const database = await attempt(() => probes.database());
  const read = await contentsOf(probes, database);
  const contents = read?.ok === true ? read.value : null;
  const fromRows = async (check: CheckName, judge: (rows: ContentFacts) => Promise<readonly Finding[]>) =>
    contents === null ? [notChecked(check)] : await guarded(check, () => judge(contents));
  return [
    judgeNode(probes.nodeVersion),
    judgeAddress(probes.baseUrl),
    ...(await guarded('folder', async () => [judgeFolder(await probes.dataDir(), dataDir)])),
    ...(await guarded('key', async () => [await keyFinding(probes, database)])),
    ...(await guarded('disk', async () => (await probes.disk()).map(judgeDisk))),
    ...(await guarded('writing', async () => [judgeWriting(await probes.writesStoppedAt())])),
    ...(database.ok
      ? judgeDatabase(database.value)
      : [failure('database', 'DATABASE_UNREACHABLE', database.said)]),
    ...(read?.ok === false ? [failure('database', 'CHECK_FAILED', read.said)] : []),
    ...(await fromRows('files', async (rows) => judgeFiles(rows.files, await probes.files()))),
    ...(await guarded('mail', async () => [judgeMail(await probes.mail())])),
    ...(await guarded('worker', async () => [
      judgeWorker(probes.workerWanted, await probes.lastHeartbeat(), now),
    ])),
    ...(await fromRows('outbox', async (rows) => judgeOutbox(rows, now))),
    ...(await fromRows('calendar', async (rows) => [
      judgeCalendar(rows.decreedYears, now, probes.officeTimeZone),
    ])),
    ...(await guarded('backup', async () => judgeBackups(await probes.backups(), now))),
    ...(await fromRows('clock', async (rows) => [judgeClock(rows.newestEventAt, now, probes.clockOffsetMs)])),
  ];
}

/** A portal that was never started makes its key then. */
async function keyFinding(probes: DoctorProbes, database: Attempt<DatabaseFacts | null>): Promise<Finding> {
  const facts = await probes.keyFile();
  if (facts === null && database.ok && database.value === null) return notChecked('key');
  return judgeKey(await probes.keyProblem(), facts);
}

function notChecked(check: CheckName): Finding {
  return { check, level: 'ok', code: 'NOT_CHECKED', detail: '' };
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly said: string };

/** Rows are read only where the schema is the one that the program knows. */
async function contentsOf(
  probes: DoctorProbes,
  database: Attempt<DatabaseFacts | null>,
): Promise<Attempt<ContentFacts> | null> {
  if (!database.ok || database.value === null || database.value.pendingMigrations.length > 0) return null;
  return await attempt(() => probes.contents());
}

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, said: error instanceof Error ? error.message : String(error) };
  }
}

async function guarded(
  check: CheckName,
  work: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const result = await attempt(work);
  return result.ok ? result.value : [failure(check, 'CHECK_FAILED', result.said)];
}
