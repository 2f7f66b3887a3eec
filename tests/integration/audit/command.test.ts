import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { runProcess } from '#tests/runner/child.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { anchor, append, disarm, entry } from './audit-world.ts';

const verifyAudit = ({ dataDir, database }: TestOffice) =>
  runProcess(process.execPath, ['src/cli/main.ts', 'verify-audit'], {
    DATA_DIR: dataDir,
    DATABASE_URL: database.databaseUrl,
    LOG_LEVEL: 'silent',
    NODE_OPTIONS: '',
  });

eachDialect('verify-audit on the command line', (context) => {
  test('ends with 0 and UTUH, or with 1, TIDAK UTUH and what is wrong in words', async () => {
    const office = await createTestOffice(context);
    await submittedRequest(office.deps);
    await append(office, entry(office), entry(office), entry(office));
    await anchor(office);
    const whole = await verifyAudit(office);
    assert.equal(whole.code, 0, whole.output);
    assert.match(whole.output, /^UTUH\. 4 baris jejak audit, 1 baris riwayat dalam 1 kunci harian/m);

    await disarm(office);
    const { db } = office.database;
    await db.deleteFrom('audit_entry').where('seq', '=', 2).execute();
    await db.updateTable('case_event').set({ payload: '{}' }).execute();
    const touched = await verifyAudit(office);
    assert.equal(touched.code, 1);
    assert.match(touched.output, /^TIDAK UTUH/m);
    assert.match(touched.output, /Baris 2 hilang\./);
    assert.match(touched.output, /riwayat permohonan .* seharusnya 1 baris, ditemukan 1 dengan isi lain/);
  });
});
