import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AbsentOfficer } from '#domain/officer/stand-in.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import { absenceErrorText, holderInList, spanInWords, standInWords } from '#i18n/absence.ts';

const sari = asId<OfficerId>('sari');
const tono = asId<OfficerId>('tono');
const budi = (change: Partial<AbsentOfficer> = {}): AbsentOfficer => ({
  officerId: asId<OfficerId>('budi'),
  fullName: 'Budi',
  untilOn: '2026-11-27',
  deputy: {
    officerId: sari,
    fullName: 'Sari',
    grants: [{ role: 'desk_officer', unitId: null }],
    available: true,
  },
  ...change,
});

describe('the words about somebody who is away', () => {
  test('tell the deputy for whom and until when, and others who the deputy is', () => {
    assert.deepEqual(holderInList(budi(), null, sari), {
      name: null,
      remark: 'menggantikan Budi sampai 27 Nov 2026',
    });
    assert.deepEqual(holderInList(budi(), null, tono), {
      name: 'Budi',
      remark: 'digantikan Sari sampai 27 Nov 2026',
    });
    assert.equal(standInWords(budi(), null, sari), 'tidak di tempat sampai 27 Nov 2026, Anda penggantinya');
  });

  test('without a deputy say that the holder is away and everybody may act', () => {
    const absent = budi({ deputy: null });
    assert.equal(holderInList(absent, null, tono).remark, 'pemegang tidak di tempat sampai 27 Nov 2026');
    assert.match(standInWords(absent, null, tono), /semua petugas PPID boleh menangani$/);
    assert.equal(
      holderInList(budi({ deputy: null, untilOn: null }), null, tono).remark,
      'pemegang tidak bertugas lagi',
    );
  });

  test('name one day once', () => {
    assert.equal(spanInWords({ fromOn: '2026-11-25', untilOn: '2026-11-25' }), '25 Nov 2026');
    assert.equal(
      spanInWords({ fromOn: '2026-11-25', untilOn: '2026-12-01' }),
      '25 Nov 2026 sampai 1 Des 2026',
    );
  });

  test('have a sentence for a refusal and for a field', () => {
    assert.match(absenceErrorText('DEPUTY_ABSENT'), /Pilih pengganti lain/);
    assert.match(absenceErrorText('REQUIRED'), /wajib/);
  });
});
