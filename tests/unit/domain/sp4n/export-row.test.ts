import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessColumns } from '#domain/sp4n/columns.ts';
import { readExportDate } from '#domain/sp4n/export-date.ts';
import { readExportRows, topicOfCategory } from '#domain/sp4n/export-row.ts';

test('dates as exports write them, the day before the month', () => {
  for (const [text, date] of [
    ['2026-11-25', '2026-11-25'],
    ['2026-11-25 09:30:00', '2026-11-25'],
    ['2026-11-25T09:30:00Z', '2026-11-25'],
    ['25/11/2026', '2026-11-25'],
    ['25-11-2026 09.30', '2026-11-25'],
    ['5.3.2026', '2026-03-05'],
    ['25 November 2026', '2026-11-25'],
    ['Rabu, 25 Nov 2026, 09:30', '2026-11-25'],
    ['3 Agustus 2026', '2026-08-03'],
    ['46351', '2026-11-25'],
    ['46351.5', '2026-11-25'],
    ['11/25/2026', null],
    ['31-02-2026', null],
    ['25-11-26', null],
    ['kemarin', null],
    ['', null],
  ] as const) {
    assert.equal(readExportDate(text), date, text);
  }
});

test('columns are guessed by their words, never those of the reporter; the last import is remembered', () => {
  const headings = [
    'No',
    'Tracking ID',
    'Nama Pelapor',
    'No. HP Pelapor',
    'Judul Laporan',
    'Isi Laporan',
    'Tanggal Laporan',
    'Status',
    'Nama Instansi Terdisposisi',
    'Kategori',
  ];
  assert.deepEqual(guessColumns(headings, null), {
    tracking_id: 'Tracking ID',
    title: 'Judul Laporan',
    body: 'Isi Laporan',
    status: 'Status',
    reported_on: 'Tanggal Laporan',
    unit: 'Nama Instansi Terdisposisi',
    category: 'Kategori',
  });
  const remembered = guessColumns(['Kode', 'Perihal', 'Status'], { tracking_id: 'Kode', status: 'Hilang' });
  assert.deepEqual(remembered, { tracking_id: 'Kode', title: 'Perihal', status: 'Status' });
});

test('rows are read or refused with the reason; of two with one tracking id the first counts', () => {
  const headings = ['id', 'judul', 'isi', 'status', 'tanggal', 'tl'];
  const columns = {
    tracking_id: 'id',
    title: 'judul',
    body: 'isi',
    status: 'status',
    reported_on: 'tanggal',
    follow_up: 'tl',
  } as const;
  const lines = [
    ['7654321', 'Jalan rusak', 'Lihat PG-2026-000451.', 'Proses', '1-11-2026', ''],
    ['7654322', 'Lampu', '', 'Selesai', '1-11-2026', ''],
    ['7654323', 'Got', '', 'Proses', '1-11-2026', 'Sudah dibersihkan'],
    ['7654324', 'Got', '', 'Antah berantah', '1-11-2026', 'Belum ada'],
    ['7654321', 'Lagi', '', 'Proses', '1-11-2026', ''],
    ['', 'x', '', 'Proses', '1-11-2026', ''],
    ['12', 'x', '', 'Proses', '1-11-2026', ''],
    ['7654325', ' ', '', 'Proses', '1-11-2026', ''],
    ['7654326', 'x', '', '', '1-11-2026', ''],
    ['7654327', 'x', '', 'Proses', '32-1-2026', ''],
    ['7654328', 'x', '', 'Proses', '26-11-2026', ''],
    ['7654329', 'x', '', 'Proses', '1-1-2001', ''],
    ['7654330', 'x\uFFFD', '', 'Proses', '1-11-2026', ''],
  ];
  const table = { headings, rows: lines.map((cells, at) => ({ line: at + 2, cells })) };
  const { rows, refused } = readExportRows(table, columns, '2026-11-25');
  assert.deepEqual(
    rows.map((row) => [row.line, row.trackingId, row.status, row.followedUp, row.number]),
    [
      [2, '7654321', 'in_process', false, 'PG-2026-000451'],
      [3, '7654322', 'done', true, null],
      [4, '7654323', 'in_process', true, null],
      [5, '7654324', 'Antah berantah', false, null],
    ],
  );
  assert.deepEqual(
    refused.map((row) => [row.line, row.reason]),
    [
      [6, 'TWICE_IN_FILE'],
      [7, 'TRACKING_ID_MISSING'],
      [8, 'TRACKING_ID_INVALID'],
      [9, 'TITLE_MISSING'],
      [10, 'STATUS_MISSING'],
      [11, 'DATE_INVALID'],
      [12, 'DATE_IN_FUTURE'],
      [13, 'DATE_TOO_EARLY'],
      [14, 'CHARACTERS_BROKEN'],
    ],
  );
});

test('the category of an export leads back to a topic', () => {
  assert.equal(topicOfCategory('Infrastruktur > Penerangan Jalan Umum'), 'street_light');
  assert.equal(topicOfCategory('Persampahan'), 'waste');
  assert.equal(topicOfCategory('Lainnya'), null);
  assert.equal(topicOfCategory(''), null);
});
