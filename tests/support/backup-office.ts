import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anchorHistory } from '#application/audit/anchor-history.ts';
import { makeBackup } from '#application/backup/make-backup.ts';
import type { BackupRecord } from '#application/ports/backup-archive.ts';
import { backupKeys } from '#container';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { runOutboxOnce } from '#jobs/outbox-loop.ts';
import { runMessage } from '#jobs/registry.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { answeredRequest, granted, notHeld, refused } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { documentDetails, publishedDocument } from '#tests/factories/public-documents.ts';
import type { DialectContext } from './each-dialect.ts';
import { createTestOffice, type TestOffice } from './test-office.ts';

/** An office at work, with a pair of backup keys whose private one lies outside its data folder. */
export interface BackupOffice {
  readonly office: TestOffice;
  readonly keyFile: string;
  readonly password: string;
  readonly email: string;
  readonly answered: InformationRequestId;
  /** A scratch folder beside everything, removed at the end. */
  readonly scratch: string;
  readonly backup: () => Promise<BackupRecord>;
  readonly fileOf: (record: BackupRecord) => string;
  readonly close: () => Promise<void>;
}

/** With sign-in, a public document, an answered case with its letters as PDF, and a case that still waits. */
export async function backupOffice(context: DialectContext): Promise<BackupOffice> {
  const office = await createTestOffice(context);
  const { deps, container } = office;
  const scratch = await mkdtemp(path.join(tmpdir(), 'ppid-backup-test-'));
  const password = 'kapal layar di Gili Ketapang';
  const email = 'cadangan@contoh.go.id';
  const { actor } = await office.officer({ email, password, roles: ['desk_officer', 'chief_ppid'] });
  const unit = await office.unit();
  const publisher = await office.officer({ roles: ['chief_ppid'] });
  await publishedDocument(deps, publisher.actor, documentDetails(unit.id));
  const answered = await answeredRequest(deps, actor, [granted, await refused(deps), notHeld]);
  const worker = workerDependencies(container);
  for (let round = 0; round < 20 && (await runOutboxOnce(worker, runMessage)) > 0; round += 1);
  await anchorHistory(worker);
  await submittedRequest(deps, { fullName: 'Waktu Cadangan', email: 'warga@contoh.id' });

  const { identity, recipient } = await backupKeys.newPair();
  const keyFile = path.join(scratch, 'kunci.txt');
  await writeFile(keyFile, `# kunci dari amplop\n${identity}\n`, { mode: 0o600 });
  await container.backups.recipient.set(recipient);
  return {
    office,
    keyFile,
    password,
    email,
    answered,
    scratch,
    backup: async () => {
      const made = await makeBackup(container.backups);
      if (!made.ok) throw new Error(made.error.code);
      return made.value.record;
    },
    fileOf: ({ name }) => path.join(container.backups.store.folder, name),
    close: async () => {
      await office.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** A copy of a file with some bytes changed or left out. */
export async function damagedCopy(
  file: string,
  target: string,
  damage: (bytes: Buffer) => Buffer,
): Promise<string> {
  await writeFile(target, damage(await readFile(file)));
  return target;
}
