import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { maskPersonalData } from '#domain/complaint/mask.ts';

const sentences = [
  (datum: string) => `Tolong hubungi ${datum} segera`,
  (datum: string) => `${datum}`,
  (datum: string) => `Lampu mati di RT 03 RW 05 (${datum}), sejak 12/11/2026.`,
  (datum: string) => `Atas nama Siti, ${datum}. Terima kasih`,
  (datum: string) => `data saya:${datum}\nalamat Jl. Raya 12`,
];
const data = [
  ['nik', '3513014506780001'],
  ['nik', '3513 0145 0678 0001'],
  ['nik', '35.13.01.450678.0001'],
  ['nik', '351301-450678-0001'],
  ['nik', '3513.0145.0678.0001'],
  ['nik', '35 13 01 45 06 78 00 01'],
  ['nik', '3 5 1 3 0 1 4 5 0 6 7 8 0 0 0 1'],
  ['npwp', '09.254.294.3-407.000'],
  ['phone', '081234567890'],
  ['phone', '0812-3456-7890'],
  ['phone', '0812 3456 7890'],
  ['phone', '0812.3456.789'],
  ['phone', '+6281234567890'],
  ['phone', '+62 812-3456-7890'],
  ['phone', '6281234567890'],
  ['phone', '62 812 3456 7890'],
  ['phone', '(0812) 3456 7890'],
  ['phone', '08 12 34 56 78 90'],
  ['phone', 'o81234567890'],
  ['phone', '81234567890'],
  ['phone', '+62 (0) 812 3456 789'],
  ['phone', '0857–3456–7890'],
  ['phone', '(0335) 421234'],
  ['phone', '0335-421234'],
  ['phone', '+62 335 421234'],
  ['mail', 'siti.aminah@contoh.go.id'],
  ['mail', 'siti_aminah99@gmail.com'],
  ['mail', 'siti+lapor@yahoo.co.id'],
  ['mail', 'siti(at)gmail.com'],
  ['mail', 'siti [at] gmail [dot] com'],
  ['mail', 'SITI@GMAIL.COM'],
  ['link', 'https://www.facebook.com/siti.aminah'],
  ['link', 'http://contoh.id/foto?id=3'],
  ['link', 'www.instagram.com/siti'],
  ['link', 'wa.me/6281234567890'],
  ['link', 'bit.ly/abc123'],
  ['link', 'https://maps.app.goo.gl/xYz'],
  ['plate', 'N 1234 AB'],
  ['plate', 'P1234XY'],
  ['plate', 'AG 12 C'],
  ['plate', 'L-1234-BC'],
] as const;

describe('masking for the public', () => {
  test('of two hundred and more samples every planted datum is gone', () => {
    const samples = data.flatMap(([kind, datum]) =>
      sentences.map((of) => ({ kind, datum, text: of(datum) })),
    );
    assert.ok(samples.length >= 200);
    const missed = samples.filter(({ kind, datum, text }) => {
      const masked = maskPersonalData(text);
      const digits = datum.replace(/\D/g, '');
      const left = masked.replace(/[^\d]/g, '');
      return masked.includes(datum) || (['nik', 'npwp', 'phone'].includes(kind) && left.includes(digits));
    });
    assert.deepEqual(
      missed.map(({ text }) => [text, maskPersonalData(text)]),
      [],
    );
  });

  test('what is no personal datum stays as it was', () => {
    const plain = [
      'Kantor buka 08.00-15.00 WIB, tanggal 25 November 2026.',
      'Lampu mati di RT 03 RW 05 sejak 9 malam.',
      'Harga pupuk Rp 85.000 per sak, padahal HET Rp 2.250 per kg.',
      'Anggaran Rp 85.000.000.000 untuk jalan itu.',
      'Laporan saya PG-2026-000451 belum dijawab.',
      'Jalan Krucil-Bremi KM 12 berlubang, lebar 1,5 m.',
      'SDN 2 Sumber dan SMP 1 Kraksaan kekurangan kursi.',
      'Perbup No. 12 Tahun 2024 pasal 3 ayat 2.',
      'Koordinat -7.7543, 113.2159.',
    ];
    for (const text of plain) assert.equal(maskPersonalData(text), text);
  });

  test('a known name goes wherever it stands, and parts of other words stay', () => {
    assert.equal(
      maskPersonalData('Saya Siti  Aminah, SITI AMINAH, bukan Sitiaminahan.', { names: ['Siti Aminah'] }),
      'Saya [nama], [nama], bukan Sitiaminahan.',
    );
    assert.equal(maskPersonalData('N 1234 AB', { plates: false }), 'N 1234 AB');
  });
});
