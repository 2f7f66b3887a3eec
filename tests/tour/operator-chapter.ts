import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DemoAccess } from './demo-portal.ts';

/** Does what the closing part tells an operator to do, and fails where a command no longer says what is told. */
export async function rehearseBackup({ operate, dataDir }: DemoAccess): Promise<void> {
  const secret = /AGE-SECRET-KEY-1\S+/.exec(await operate('backup', 'init'))?.[0];
  if (secret === undefined) throw new Error('`backup init` no longer prints the key for the envelope');
  const keyFile = path.join(dataDir, 'envelope.txt');
  await writeFile(keyFile, `${secret}\n`, { mode: 0o600 });
  const made = /Cadangan selesai: (\S+)/.exec(await operate('backup'))?.[1];
  if (made === undefined) throw new Error('`backup` no longer names the backup it made');
  await operate('verify', made, '--key', keyFile);
  if (!(await operate('verify-audit')).startsWith('UTUH.')) throw new Error('the audit trail is not whole');
}

export const opening: readonly string[] = [
  '# Tur kantor contoh',
  'Satu hari kerja di kantor contoh, Rabu, 25 November 2026, layar demi layar: di komputer dan di ponsel murah. Semua orang, nomor, dan angka di dalamnya karangan.',
  'Ingin mencobanya sendiri? Isi folder kosong, lalu jalankan portal dengan folder yang sama; kata sandi semua akun dicetak di akhir pengisian.',
  '```sh\nDATA_DIR=var/demo npm run ppid -- seed --demo\nDATA_DIR=var/demo npm start\n```',
  'Halaman ini dan gambarnya dibuat oleh `npm run tour`, yang berjalan lewat setiap layar di bawah dan berhenti bila yang disebut keterangan tidak lagi ada di layar. Jangan disunting dengan tangan. Kotak tanggal dan tombol pilih berkas mengikuti bahasa peramban pembaca.',
];

export const closing: readonly string[] = [
  '## Pengelola server: cadangan',
  'Di luar layar, tiga perintah menjaga semua yang terlihat di atas. Cara lengkapnya, termasuk memulihkan, ada di [operasi.md](operasi.md).',
  '```sh\nnpm run ppid -- backup init     # sekali: mencetak kunci untuk amplop tersegel\nnpm run ppid -- backup          # cadangan tersandi sekarang; setiap malam berjalan sendiri\nnpm run ppid -- verify-audit    # "UTUH." bila jejak audit dan riwayat tidak pernah diubah\n```',
  'Cadangan yang terlalu lama, gagal, atau belum punya kunci muncul di **Kendala** (langkah di atas) sampai ada yang mengurusnya. `npm run ppid -- doctor` menyebut apa yang salah dan apa yang harus dilakukan.',
];
