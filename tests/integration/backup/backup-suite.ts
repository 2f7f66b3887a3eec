import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { verifyAudit } from '#application/audit/verify-audit.ts';
import { restoreBackup } from '#application/backup/restore-backup.ts';
import { verifyBackup } from '#application/backup/verify-backup.ts';
import { viewIdentity } from '#application/information-request/view-identity.ts';
import { signIn } from '#application/officer/sign-in.ts';
import { readConfig } from '#config';
import { type Container, createContainer, restoreTools } from '#container';
import { asId } from '#domain/shared/ids.ts';
import { runOutboxOnce } from '#jobs/outbox-loop.ts';
import { runMessage } from '#jobs/registry.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { accepted, lettersOf } from '#tests/factories/answers.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import { type BackupOffice, backupOffice } from '#tests/support/backup-office.ts';
import type { DialectContext } from '#tests/support/each-dialect.ts';
import { fileDigests, rowDigests } from '#tests/support/row-digests.ts';

/** What a restore changes on purpose: messages that tell somebody something are held. */
const HOLD_COLUMNS = ['outbox.available_at', 'outbox.last_error', 'outbox.lease_until', 'outbox.lease_token'];

async function textOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Restores to a new folder, and for PostgreSQL to a new database, and opens a portal over it. */
async function restoredPortal(
  { office, keyFile, scratch }: BackupOffice,
  file: string,
  databaseUrl: string | null,
): Promise<{ readonly container: Container; readonly dataDir: string; readonly held: number }> {
  const dataDir = path.join(scratch, 'pulih');
  const restored = await restoreBackup(restoreTools(), { file, keyFile, to: dataDir, databaseUrl });
  const { held } = accepted(restored);
  const container = await createContainer(
    readConfig({
      LOG_LEVEL: 'silent',
      DATA_DIR: dataDir,
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    }),
    { clock: office.clock },
  );
  return { container, dataDir, held };
}

/**
 * Backup → wipe → restore on one kind of database. `emptyDatabase` makes a place for the restored rows where
 * the backup does not carry the database as a file.
 */
export function backupSuite(context: DialectContext, emptyDatabase: () => Promise<string | null>): void {
  test('after backup, wipe and restore every row and file is there, sign-in works, a letter and a NIK open', async () => {
    const setting = await backupOffice(context);
    const { office } = setting;
    const { actor } = await office.officer({ roles: ['desk_officer'] });
    const rows = await rowDigests(office.database, HOLD_COLUMNS);
    const files = await fileDigests(office.dataDir);
    const key = await readFile(path.join(office.dataDir, 'secret.key'), 'utf8');
    const record = await setting.backup();
    assert.equal(record.files, Object.keys(files).filter((name) => name.startsWith('files/')).length);
    assert.ok(record.files >= 5);
    const archive = path.join(setting.scratch, record.name);
    await writeCopy(setting.fileOf(record), archive);

    await office.container.close();
    await rm(office.dataDir, { recursive: true, force: true });
    const { container, dataDir } = await restoredPortal(setting, archive, await emptyDatabase());
    try {
      assert.deepEqual(await rowDigests(container.database, HOLD_COLUMNS), rows);
      assert.deepEqual(await fileDigests(dataDir), files);
      assert.equal(await readFile(path.join(dataDir, 'secret.key'), 'utf8'), key);
      const { deps } = container;
      const attempt = { email: setting.email, password: setting.password };
      accepted(await signIn(deps, { ...attempt, clientAddress: '', currentToken: null }));
      const identity = await viewIdentity(
        deps,
        { requestId: setting.answered, reason: 'Mencocokkan sesudah pemulihan' },
        actor,
      );
      assert.equal(accepted(identity).nik, '3513000000000001');
      const report = await verifyAudit({ ...container.deps, ...container });
      assert.ok(report.anchorLines > 0);
      assert.deepEqual(report.problems, []);
      const letters = await lettersOf(deps, setting.answered);
      const papers = letters.flatMap(({ renderedFileId }) =>
        renderedFileId === null ? [] : [renderedFileId],
      );
      assert.ok(papers.length >= 2);
      for (const id of papers) {
        assert.match((await textOf(deps.files.readSealed(id))).toString('latin1'), /^%PDF-1\.7/);
      }
    } finally {
      await container.close();
      await setting.close();
    }
  });

  test('a backup that is made while requests come in holds every file that its rows name', async () => {
    const setting = await backupOffice(context);
    const { office } = setting;
    const load = { stop: false, sent: 0 };
    const writing = (async () => {
      while (!load.stop) {
        const proof = await stagedFile(office.deps, Buffer.from(`%PDF-1.7\nbukti ${load.sent}\n%%EOF\n`));
        await submittedRequest(office.deps, { identityProof: proof });
        load.sent += 1;
      }
    })();
    const before = load.sent;
    const record = await setting.backup();
    const during = load.sent - before;
    load.stop = true;
    await writing;
    assert.ok(during > 0, 'nothing was written meanwhile');
    assert.equal(record.missing, 0);
    const file = setting.fileOf(record);
    const { manifest } = accepted(
      await verifyBackup(restoreTools(), { file, keyFile: setting.keyFile, sampleSize: 50 }),
    );
    const { container } = await restoredPortal(setting, file, await emptyDatabase());
    try {
      const kept = await container.database.db
        .selectFrom('stored_file')
        .select(['id', 'sha256'])
        .where('deleted_at', 'is', null)
        .execute();
      assert.equal(kept.length, manifest.parts.filter(({ path: at }) => at.startsWith('files/')).length);
      for (const { id, sha256 } of kept) {
        const content = container.deps.files.readSealed(asId(id));
        assert.equal(await restoreTools().sha256(content), sha256);
      }
    } finally {
      await container.close();
      await setting.close();
    }
  });

  test('nothing older than the restored backup is sent before a person says so', async () => {
    const setting = await backupOffice(context);
    const record = await setting.backup();
    const waiting = await setting.office.database.db
      .selectFrom('outbox')
      .select(['id', 'topic'])
      .where('done_at', 'is', null)
      .execute();
    assert.ok(waiting.some(({ topic }) => topic === 'notify_officers'));
    const { container, held } = await restoredPortal(setting, setting.fileOf(record), await emptyDatabase());
    try {
      const telling = waiting.filter(({ topic }) => topic === 'notify_officers' || topic === 'send_notice');
      assert.equal(held, telling.length);
      setting.office.clock.advance({ hours: 24 * 400 });
      const worker = workerDependencies(container);
      for (let round = 0; round < 10 && (await runOutboxOnce(worker, runMessage)) > 0; round += 1);
      const stillHeld = await container.outboxHold.held();
      assert.equal(
        stillHeld.reduce((sum, { count }) => sum + count, 0),
        held,
      );
      assert.equal(await container.outboxHold.release(container.deps.clock.now()), held);
      assert.deepEqual(await container.outboxHold.held(), []);
      assert.ok((await runOutboxOnce(worker, runMessage)) > 0);
    } finally {
      await container.close();
      await setting.close();
    }
  });

  test('what is erased between the copy of the rows and that of the files stays erased after a restore', async () => {
    const setting = await backupOffice(context);
    const { deps, container } = setting.office;
    const { fileId } = await stagedFile(deps, Buffer.from('%PDF-1.7\nhapus\n%%EOF\n'));
    const { backups } = container;
    const erasing = {
      ...backups,
      snapshots: {
        ...backups.snapshots,
        take: async (folder: string) => {
          const taken = await backups.snapshots.take(folder);
          await deps.unitOfWork.transaction((tx) => tx.storedFiles.markDeleted([fileId], deps.clock.now()));
          await deps.files.erase(fileId);
          return taken;
        },
      },
    };
    const { makeBackup } = await import('#application/backup/make-backup.ts');
    const { record, missing } = accepted(await makeBackup(erasing));
    assert.deepEqual(missing, []);
    const portal = await restoredPortal(setting, setting.fileOf(record), await emptyDatabase());
    try {
      const row = await portal.container.deps.unitOfWork.transaction((tx) => tx.storedFiles.find(fileId));
      assert.notEqual(row?.deletedAt, null);
    } finally {
      await portal.container.close();
      await setting.close();
    }
  });

  test('no name, number or letter can be read in a backup without its key, and no plain copy stays behind', async () => {
    const setting = await backupOffice(context);
    const record = await setting.backup();
    const bytes = (await readFile(setting.fileOf(record))).toString('latin1');
    for (const mark of [
      'Waktu Cadangan',
      'Siti Aminah',
      '3513000000000001',
      '%PDF',
      'SQLite format',
      'ustar',
    ]) {
      assert.equal(bytes.includes(mark), false, mark);
    }
    const left = await readdir(setting.office.dataDir);
    assert.equal(left.includes('backup-work'), false);
    const folder = await readdir(setting.office.container.backups.store.folder);
    assert.deepEqual(folder.toSorted(), [record.name, `${record.name}.ok`]);
    await setting.close();
  });
}

async function writeCopy(from: string, to: string): Promise<void> {
  const { copyFile } = await import('node:fs/promises');
  await copyFile(from, to);
}
