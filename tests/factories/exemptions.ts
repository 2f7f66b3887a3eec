import type { ExemptionRecord } from '#domain/exemption/exemption.ts';
import type { UnitId } from '#domain/shared/ids.ts';

/** A consequence test and its decision, as an office would record them on 25 November 2026. */
export function exemptionRecord(unitId: UnitId, change: Partial<ExemptionRecord> = {}): ExemptionRecord {
  return {
    unitId,
    documentId: null,
    information: 'Data kesehatan pasien RSUD',
    part: '',
    letters: ['h'],
    statuteArticle: 'UU 14/2008 Pasal 17 huruf h',
    testNumber: 'UK-01/2026',
    testedOn: '2026-11-09',
    testedPlace: 'Kraksaan',
    participants: 'Kepala Dinas Kesehatan',
    ifOpened: 'Riwayat penyakit seseorang diketahui umum.',
    ifClosed: 'Rahasia pasien terjaga.',
    publicInterest: 'Masyarakat cukup dengan angka tanpa nama.',
    openKindAnswer: '',
    decreeNumber: 'SK-07/2026',
    decidedOn: '2026-11-10',
    decidedPlace: 'Kraksaan',
    decidedBy: 'PPID Kabupaten',
    approvedBy: 'Sekretaris Daerah',
    endsOn: '2027-01-29',
    endCondition: '',
    ...change,
  };
}
