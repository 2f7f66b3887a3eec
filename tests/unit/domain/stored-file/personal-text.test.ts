import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personalHits } from '#domain/stored-file/personal-text.ts';

const kinds = (text: string, context = '') => personalHits(text, context).map((hit) => hit.kind);

const found: readonly (readonly [string, string, string])[] = [
  ['3513016505900002', '', 'nik'],
  ['Penerima: Sulastri (NIK 3513016505900002), Dringu', '', 'nik'],
  ['NIK: 3513 0165 0590 0002', '', 'nik'],
  ['35.13.01.650590.0002', '', 'nik'],
  ['9171016505900002', '', 'nik'],
  // Stored by a sheet as an amount: the last digits are lost, the head of the column says what it was.
  ['3513016505900000', 'NIK', 'nik'],
  ['No. KK 3513010101100007', '', 'kk'],
  ['3513010101100007', 'Nomor Kartu Keluarga', 'kk'],
  ['Hubungi 0812-3456-7890', '', 'phone'],
  ['+62 812 3456 7890', '', 'phone'],
  ['6281234567890', 'HP', 'phone'],
  ['12 081234567890 3 orang', '', 'phone'],
  ['surel sulastri.wulandari@gmail.com', '', 'email'],
  ['rekening BRI 0021-01-012345-50-1 a.n. Sulastri', '', 'account_number'],
  ['Bank Jatim 0121234567', '', 'account_number'],
  ['0121234567', 'No. Rekening', 'account_number'],
];
for (const [text, context, kind] of found) {
  test(`finds ${kind} in "${text}"${context === '' ? '' : ` under "${context}"`}`, () => {
    assert.deepEqual(kinds(text, context), [kind]);
  });
}

const passed = [
  'NIP 196803121994031008',
  'NIP. 19680312 199403 1 008',
  'Tahun 2019 2020 2021 2022 2023',
  'Rp 3.513.016.505.900.002,00',
  'Rp1.234.567.890.123',
  'kode rekening belanja 5.1.02.01.01.0024',
  'Kode RUP 3513016505900002',
  'SP2D 0812/SP2D/LS/2025',
  'nomor kontrak 027/081234567890/2025',
  'ISBN 9786020312345',
  'DOI 10.1234/5678.2025.081234567890',
  'NPWP 0012345678625000',
  'https://contoh.go.id/?id=3513016505900002x',
  'Telepon (0335) 421440',
  'Pengaduan WhatsApp 0812-3000-5000',
  'Call center 081130001234',
  'dinkes@probolinggokab.go.id',
  'ppid.probolinggo@gmail.com',
  'Rekening Kas Umum Daerah nomor 0121000123',
  '3599016599900002',
  'Nomor agenda 3513202601050001',
  '351301650590',
  'Bank sampah desa 140.250.000.000',
  'BRI 1.234.567.890',
];
for (const text of passed) {
  test(`passes over "${text}"`, () => {
    assert.deepEqual(personalHits(text), []);
  });
}

test('shows the first and last digits only', () => {
  assert.deepEqual(personalHits('NIK 3513016505900002'), [{ kind: 'nik', masked: '35••••••••••••02' }]);
  assert.deepEqual(personalHits('sulastri@gmail.com'), [{ kind: 'email', masked: 's•••@gmail.com' }]);
});

test('counts one number once, however it can be read', () => {
  assert.deepEqual(kinds('NIK 3513016505900002 dan NIK 3513021204800003'), ['nik', 'nik']);
});
