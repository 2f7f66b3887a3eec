import { expect, type Page } from '@playwright/test';
import type { Chapter, Scene } from './stop.ts';

/** A number that cannot be anybody's: no birth day is 00. */
const nik = '3513000000000001';

async function openCase(page: Page, number: string, code: string): Promise<void> {
  await page.goto('/lacak');
  await page.getByLabel('Nomor', { exact: true }).fill(number);
  await page.getByLabel('Kode', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Buka' }).click();
  await expect(page.locator('[data-case-number]')).toHaveText(number);
}

export async function openOwnCase({ page, memory }: Scene): Promise<void> {
  await openCase(page, memory.get('number') ?? '', memory.get('code') ?? '');
}

async function fillRequest({ page }: Scene): Promise<void> {
  await page
    .getByLabel('Informasi yang diminta')
    .fill('Daftar ruas jalan kabupaten di Kecamatan Tiris dan kondisinya');
  await page.getByRole('button', { name: 'Tambah baris' }).click();
  await page
    .getByLabel('Informasi 2', { exact: true })
    .fill('Nomor telepon pribadi pengawas lapangan pemeliharaan jalan');
  await page.getByLabel('Mengawasi layanan atau anggaran').check();
  await page.getByLabel('Nama lengkap').fill('Siti Aminah');
  await page.getByLabel('NIK').fill(nik);
  await page.getByLabel('Alamat', { exact: true }).fill('Dusun Krajan RT 02 RW 01, Tiris');
  await page.getByLabel('Nomor telepon atau WhatsApp').fill('081200000099');
}

async function sendRequest({ page, memory }: Scene): Promise<void> {
  await page.getByRole('button', { name: 'Kirim permohonan' }).last().click();
  await expect(page).toHaveURL(/tanda-terima/);
  for (const what of ['number', 'code'] as const) {
    memory.set(what, (await page.locator(`[data-case-${what}]`).getAttribute(`data-case-${what}`)) ?? '');
  }
}

export const citizenChapter: Chapter = {
  title: 'Warga: dari mencari sampai melacak',
  text: 'Siti Aminah dari Tiris ingin tahu mengapa jalan di kecamatannya rusak. Ia memakai ponsel, tanpa akun dan tanpa email.',
  stops: [
    {
      id: 'beranda',
      title: 'Beranda',
      visitor: 'citizen',
      caption:
        'Kotak cari di atas, lalu empat pintu: **Cari dokumen**, **Minta informasi**, **Lapor masalah**, dan **Cek permohonan atau laporan**. **Pengumuman darurat** muncul di atasnya selama masih berlaku. Satu baris angka menyebut berapa permohonan tahun ini yang dijawab **tepat waktu**. Ketik yang dicari, lalu tekan **Cari**.',
      go: async ({ page }) => {
        await page.goto('/');
      },
      heading: 'Informasi publik adalah hak Anda',
    },
    {
      id: 'cari',
      title: 'Hasil pencarian',
      visitor: 'citizen',
      caption:
        'Kata yang cocok ditandai. Persempit menurut **Kelas informasi**, **Unit**, **Tahun**, **Jenis**, atau **Wilayah**; di ponsel saringan terlipat. Setiap keadaan saringan adalah tautan yang dapat dikirim ke orang lain. Buka dokumen dengan menekan judulnya.',
      go: async ({ page }) => {
        await page.getByRole('searchbox').first().fill('jalan tiris');
        await page.getByRole('button', { name: 'Cari' }).first().click();
      },
      heading: 'Cari dokumen',
    },
    {
      id: 'dokumen',
      title: 'Satu dokumen',
      visitor: 'citizen',
      caption:
        'Tombol **Unduh dokumen** berdiri paling atas, dengan jenis dan ukuran berkas. Di bawahnya ringkasan, unit penerbit, kelas, tahun, dan versi-versinya. Mengunduh tidak perlu mendaftar. Bila dokumen ini belum menjawab, tanyakan lewat tautan di bawahnya.',
      go: async ({ page }) => {
        await page.getByRole('link', { name: 'Kondisi Jalan Kecamatan Tiris 2026' }).first().click();
      },
      heading: 'Kondisi Jalan Kecamatan Tiris 2026',
    },
    {
      id: 'formulir',
      title: 'Formulir permohonan',
      visitor: 'citizen',
      caption:
        'Satu halaman, empat bagian: **Informasi apa yang Anda minta**, **Untuk apa**, **Cara mendapatkannya**, **Siapa Anda**. Satu baris untuk satu informasi, karena tiap baris dijawab sendiri; tekan **Tambah baris** untuk baris berikutnya. Nomor telepon saja cukup. Formulir ini berjalan tanpa JavaScript.',
      go: async (scene) => {
        await scene.page.goto('/permohonan/baru');
        await fillRequest(scene);
      },
      heading: 'Minta informasi',
    },
    {
      id: 'tanda-terima',
      title: 'Tanda terima',
      visitor: 'citizen',
      caption:
        'Nomor dan kode langsung keluar, dengan tanggal terakhir jawaban. Simpan: **Kirim ke WhatsApp saya**, **Cetak**, atau foto layarnya. Buka hitungan hari untuk melihat hari mana yang dihitung dan mana yang dilewati.',
      go: sendRequest,
      heading: 'Permohonan Anda sudah kami terima',
    },
    {
      id: 'lacak',
      title: 'Melacak permohonan',
      visitor: 'citizen',
      caption:
        'Dengan nomor dan kode, halaman permohonan terbuka di ponsel mana pun. Keadaan disebut dalam satu kalimat, lalu **Batas jawaban** dengan sisa harinya. Di bawahnya surat, **Pesan** kepada petugas, dan **Riwayat**.',
      go: openOwnCase,
      heading: /^PI-2026-/,
    },
    {
      id: 'dijawab',
      title: 'Permohonan yang sudah dijawab',
      visitor: 'citizen',
      caption:
        'Permintaan lain, sudah selesai: setiap rincian dijawab sendiri. Yang **Diberikan** membawa berkasnya; yang **Ditolak** menyebut **Dasar penolakan**, alasan, dan nomor uji konsekuensinya. **Hak Anda sesudah ini** menyebut sampai kapan keberatan dapat diajukan.',
      go: async ({ page, demo }) => {
        const number = 'PI-2026-000105';
        await openCase(page, number, demo.codeOf(number));
      },
      heading: 'PI-2026-000105',
      from: '#jawaban',
    },
    {
      id: 'tenggat',
      title: 'Menghitung batas waktu',
      visitor: 'citizen',
      caption:
        'Siapa pun dapat menghitung hari terakhir dengan kalender yang sama dengan petugas. Pilih **Batas waktu untuk apa?**, isi **Mulai dari tanggal berapa?**, tekan **Hitung**. Setiap hari yang dihitung dan dilewati disebut beserta sebabnya.',
      go: async ({ page }) => {
        await page.goto('/tenggat?mulai=2026-11-25&jenis=request_answer');
        await page.getByText('Cara menghitung: ').click();
      },
      heading: 'Hitung batas waktu',
    },
  ],
};
