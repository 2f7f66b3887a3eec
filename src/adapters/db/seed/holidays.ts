import type {
  DecreedYear,
  Holiday,
  HolidayKind,
  JointLeavePolicy,
} from '#domain/deadline/working-calendar.ts';

const DECREE_2025 = 'SKB 3 Menteri Nomor 1017, 2, dan 2 Tahun 2024';
const AMENDMENT_2025 = 'SKB 3 Menteri Nomor 933, 1, dan 3 Tahun 2025';
const DECREE_2026 = 'SKB 3 Menteri Nomor 1497, 2, dan 5 Tahun 2025';

const decreed =
  (kind: HolidayKind, decree: string) =>
  ([on, name]: readonly [string, string]): Holiday => ({ on, kind, name, decree });

/** National holidays and joint leave of 2025 and 2026, each with its decree; later years are entered by the office. */
export const holidaySeed: readonly Holiday[] = [
  ...(
    [
      ['2025-01-01', 'Tahun Baru 2025 Masehi'],
      ['2025-01-27', 'Isra Mikraj Nabi Muhammad S.A.W.'],
      ['2025-01-29', 'Tahun Baru Imlek 2576 Kongzili'],
      ['2025-03-29', 'Hari Suci Nyepi (Tahun Baru Saka 1947)'],
      ['2025-03-31', 'Idulfitri 1446 Hijriah'],
      ['2025-04-01', 'Idulfitri 1446 Hijriah'],
      ['2025-04-18', 'Wafat Yesus Kristus'],
      ['2025-04-20', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['2025-05-01', 'Hari Buruh Internasional'],
      ['2025-05-12', 'Hari Raya Waisak 2569 BE'],
      ['2025-05-29', 'Kenaikan Yesus Kristus'],
      ['2025-06-01', 'Hari Lahir Pancasila'],
      ['2025-06-06', 'Iduladha 1446 Hijriah'],
      ['2025-06-27', 'Tahun Baru Islam 1447 Hijriah'],
      ['2025-08-17', 'Proklamasi Kemerdekaan'],
      ['2025-09-05', 'Maulid Nabi Muhammad S.A.W.'],
      ['2025-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ] as const
  ).map(decreed('national', DECREE_2025)),
  ...(
    [
      ['2025-01-28', 'Cuti bersama Tahun Baru Imlek'],
      ['2025-03-28', 'Cuti bersama Hari Suci Nyepi'],
      ['2025-04-02', 'Cuti bersama Idulfitri'],
      ['2025-04-03', 'Cuti bersama Idulfitri'],
      ['2025-04-04', 'Cuti bersama Idulfitri'],
      ['2025-04-07', 'Cuti bersama Idulfitri'],
      ['2025-05-13', 'Cuti bersama Hari Raya Waisak'],
      ['2025-05-30', 'Cuti bersama Kenaikan Yesus Kristus'],
      ['2025-06-09', 'Cuti bersama Iduladha'],
      ['2025-12-26', 'Cuti bersama Kelahiran Yesus Kristus (Natal)'],
    ] as const
  ).map(decreed('joint_leave', DECREE_2025)),
  decreed('joint_leave', AMENDMENT_2025)(['2025-08-18', 'Cuti bersama Proklamasi Kemerdekaan']),
  ...(
    [
      ['2026-01-01', 'Tahun Baru 2026 Masehi'],
      ['2026-01-16', 'Isra Mikraj Nabi Muhammad S.A.W.'],
      ['2026-02-17', 'Tahun Baru Imlek 2577 Kongzili'],
      ['2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'],
      ['2026-03-21', 'Idulfitri 1447 Hijriah'],
      ['2026-03-22', 'Idulfitri 1447 Hijriah'],
      ['2026-04-03', 'Wafat Yesus Kristus'],
      ['2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['2026-05-01', 'Hari Buruh Internasional'],
      ['2026-05-14', 'Kenaikan Yesus Kristus'],
      ['2026-05-27', 'Iduladha 1447 Hijriah'],
      ['2026-05-31', 'Hari Raya Waisak 2570 BE'],
      ['2026-06-01', 'Hari Lahir Pancasila'],
      ['2026-06-16', 'Tahun Baru Islam 1448 Hijriah'],
      ['2026-08-17', 'Proklamasi Kemerdekaan'],
      ['2026-08-25', 'Maulid Nabi Muhammad S.A.W.'],
      ['2026-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ] as const
  ).map(decreed('national', DECREE_2026)),
  ...(
    [
      ['2026-02-16', 'Cuti bersama Tahun Baru Imlek'],
      ['2026-03-18', 'Cuti bersama Hari Suci Nyepi'],
      ['2026-03-20', 'Cuti bersama Idulfitri'],
      ['2026-03-23', 'Cuti bersama Idulfitri'],
      ['2026-03-24', 'Cuti bersama Idulfitri'],
      ['2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus'],
      ['2026-05-28', 'Cuti bersama Iduladha'],
      ['2026-12-24', 'Cuti bersama Kelahiran Yesus Kristus (Natal)'],
    ] as const
  ).map(decreed('joint_leave', DECREE_2026)),
];

/** The years of which the decree is known; 2027 was not decreed when this list was made. */
export const decreedYearSeed: readonly DecreedYear[] = [
  { year: 2025, decree: `${DECREE_2025}, diubah dengan ${AMENDMENT_2025}` },
  { year: 2026, decree: DECREE_2026 },
];

/** Joint leave does not count as a working day; no act says so expressly, so it is the office's setting. */
export const jointLeavePolicySeed: readonly JointLeavePolicy[] = [
  { value: false, effectiveFrom: '2000-01-01' },
];
