import type { Urgency } from '#domain/deadline/urgency.ts';
import type { Classification, DocumentStatus } from '#domain/public-document/public-document.ts';

/** Indonesian copy that more than one page uses; letters and mails have files of their own. */
export const id = {
  nav: {
    documents: 'Cari dokumen',
    request: 'Minta informasi',
    complaint: 'Lapor masalah',
    track: 'Cek permohonan',
    menu: 'Menu',
  },
  officerNav: {
    queue: 'Permohonan',
    complaints: 'Pengaduan',
    conversations: 'Percakapan',
    sp4n: 'SP4N-LAPOR!',
    figures: 'Ringkasan',
    exceptions: 'Kendala',
    toTell: 'Perlu dikabari',
    documents: 'Dokumen',
    compliance: 'Kepatuhan',
    calendar: 'Kalender',
    units: 'Unit',
    users: 'Pengguna',
    settings: 'Pengaturan',
    audit: 'Audit',
    security: 'Akun saya',
    signOut: 'Keluar',
  },
  /** A term of law always stands beside plain words. */
  classification: {
    periodic: 'Diumumkan rutin (berkala)',
    immediate: 'Pengumuman darurat (serta-merta)',
    available_anytime: 'Tersedia setiap saat',
  } satisfies Record<Classification, string>,
  documentStatus: {
    draft: 'Konsep',
    published: 'Terbit',
    withdrawn: 'Ditarik',
  } satisfies Record<DocumentStatus, string>,
  urgency: {
    late: 'Terlambat',
    today: 'Batas hari ini',
    soon: 'Segera',
    later: 'Masih ada waktu',
    not_running: 'Tidak berjalan',
  } satisfies Record<Urgency, string>,
} as const;
