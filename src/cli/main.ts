import { parseArgs } from 'node:util';
import { reportFailedStart } from '#server/operator-error.ts';
import { backupCommands, backupHelp } from './backup-commands.ts';
import { type Command, MisusedCommandError } from './command.ts';
import { createAdmin } from './create-admin.ts';
import { demoCode } from './demo-code.ts';
import { importDocumentList } from './import-documents.ts';
import { importHolidays } from './import-holidays.ts';
import { migrate } from './migrate.ts';
import { resetFactorOf } from './reset-factor.ts';
import { seed } from './seed.ts';
import { verifyAuditTrail } from './verify-audit.ts';

const help = `Pemakaian: npm run ppid -- <perintah>

  migrate                                   memutakhirkan basis data
  create-admin --email <surel> --name <nama>
                                            membuat undangan untuk administrator
  reset-factor <surel> --reason hilang|rusak|ganti|disalahgunakan --recognised bertemu|video|surat
                                            menghapus aplikasi kode administrator terakhir yang kehilangan telepon
  import-holidays <berkas CSV> [--apply]    memeriksa daftar hari libur dan batas waktu yang berpindah, lalu menerapkan
  import-documents <berkas CSV atau XLSX> --files <folder> [--dry-run] [--as <surel>] [--report <berkas>]
                                            memasukkan banyak dokumen sekaligus, lewat pemeriksaan; boleh diulang
${backupHelp}  verify-audit                              memeriksa apakah jejak audit dan riwayat pernah diubah
  seed --demo [--today YYYY-MM-DD] [--size full|small] [--force]
                                            mengisi basis data kosong dengan kantor contoh
  demo-code <surel>                         kode masuk petugas kantor contoh saat ini
`;

const commands: Readonly<Record<string, Command>> = {
  ...backupCommands,
  migrate: async (args) => {
    parseArgs({ args: [...args], options: {}, strict: true });
    return await migrate();
  },
  'create-admin': async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { email: { type: 'string' }, name: { type: 'string' } },
      strict: true,
    });
    if (values.email === undefined || values.name === undefined) return misused();
    return await createAdmin({ email: values.email, fullName: values.name });
  },
  'reset-factor': async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { reason: { type: 'string' }, recognised: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    });
    const [email, ...more] = positionals;
    if (email === undefined || more.length > 0) return misused();
    return await resetFactorOf({ email, reason: values.reason ?? '', recognised: values.recognised ?? '' });
  },
  'demo-code': async (args) => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, strict: true });
    const [email, ...more] = positionals;
    if (email === undefined || more.length > 0) return misused();
    return await demoCode({ email });
  },
  'import-holidays': async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { apply: { type: 'boolean', default: false } },
      allowPositionals: true,
      strict: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return misused();
    return await importHolidays({ file, apply: values.apply });
  },
  'import-documents': async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        files: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        as: { type: 'string' },
        report: { type: 'string' },
      },
      allowPositionals: true,
      strict: true,
    });
    const [list, ...more] = positionals;
    if (list === undefined || values.files === undefined || more.length > 0) return misused();
    const { files, as, report } = values;
    return await importDocumentList({ list, files, dryRun: values['dry-run'], as, report });
  },
  'verify-audit': async (args) => {
    parseArgs({ args: [...args], options: {}, strict: true });
    return await verifyAuditTrail();
  },
  seed: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean', default: false },
        today: { type: 'string' },
        size: { type: 'string', default: 'full' },
        force: { type: 'boolean', default: false },
      },
      strict: true,
    });
    return await seed({ ...values, today: values.today });
  },
};

/** Exit code: 0 done, 1 refused or failed, 2 not understood. */
async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return misused();
  try {
    return await command(args);
  } catch (error) {
    if (error instanceof MisusedCommandError) return misused();
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      return misused();
    }
    reportFailedStart(error);
    return 1;
  }
}

function misused(): number {
  process.stderr.write(`Perintah tidak dikenal atau kurang lengkap.\n\n${help}`);
  return 2;
}

process.exitCode = await main();
