import { expect, type Locator, type Page } from '@playwright/test';
import { fixturePdf } from '#tests/e2e/support/document-steps.ts';
import { tourDay } from './demo-portal.ts';
import { signInOfficer } from './officer-sign-in.ts';
import { signedOnPaper } from './signed-paper.ts';
import type { Chapter, Scene } from './stop.ts';

const item = (page: Page, position: number): Locator => page.locator(`#rincian-${position}`);
const openCase = async ({ page, memory }: Scene): Promise<void> => {
  await page.goto(memory.get('case') ?? '');
};

async function findCase({ page, memory }: Scene): Promise<void> {
  const number = memory.get('number') ?? '';
  await page.getByLabel('Nomor atau kata').fill(number);
  await page.getByRole('button', { name: 'Cari' }).click();
  await page.getByRole('link', { name: number, exact: true }).click();
  await expect(page.locator('[data-case-number]')).toHaveText(number);
  memory.set('case', new URL(page.url()).pathname);
}

async function decide({ page }: Scene): Promise<void> {
  const saved = page.getByText('Tersimpan', { exact: true });
  await item(page, 1).locator('summary').filter({ hasText: 'Putuskan' }).click();
  await item(page, 1).getByLabel('Diberikan', { exact: true }).check();
  await item(page, 1).getByRole('button', { name: 'Simpan keputusan' }).click();
  await expect(saved).toBeVisible();
  await item(page, 1).locator('summary').filter({ hasText: 'Lampirkan berkas' }).click();
  const roads = { ...(await fixturePdf()), name: 'daftar-ruas-jalan-tiris.pdf' };
  await item(page, 1).locator('input[name="answer_file"]').setInputFiles(roads);
  await item(page, 1).getByRole('button', { name: 'Lampirkan' }).click();
  await expect(item(page, 1).getByRole('link', { name: roads.name })).toBeVisible();
  await item(page, 2).locator('summary').filter({ hasText: 'Putuskan' }).click();
  await item(page, 2).getByLabel('Ditolak', { exact: true }).check();
  await item(page, 2).getByLabel('h. Mengungkap rahasia pribadi').check();
  await item(page, 2)
    .getByLabel('Alasan', { exact: true })
    .fill('Nomor telepon pribadi bukan nomor dinas dan pemiliknya tidak memberi persetujuan.');
}

async function refuse({ page }: Scene): Promise<void> {
  await item(page, 2).getByLabel('Nomor uji konsekuensi').fill('000.4/71/UK/PPID/2026');
  await item(page, 2).getByLabel('Tanggal uji konsekuensi').fill(tourDay);
  const test = { ...(await fixturePdf()), name: 'uji-konsekuensi.pdf' };
  await item(page, 2).locator('input[name="consequence_test"]').setInputFiles(test);
  await item(page, 2).getByRole('button', { name: 'Simpan keputusan' }).click();
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Siapkan surat jawaban' }).click();
  await page.getByLabel('Nomor pemberitahuan (F-04)').fill('000.4/301/PPID/2026');
  await page.getByLabel('Nomor surat keputusan (F-06)').fill('000.4/302/PPID/2026');
  await page.getByRole('button', { name: 'Lihat surat dulu' }).click();
}

async function prepare({ page }: Scene): Promise<void> {
  await page.getByRole('button', { name: 'Siapkan untuk ditandatangani' }).click();
  await page.getByRole('link', { name: 'Kirim surat bertanda tangan' }).click();
  const papers = page.getByRole('link', { name: /Unduh untuk ditandatangani/ });
  await expect(async () => {
    await page.reload();
    await expect(papers).toHaveCount(2, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
}

async function send({ page }: Scene): Promise<void> {
  const papers = await page.getByRole('link', { name: /Unduh untuk ditandatangani/ }).all();
  const fields = await page.locator('input[type="file"]').all();
  for (const [index, paper] of papers.entries()) {
    const printed = await page.request.get((await paper.getAttribute('href')) ?? '');
    const buffer = await signedOnPaper(await printed.body());
    const name = `surat-bertanda-tangan-${index + 1}.pdf`;
    await fields[index]?.setInputFiles({ name, mimeType: 'application/pdf', buffer });
  }
  await page.getByRole('button', { name: /Kirim jawaban kepada pemohon/ }).click();
  await expect(page.getByText('Terkirim').first()).toBeVisible();
}

export const answeringChapter: Chapter = {
  title: 'Petugas: dari antrean sampai surat terkirim',
  text: 'Lintang Ayu Prameswari, petugas layanan informasi, membuka meja layanan pukul setengah sembilan.',
  stops: [
    {
      id: 'masuk',
      title: 'Masuk',
      visitor: 'officer',
      caption:
        'Petugas masuk dengan **Alamat email** dan **Kata sandi**, lalu kode enam angka dari aplikasi di teleponnya. Setelah tiga puluh menit tanpa kegiatan, petugas diminta masuk lagi; yang sedang diketik tidak hilang.',
      go: async ({ page }) => {
        await page.goto('/petugas/masuk');
      },
      heading: 'Masuk petugas',
    },
    {
      id: 'antrean',
      title: 'Antrean',
      visitor: 'officer',
      caption:
        'Yang waktunya paling sempit berdiri di atas. **Terlambat**, **Batas hari ini**, **Segera**, dan **Masih ada waktu** adalah tab dengan jumlahnya. Tiap baris: **Sisa waktu**, nomor, yang diminta, pemohon, unit, keadaan, dan siapa yang menangani. Cari nomor atau kata, atau tekan **Saring**.',
      go: async ({ page, demo }) => {
        await signInOfficer(page, demo, 'petugas1');
        await page.goto('/petugas/permohonan');
      },
      heading: 'Permohonan informasi',
    },
    {
      id: 'perkara',
      title: 'Satu perkara',
      visitor: 'officer',
      caption:
        'Permohonan Siti yang baru masuk. Di kanan (di ponsel: di atas) selalu terlihat **Batas jawaban**, keadaan, dan langkah berikutnya sebagai satu tombol: **Putuskan rincian 1**. **Catatan internal** berlatar lain supaya tidak pernah tertukar dengan yang dibaca pemohon.',
      go: findCase,
      heading: /PI-2026-/,
    },
    {
      id: 'identitas',
      title: 'Memeriksa identitas',
      visitor: 'officer',
      caption:
        'NIK dan bukti identitas tersimpan terenkripsi. Membukanya perlu alasan; siapa, kapan, dan mengapa tercatat. Setelah **Dibuka untuk Anda, dan tercatat**, cocokkan, lalu tekan **Tandai sudah diperiksa**. Bukti yang diunggah dihapus sendiri sesudahnya.',
      go: async ({ page }) => {
        await page.getByRole('link', { name: 'Lihat atau periksa identitas' }).click();
        await page.getByLabel('Alasan membuka').fill('Memeriksa bahwa pemohon warga negara Indonesia');
        await page.getByRole('button', { name: 'Buka identitas' }).click();
      },
      heading: 'Identitas pemohon',
    },
    {
      id: 'keputusan',
      title: 'Memutuskan per rincian',
      visitor: 'officer',
      caption:
        'Setiap rincian diputuskan sendiri: diberikan, ditolak, tidak dikuasai, atau belum didokumentasikan. Rincian pertama sudah **Diberikan**, dengan berkasnya. Menolak menuntut dasar pengecualian, **Alasan**, dan uji konsekuensi beserta berkasnya; tanpa itu **Simpan keputusan** ditolak.',
      go: async (scene) => {
        await openCase(scene);
        await decide(scene);
      },
      heading: 'Informasi yang diminta',
      from: '#rincian-2',
    },
    {
      id: 'surat',
      title: 'Menyiapkan surat',
      visitor: 'officer',
      caption:
        'Dari keputusan tersusun pemberitahuan tertulis (F-04) dan surat keputusan penolakan (F-06). Ketik nomornya dari e-office dan periksa penanda tangannya. **Lihat surat dulu** menampilkan isinya; **Siapkan untuk ditandatangani** membuat PDF-nya.',
      go: refuse,
      heading: 'Siapkan surat jawaban',
    },
    {
      id: 'tanda-tangan',
      title: 'Tanda tangan dan kirim',
      visitor: 'officer',
      caption:
        'Surat yang memutuskan hanya berangkat setelah ditandatangani: unduh, tanda tangani dan cap, pindai, lalu unggah di sini; atau unggah PDF yang ditandatangani secara elektronik. Sampai tombol **Kirim jawaban kepada pemohon** ditekan, permohonan tetap dihitung belum dijawab.',
      go: prepare,
      heading: 'Kirim surat jawaban',
    },
    {
      id: 'terkirim',
      title: 'Jawaban terkirim',
      visitor: 'officer',
      caption:
        'Keadaannya menjadi **Sudah dijawab**. Setiap surat menyebut nomor, siapa yang memutuskan, dan siapa yang mencatat. **Riwayat** menyimpan setiap langkah dan tidak dapat diubah.',
      go: async (scene) => {
        await send(scene);
        await openCase(scene);
      },
      heading: /PI-2026-/,
    },
    {
      id: 'perlu-dikabari',
      title: 'Perlu dikabari',
      visitor: 'officer',
      caption:
        'Siti tidak punya email, jadi namanya muncul di sini. Teksnya sudah siap dan tidak menyebut topik, karena ponsel sering dipakai bersama. Tekan **Tulis di WhatsApp**, kirim, lalu **Sudah dikabari**; bila tidak tersambung, **Nomor mati**.',
      go: async ({ page }) => {
        await page.goto('/petugas/perlu-dikabari');
        await expect(page.getByText('Siti Aminah').first()).toBeVisible();
      },
      heading: 'Perlu dikabari',
      from: 'li:has-text("Siti Aminah")',
    },
  ],
};
