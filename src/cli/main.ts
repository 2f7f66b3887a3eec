import { parseArgs } from 'node:util';
import { reportFailedStart } from '#server/operator-error.ts';
import { backup, backupInit, backupList } from './backup.ts';
import { createAdmin } from './create-admin.ts';
import { doctor } from './doctor.ts';
import { importHolidays } from './import-holidays.ts';
import { migrate } from './migrate.ts';
import { releaseOutbox } from './release-outbox.ts';
import { restore } from './restore.ts';
import { seed } from './seed.ts';
import { verify } from './verify.ts';
import { verifyAuditTrail } from './verify-audit.ts';

const help = `Pemakaian: npm run ppid -- <perintah>

  migrate                                   memutakhirkan basis data
  create-admin --email <surel> --name <nama>
                                            membuat undangan untuk administrator
  import-holidays <berkas CSV> [--apply]    memeriksa daftar hari libur dan batas waktu yang berpindah, lalu menerapkan
  backup init [--recipient age1…] [--replace]
                                            membuat kunci cadangan (sekali), kunci rahasianya dicetak untuk amplop
  backup [--to <folder>]                    membuat cadangan tersandi sekarang
  backup list [--to <folder>]               menampilkan cadangan yang baik
  verify <berkas> --key <berkas kunci> [--sample <jumlah>]
                                            memeriksa cadangan sampai isinya
  restore <berkas> --key <berkas kunci> --to <folder kosong> [--database postgres://…]
                                            memulihkan cadangan
  release-outbox [--send | --discard]       pesan yang ditahan setelah pemulihan
  doctor [--json]                           memeriksa portal dan menyebut apa yang harus dilakukan
  verify-audit                              memeriksa apakah jejak audit dan riwayat pernah diubah
  seed --demo [--today YYYY-MM-DD] [--size full|small] [--force]
                                            mengisi basis data kosong dengan kantor contoh
`;

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
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
  backup: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        to: { type: 'string' },
        recipient: { type: 'string' },
        replace: { type: 'boolean', default: false },
      },
      allowPositionals: true,
      strict: true,
    });
    const [action = 'make', ...more] = positionals;
    if (more.length > 0) return misused();
    switch (action) {
      case 'make':
        return await backup(values);
      case 'init':
        return await backupInit(values);
      case 'list':
        return await backupList(values);
      default:
        return misused();
    }
  },
  verify: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { key: { type: 'string' }, sample: { type: 'string', default: '20' } },
      allowPositionals: true,
      strict: true,
    });
    const [file, ...more] = positionals;
    const sampleSize = Number(values.sample);
    if (file === undefined || more.length > 0 || values.key === undefined) return misused();
    if (!Number.isInteger(sampleSize) || sampleSize < 0) return misused();
    return await verify({ file, keyFile: values.key, sampleSize });
  },
  restore: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { key: { type: 'string' }, to: { type: 'string' }, database: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    });
    const [file, ...more] = positionals;
    const { key: keyFile, to, database: databaseUrl } = values;
    if (file === undefined || more.length > 0) return misused();
    if (keyFile === undefined || to === undefined) return misused();
    return await restore({ file, keyFile, to, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  },
  'release-outbox': async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        send: { type: 'boolean', default: false },
        discard: { type: 'boolean', default: false },
      },
      strict: true,
    });
    return await releaseOutbox(values);
  },
  doctor: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      strict: true,
    });
    return await doctor(values);
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
