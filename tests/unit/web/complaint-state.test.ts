import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { complaintEventTypes } from '#domain/complaint/case-events.ts';
import { ombudsmanUntil } from '#domain/complaint/ombudsman.ts';
import { complaintStatuses, isOpenComplaint } from '#domain/complaint/status.ts';
import { complaintEventText } from '#i18n/complaint-timeline.ts';
import { complaintState, isLateComplaint } from '#web/complaint-state.ts';
import { readPublicComplaintFilter } from '#web/forms/public-complaint-filter.ts';

const facts = {
  status: 'handed_over',
  dueOn: '2026-12-02',
  closesOn: '2026-12-09',
  answeredAt: '2026-11-25T03:00:00.000Z',
  closedAt: '2026-11-25T03:00:00.000Z',
  unitNames: ['Dinas Perhubungan', 'Dinas PUPR'],
  convertedIntoNumber: 'PI-2026-000007',
  reopenedCount: 0,
} as const;

describe('a complaint in one sentence', () => {
  test('says of every status where it stands and what comes next', () => {
    for (const status of complaintStatuses) {
      const { sentence, next, label } = complaintState({ ...facts, status }, '2026-11-26', 'Asia/Jakarta');
      for (const text of [sentence, next, label]) assert.doesNotMatch(text, /undefined|null|\{|_/);
      assert.ok(sentence.endsWith('.') && next.endsWith('.'), status);
    }
  });

  test('names the units that have it and the day', () => {
    const { sentence, next } = complaintState(facts, '2026-12-02', 'Asia/Jakarta');
    assert.equal(sentence, 'Laporan Anda dipegang Dinas Perhubungan dan Dinas PUPR.');
    assert.equal(next, 'Tindakan atau jawaban pertama paling lambat Rabu, 2 Desember 2026.');
  });

  test('says who was silent the day after the last one, and only where the office owes the step', () => {
    const late = complaintState(facts, '2026-12-03', 'Asia/Jakarta');
    assert.equal(late.label, 'Lewat batas');
    assert.match(late.sentence, /^Dinas Perhubungan dan Dinas PUPR seharusnya/);
    for (const status of complaintStatuses) {
      const owes = isOpenComplaint(status) && status !== 'on_hold';
      assert.equal(isLateComplaint({ status, dueOn: '2026-12-02' }, '2026-12-03'), owes, status);
      assert.equal(isLateComplaint({ status, dueOn: '2026-12-02' }, '2026-12-02'), false, status);
    }
  });

  test('the Ombudsman takes it for two years', () => {
    assert.equal(ombudsmanUntil('2026-11-25'), '2028-11-25');
    assert.equal(ombudsmanUntil('2028-02-29'), '2030-02-28');
  });
});

describe('the history of a complaint', () => {
  test('has words for every line, with and without what belongs to it', () => {
    for (const type of complaintEventTypes) {
      for (const payload of [
        {},
        { dueOn: '2026-12-02', channel: 'web', unitName: 'Dinas PUPR', reason: 'x' },
      ]) {
        const { title, text } = complaintEventText(type, payload);
        assert.notEqual(title, type);
        assert.doesNotMatch(`${title} ${text ?? ''}`, /undefined|null|NaN/);
      }
    }
  });

  test('an unknown line shows its name', () => {
    assert.deepEqual(complaintEventText('complaint_sung', {}), { title: 'complaint_sung' });
  });
});

describe('filters of the public list', () => {
  const read = (query: string) => readPublicComplaintFilter(new URLSearchParams(query));

  test('are read from the address', () => {
    const { filter, query } = read('topik=road&wilayah=35.13.03&keadaan=selesai');
    assert.deepEqual(filter, { topic: 'road', regionCode: '35.13.03', state: 'done' });
    assert.deepEqual(query, { topik: 'road', wilayah: '35.13.03', keadaan: 'selesai' });
  });

  test('what nobody knows is left out', () => {
    assert.deepEqual(read('topik=__proto__&wilayah=%27&keadaan=toString&halaman=x').filter, {});
    assert.equal(read('halaman=x').cursor, null);
  });
});
