import assert from 'node:assert/strict';
import { chmod, copyFile, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { storedPath } from '#adapters/files/stored-path.ts';
import { examinePortal } from '#application/doctor/examine-portal.ts';
import type { Finding, FindingCode } from '#application/doctor/finding.ts';
import type { DoctorProbes } from '#application/ports/doctor-probes.ts';
import { readConfig } from '#config';
import { doctorProbes } from '#container';
import { findingText } from '#i18n/doctor.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import { backupOffice } from '#tests/support/backup-office.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { freePort } from '#tests/support/running-portal.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

/** What the doctor says of an office, seen at the office's own time. */
async function findingsOf(
  office: TestOffice,
  change: Partial<DoctorProbes> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<readonly Finding[]> {
  const config = readConfig({
    DATA_DIR: office.dataDir,
    DATABASE_URL: office.database.databaseUrl,
    ...env,
  });
  const probes = { ...doctorProbes(config), now: office.clock.now, ...change };
  try {
    return await examinePortal(probes, config.dataDir);
  } finally {
    await probes.close();
  }
}

const codesOf = (findings: readonly Finding[]): readonly FindingCode[] =>
  findings.filter(({ level }) => level !== 'ok').map(({ code }) => code);

eachDialect('the doctor', (context) => {
  test('finds nothing wrong with an office that is well, and says so of every check', async () => {
    const office = await createTestOffice(context, { now: '2026-10-05T03:00:00.000Z' });
    await submittedRequest(office.deps);
    await office.container.heartbeat.beat(office.clock.now());
    const findings = await findingsOf(office);
    // The one thing that a new office lacks, and servers of the tests run without fsync.
    const expected =
      context.dialect === 'sqlite' ? ['BACKUP_KEY_ABSENT'] : ['DATABASE_NOT_DURABLE', 'BACKUP_KEY_ABSENT'];
    assert.deepEqual(codesOf(findings), expected);
    for (const finding of findings) {
      const { what, advice } = findingText(finding);
      assert.equal(what.includes('%)') && !what.includes(' %)'), false, what);
      if (finding.level !== 'ok') assert.match(advice, /\S{3,}/);
    }
    await office.close();
  });

  test('names lost, stray and unduly public files, and files that others can read', async () => {
    const office = await createTestOffice(context);
    const place = (folder: string, id: string) => storedPath(path.join(office.dataDir, folder), id);
    const lost = await stagedFile(office.deps);
    const whole = await stagedFile(office.deps);
    await rm(place('files', lost.fileId));
    const stray = '01890000-0000-7000-8000-00000000beef';
    for (const file of [place('files', stray), place('published', whole.fileId)]) {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await copyFile(place('files', whole.fileId), file);
      await utimes(file, new Date(0), new Date(0));
    }
    await chmod(place('files', whole.fileId), 0o644);
    const findings = (await findingsOf(office)).filter(({ check }) => check === 'files');
    assert.deepEqual(codesOf(findings), [
      'FILES_LOST',
      'FILES_PUBLIC_UNDULY',
      'FILES_WITHOUT_ROW',
      'FILES_EXPOSED',
    ]);
    assert.ok(findings[0]?.detail.includes(lost.fileId));
    assert.ok(findings[2]?.detail.includes(stray));
    await office.close();
  });

  test('sees a silent worker, work that waits, a clock that went back and a calendar that ends', async () => {
    const office = await createTestOffice(context, { now: '2026-11-25T03:00:00.000Z' });
    await submittedRequest(office.deps);
    await office.container.heartbeat.beat(office.clock.now());
    office.clock.advance({ minutes: 30 });
    const late = codesOf(await findingsOf(office));
    for (const code of ['WORKER_SILENT', 'MESSAGES_LATE', 'NEXT_YEAR_MISSING'] as const) {
      assert.ok(late.includes(code), code);
    }
    office.clock.set('2026-11-24T03:00:00.000Z');
    assert.ok(codesOf(await findingsOf(office)).includes('CLOCK_BEHIND'));
    office.clock.set('2027-01-04T03:00:00.000Z');
    assert.ok(codesOf(await findingsOf(office)).includes('YEAR_MISSING'));
    await office.close();
  });
});

describe('the doctor on one machine', () => {
  const sqlite = async () => {
    const { openTestDatabase } = await import('#tests/support/test-database.ts');
    return { dialect: 'sqlite', open: () => openTestDatabase('sqlite') } as const;
  };

  test('warns when the last good backup is older than 26 hours', async () => {
    const setting = await backupOffice(await sqlite());
    const of = async () =>
      codesOf(await findingsOf(setting.office)).filter((code) => code.startsWith('BACKUP'));
    assert.deepEqual(await of(), ['BACKUP_NONE']);
    await setting.backup();
    setting.office.clock.advance({ hours: 25, minutes: 59 });
    assert.deepEqual(await of(), []);
    setting.office.clock.advance({ minutes: 1 });
    assert.deepEqual(await of(), ['BACKUP_OLD']);
    await writeFile(path.join(setting.office.dataDir, 'backup-recipient.txt'), 'bukan kunci\n');
    assert.deepEqual(await of(), ['BACKUP_KEY_MALFORMED']);
    await setting.close();
  });

  test('tells a mail server that answers from one that does not', async () => {
    const { startSmtpServer } = await import('#tests/support/smtp-server.ts');
    const office = await createTestOffice(await sqlite());
    const server = await startSmtpServer();
    const mailCodes = async (url: string) =>
      (await findingsOf(office, {}, { SMTP_URL: url }))
        .filter(({ check }) => check === 'mail')
        .map(({ code }) => code);
    assert.deepEqual(await mailCodes(server.url), ['FINE']);
    await server.close();
    assert.deepEqual(await mailCodes(`smtp://127.0.0.1:${await freePort()}`), ['MAIL_UNREACHABLE']);
    await office.close();
  });

  test('sees a full disk, an open data folder and a damaged key, and goes on looking', async () => {
    const office = await createTestOffice(await sqlite());
    await chmod(office.dataDir, 0o755);
    await writeFile(path.join(office.dataDir, 'secret.key'), 'rusak\n');
    const disk = [{ place: '/', freeBytes: 2 * 1024 ** 3, totalBytes: 100 * 1024 ** 3 }];
    const codes = codesOf(await findingsOf(office, { disk: async () => disk }));
    for (const code of ['FOLDER_EXPOSED', 'KEY_UNUSABLE', 'DISK_ALMOST_FULL'] as const) {
      assert.ok(codes.includes(code), code);
    }
    await office.close();
  });

  test('sees damage in the database file and makes no database where there is none', async () => {
    const office = await createTestOffice(await sqlite());
    const broken = await codesWith(office, {
      database: async () => ({
        damage: ['row 1 missing'],
        unsafeSettings: ['synchronous=1'],
        pendingMigrations: ['x'],
      }),
    });
    assert.deepEqual(
      broken.filter((code) => /DATABASE|MIGRATIONS/.test(code)),
      ['DATABASE_DAMAGED', 'DATABASE_NOT_DURABLE', 'MIGRATIONS_PENDING'],
    );
    const empty = path.join(office.dataDir, 'baru');
    const config = readConfig({ DATA_DIR: empty });
    const probes = doctorProbes(config);
    const codes = codesOf(await examinePortal(probes, empty));
    await probes.close();
    assert.ok(codes.includes('DATABASE_MISSING') && codes.includes('FOLDER_MISSING'));
    assert.equal((await readdir(office.dataDir)).includes('baru'), false);
    await office.close();
  });
});

async function codesWith(office: TestOffice, change: Partial<DoctorProbes>): Promise<readonly FindingCode[]> {
  return codesOf(await findingsOf(office, change));
}
