import { parseArgs } from 'node:util';
import { backup, backupInit, backupList } from './backup.ts';
import { type Command, MisusedCommandError } from './command.ts';
import { doctor } from './doctor.ts';
import { releaseOutbox } from './release-outbox.ts';
import { restore } from './restore.ts';
import { verify } from './verify.ts';

export const backupHelp = `  backup init [--recipient age1…] [--replace]
                                            membuat kunci cadangan (sekali), kunci rahasianya dicetak untuk amplop
  backup [--to <folder>]                    membuat cadangan tersandi sekarang
  backup list [--to <folder>]               menampilkan cadangan yang baik
  verify <berkas> --key <berkas kunci> [--sample <jumlah>]
                                            memeriksa cadangan sampai isinya
  restore <berkas> --key <berkas kunci> --to <folder kosong> [--database postgres://…]
                                            memulihkan cadangan
  release-outbox [--send | --discard]       pesan yang ditahan setelah pemulihan
  doctor [--json]                           memeriksa portal dan menyebut apa yang harus dilakukan
`;

export const backupCommands: Readonly<Record<string, Command>> = {
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
    const action = onlyOne(positionals, 'make');
    if (action === 'make') return await backup(values);
    if (action === 'init') return await backupInit(values);
    if (action === 'list') return await backupList(values);
    throw new MisusedCommandError();
  },
  verify: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { key: { type: 'string' }, sample: { type: 'string', default: '20' } },
      allowPositionals: true,
      strict: true,
    });
    const sampleSize = Number(values.sample);
    if (!Number.isInteger(sampleSize) || sampleSize < 0) throw new MisusedCommandError();
    return await verify({ file: onlyOne(positionals), keyFile: given(values.key), sampleSize });
  },
  restore: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { key: { type: 'string' }, to: { type: 'string' }, database: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    });
    return await restore({
      file: onlyOne(positionals),
      keyFile: given(values.key),
      to: given(values.to),
      ...(values.database === undefined ? {} : { databaseUrl: values.database }),
    });
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
};

function onlyOne(words: readonly string[], otherwise?: string): string {
  if (words.length > 1) throw new MisusedCommandError();
  return given(words[0] ?? otherwise);
}

function given(value: string | undefined): string {
  if (value === undefined || value === '') throw new MisusedCommandError();
  return value;
}
