import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintStatuses } from '#domain/complaint/status.ts';
import { readSp4nStatus, sp4nStatuses, sp4nStatusOf } from '#domain/sp4n/status-map.ts';
import { parseTrackingId } from '#domain/sp4n/tracking-id.ts';
import { sp4nStatusLabels } from '#i18n/sp4n.ts';

test('every status of ours has its word in SP4N-LAPOR!', () => {
  assert.deepEqual(
    complaintStatuses.map((status) => [status, sp4nStatusLabels[sp4nStatusOf[status]]]),
    [
      ['received', 'Belum diverifikasi'],
      ['on_hold', 'Tunda'],
      ['handed_over', 'Terdisposisi'],
      ['in_progress', 'Proses'],
      ['answered', 'Proses'],
      ['closed', 'Selesai'],
      ['not_ours', 'Bukan wewenang'],
      ['archived', 'Arsip'],
      ['merged', 'Arsip'],
      ['converted', 'Arsip'],
      ['withdrawn', 'Arsip'],
    ],
  );
});

test('labels of exports are read whatever their case and signs; an unknown one is not guessed', () => {
  for (const [label, status] of [
    ['Belum Diverifikasi', 'unverified'],
    ['Belum terverifikasi', 'unverified'],
    ['Menunggu verifikasi', 'unverified'],
    ['TERDISPOSISI', 'dispositioned'],
    ['Sudah didisposisikan', 'dispositioned'],
    ['Belum ditindaklanjuti', 'dispositioned'],
    ['Dalam Proses', 'in_process'],
    ['Sedang diproses', 'in_process'],
    ['Sudah Ditindaklanjuti', 'in_process'],
    ['Selesai', 'done'],
    [' Ditutup ', 'done'],
    ['Tunda', 'on_hold'],
    ['Bukan Wewenang', 'not_ours'],
    ['Bukan kewenangan instansi', 'not_ours'],
    ['Diarsipkan', 'archived'],
    ['Apa ini', null],
    ['', null],
  ] as const) {
    assert.equal(readSp4nStatus(label), status, label);
  }
  for (const status of sp4nStatuses) assert.equal(readSp4nStatus(sp4nStatusLabels[status]), status);
});

test('a tracking id is taken as people paste it, and nothing else is', () => {
  for (const [typed, id] of [
    ['7654321', '7654321'],
    ['  #7654321 ', '7654321'],
    ['76 54 321', '7654321'],
    ['ab12c', 'AB12C'],
    ['https://www.lapor.go.id/pengaduan/7654321', '7654321'],
    ['https://www.lapor.go.id/laporan/detil/7654321?x=1', '7654321'],
    ['1234', null],
    ['123456789012345678901', null],
    ['76-54321', null],
    ['=7654321', null],
    ['７６５４３２１', null],
    ['7654321\u0000', null],
    ['', null],
  ] as const) {
    assert.equal(parseTrackingId(typed), id, JSON.stringify(typed));
  }
});
