import { expect } from '@playwright/test';
import { openOwnCase } from './citizen-chapter.ts';
import { signInOfficer } from './officer-sign-in.ts';
import type { Chapter, Stop } from './stop.ts';

/** A page that shows all there is to see as soon as it is opened. */
const at = (path: string, stop: Omit<Stop, 'go'>): Stop => ({
  ...stop,
  go: async ({ page }) => {
    await page.goto(path);
  },
});

export const chiefChapter: Chapter = {
  title: 'PPID: kendala, kalender, dan dokumen',
  text: 'Ratna Puspaningrum, PPID, melihat apa yang macet dan menjaga kalender.',
  stops: [
    {
      id: 'kendala',
      title: 'Kendala',
      visitor: 'chief',
      caption:
        'Satu daftar untuk semua yang menunggu seseorang: permohonan yang lewat batas, jatuh hari ini, surat atau email yang gagal, kalender, disk, cadangan. Tiap baris menyebut apa yang harus dilakukan dan tombolnya, misalnya **Buka permohonan** atau **Kirim ulang**.',
      go: async ({ page, demo }) => {
        await signInOfficer(page, demo, 'ppid');
        await page.goto('/petugas/kendala');
      },
      heading: 'Kendala',
    },
    at('/petugas/kalender', {
      id: 'kalender',
      title: 'Kalender',
      visitor: 'chief',
      caption:
        'Hari libur dengan keputusan yang menjadi dasarnya. **Hari libur 2027 belum dimasukkan** terlihat sejak 1 November; sampai keputusan itu dimasukkan, batas waktu yang melewati tahun itu bertanda sementara.',
      heading: 'Kalender 2026',
    }),
    {
      id: 'pergeseran',
      title: 'Uji coba pergeseran',
      visitor: 'chief',
      caption:
        'Hari libur baru tidak langsung berlaku. **Dampaknya** menyebut setiap permohonan berjalan yang batas waktunya berpindah: **Batas sekarang** dan **Batas baru**. Baru setelah diterapkan, batas itu berpindah, tercatat, dan pemohonnya dikabari.',
      go: async ({ page }) => {
        await page.goto('/petugas/kalender/libur');
        await page.getByLabel('Tanggal', { exact: true }).fill('2026-12-02');
        await page.getByLabel('Libur lokal').check();
        await page.getByLabel('Nama hari libur').fill('Pemilihan kepala desa serentak');
        await page.getByLabel('Keputusan yang menjadi dasar').fill('Keputusan Bupati Nomor 100 Tahun 2026');
        await page.getByRole('button', { name: 'Periksa dampaknya' }).click();
      },
      heading: /^Dampaknya/,
      from: '#dampak',
    },
    at('/petugas/dokumen?status=konsep', {
      id: 'konsep',
      title: 'Dokumen yang belum terbit',
      visitor: 'chief',
      caption:
        'Dokumen lahir sebagai **Konsep**, diterbitkan, diperbarui versinya, dan bila perlu ditarik dengan alasan. **Tambah dokumen** mengunggah PDF; setiap unit menyiapkan dokumennya sendiri.',
      heading: 'Dokumen',
    }),
    {
      id: 'terbitkan',
      title: 'Menerbitkan dokumen',
      visitor: 'chief',
      caption:
        'Berkas dan keterangannya di kiri, penerbitan di kanan. **Lihat seperti masyarakat melihatnya**, baca berkasnya, centang pemeriksaan terakhir, lalu tekan **Terbitkan**.',
      go: async ({ page }) => {
        await page.locator('table.rows a').first().click();
      },
      heading: 'Berkas',
    },
    at('/petugas/audit/identitas', {
      id: 'pembukaan-identitas',
      title: 'Siapa membuka identitas',
      visitor: 'chief',
      caption:
        'Setiap pembukaan NIK atau bukti identitas: siapa, kapan, permohonan mana, dan alasannya. Yang baru saja dilakukan Lintang berdiri paling atas.',
      heading: /identitas/i,
    }),
  ],
};

export const administratorChapter: Chapter = {
  title: 'Administrator: audit, pengguna, unit, pengaturan',
  text: 'Rendra Wicaksana mengurus akun dan pengaturan. Ia tidak dapat membaca isi permohonan, NIK, atau bukti identitas.',
  stops: [
    {
      id: 'audit',
      title: 'Audit',
      visitor: 'administrator',
      caption:
        'Apa yang dilakukan petugas dan sistem, terbaru di atas. **Tidak dapat diubah atau dihapus**: setiap baris terikat pada baris sebelumnya, dan `npm run ppid -- verify-audit` membuktikannya. Persempit menurut **Tindakan**, **Petugas**, dan tanggal.',
      go: async ({ page, demo }) => {
        await signInOfficer(page, demo, 'admin');
        await page.goto('/petugas/audit');
      },
      heading: 'Audit',
    },
    at('/petugas/pengguna', {
      id: 'pengguna',
      title: 'Pengguna',
      visitor: 'administrator',
      caption:
        'Siapa yang punya akun, dengan **Jabatan**, **Peran**, dan **Keadaan**. **Undang petugas** membuat tautan sekali pakai; petugas menentukan kata sandinya sendiri. Petugas yang pindah dinonaktifkan, bukan dihapus.',
      heading: 'Pengguna',
    }),
    {
      id: 'tidak-hadir',
      title: 'Ketidakhadiran dan pengganti',
      visitor: 'administrator',
      caption:
        'Bagas cuti pekan depan dan digantikan Lintang: selama itu permohonannya tampil di daftar pengganti, lalu kembali sendiri. Tanpa pengganti, perkara itu tampil bagi semua petugas. Setiap petugas mengisi sendiri lewat **Akun saya**; administrator dapat mengisikannya.',
      go: async ({ page }) => {
        await page.goto('/petugas/pengguna');
        await page
          .getByRole('link', { name: /Bagas Nurcahyo/ })
          .first()
          .click();
        await page
          .getByRole('link', { name: /[Kk]etidakhadiran/ })
          .first()
          .click();
      },
      heading: /[Kk]etidakhadiran/,
    },
    at('/petugas/keamanan', {
      id: 'akun-saya',
      title: 'Akun saya',
      visitor: 'administrator',
      caption:
        'Kata sandi, **aplikasi kode** dan **kode cadangan**, serta perangkat yang sedang masuk: yang tidak dikenal diakhiri dengan satu tombol. Sebelum keamanan diubah, kata sandi dan kode diminta sekali lagi.',
      heading: /Akun saya|Keamanan/,
    }),
    at('/petugas/unit', {
      id: 'unit',
      title: 'Unit',
      visitor: 'administrator',
      caption:
        'Dinas, badan, bagian, kecamatan, dan rumah sakit daerah. **Tambah unit** bila ada yang baru; unit yang dilebur diarsipkan, sehingga riwayat lamanya tetap terbaca.',
      heading: 'Unit',
    }),
    at('/petugas/pengaturan', {
      id: 'pengaturan',
      title: 'Pengaturan',
      visitor: 'administrator',
      caption:
        '**Profil kantor**, **Surat**, **Penandatangan**, **Permohonan informasi**, dan seterusnya: yang berbeda dari satu kantor ke kantor lain diubah di sini, tanpa menyentuh program.',
      heading: 'Pengaturan',
    }),
  ],
};

export const proofChapter: Chapter = {
  title: 'Kembali ke warga: jawaban dan keasliannya',
  text: 'Siti menerima pesan WhatsApp dari petugas dan membuka permohonannya lagi.',
  stops: [
    {
      id: 'jawaban',
      title: 'Jawaban di ponsel',
      visitor: 'citizen',
      caption:
        'Jawaban terbaca sebagai teks, berkas dan suratnya dapat diunduh. Setiap surat punya tautan **Periksa keaslian**.',
      go: openOwnCase,
      heading: 'Jawaban',
    },
    {
      id: 'verifikasi',
      title: 'Verifikasi surat',
      visitor: 'citizen',
      caption:
        'Siapa pun yang memegang surat dapat memindai kode QR-nya. **Surat ini asli** menyebut jenis, nomor, dan tanggalnya, tanpa nama dan isi. **Cocokkan berkas** membandingkan PDF yang diterima dengan yang kami kirim.',
      go: async ({ page }) => {
        await page.getByRole('link', { name: 'Periksa keaslian' }).nth(1).click();
        await expect(page).toHaveURL(/verifikasi/);
      },
      heading: 'Surat ini asli',
    },
    at('/halaman-yang-tidak-ada', {
      id: 'tidak-ditemukan',
      title: 'Halaman yang tidak ada',
      visitor: 'citizen',
      caption: 'Alamat yang salah ketik tidak berakhir buntu: halaman ini menawarkan pencarian dan layanan.',
      heading: /tidak ditemukan/i,
    }),
  ],
};
