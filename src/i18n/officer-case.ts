import type { OpenBucket } from '#application/information-request/queue-buckets.ts';
import type { NoticeStatus, NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { IdentityEvidence } from '#domain/information-request/identity-evidence.ts';
import type { ExtensionGround, SignatureMode } from '#domain/letter/letter-data.ts';

/** Tabs of the queue, in their order. */
export const bucketLabels = {
  all_open: 'Semua',
  late: 'Terlambat',
  today: 'Batas hari ini',
  soon: 'Segera',
  later: 'Masih ada waktu',
  not_running: 'Tidak berjalan',
  closed: 'Selesai',
} as const satisfies Record<OpenBucket, string>;

export const extensionGroundLabels = {
  not_yet_held: 'Informasi belum kami kuasai',
  not_yet_documented: 'Informasi belum didokumentasikan',
  exemption_undecided: 'Belum diputuskan apakah informasi dikecualikan',
} as const satisfies Record<ExtensionGround, string>;

export const signatureModeLabels = {
  wet: 'Tanda tangan basah: cetak, tanda tangani, pindai, unggah',
  electronic: 'Tanda tangan elektronik (TTE): unggah PDF yang sudah ditandatangani',
  valid_without_signature: 'Sah tanpa tanda tangan, dengan dasar hukumnya tercetak',
} as const satisfies Record<SignatureMode, string>;

export const evidenceLabels = {
  ktp_number: 'NIK pada permohonan',
  ktp_image: 'Bukti identitas yang diunggah',
  other: 'Diperlihatkan langsung di meja layanan',
} as const satisfies Record<IdentityEvidence, string>;

export const noticeTemplateLabels = {
  complaint_received: 'Laporan diterima',
  complaint_handed_over: 'Laporan diserahkan kepada instansi',
  complaint_progress: 'Perkembangan laporan',
  complaint_answered: 'Laporan dijawab',
  complaint_closed: 'Laporan selesai',
  complaint_needs_more: 'Pertanyaan kepada pelapor',
  complaint_declined: 'Laporan bukan wewenang kami',
  complaint_archived: 'Laporan diarsipkan',
  complaint_merged: 'Laporan digabung',
  complaint_converted: 'Laporan menjadi permohonan',
  complaint_message: 'Pesan untuk pelapor',
  complaint_deadline_moved: 'Hari terakhir menanggapi berubah',
  officer_complaint_received: 'Laporan baru (petugas)',
  officer_complaint_handed_over: 'Laporan untuk instansi (petugas)',
  officer_complaint_returned: 'Laporan dikembalikan (petugas)',
  officer_complaint_act: 'Jawaban instansi (petugas)',
  officer_complaint_message: 'Pesan pelapor (petugas)',
  officer_complaint_reminded: 'Pengingat kepada instansi (petugas)',
  officer_complaint_escalated: 'Laporan dinaikkan (petugas)',
  officer_complaint_reopened: 'Laporan dibuka lagi (petugas)',
  request_received: 'Permohonan diterima',
  deadline_extended: 'Waktu jawaban diperpanjang',
  deadline_moved: 'Batas jawaban berubah karena hari libur',
  request_answered: 'Permohonan dijawab',
  message_from_office: 'Pesan dari petugas',
  request_withdrawn: 'Permohonan dicabut',
  officer_new_request: 'Permohonan baru',
  officer_citizen_message: 'Pesan pemohon',
  officer_request_withdrawn: 'Permohonan dicabut',
  officer_invitation: 'Undangan petugas',
  officer_security_changed: 'Perubahan keamanan akun',
} as const satisfies Record<NoticeTemplate, string>;

export const noticeStatusLabels = {
  queued: 'Menunggu dikirim',
  sent: 'Terkirim lewat email',
  to_tell: 'Perlu dikabari petugas',
  told: 'Sudah dikabari petugas',
  number_dead: 'Nomor tidak dapat dihubungi',
  failed: 'Gagal dikirim',
} as const satisfies Record<NoticeStatus, string>;

/** Said once after a 303, by the word in the address. */
export const savedTexts: Readonly<Record<string, string>> = {
  putusan: 'Keputusan rincian tersimpan. Pemohon melihatnya setelah jawaban dikirim.',
  berkas: 'Berkas terlampir. Pemohon menerimanya bersama jawaban.',
  'berkas-dilepas': 'Berkas dilepas dan dihapus.',
  penugasan: 'Penugasan tersimpan.',
  'menjadi-laporan':
    'Permohonan menjadi laporan; nomornya tertulis pada riwayat. Meja pengaduan memeriksanya.',
  catatan: 'Catatan internal tersimpan.',
  pesan: 'Pesan terkirim ke halaman pemohon.',
  identitas: 'Identitas ditandai sudah diperiksa. Buktinya dihapus otomatis sesuai pengaturan.',
  surat: 'Surat disiapkan dan menunggu tanda tangan. Kertasnya sedang dibuat.',
  perpanjangan: 'Surat perpanjangan disiapkan dan menunggu tanda tangan. Batas lama masih berlaku.',
  'perpanjangan-batal': 'Surat perpanjangan dibatalkan. Batas lama tetap berlaku.',
  'perpanjangan-terkirim': 'Perpanjangan terkirim. Batas jawaban sudah dihitung ulang.',
  perbaiki: 'Surat dibatalkan. Keputusan dan berkas dapat diubah lagi.',
  terkirim: 'Jawaban terkirim. Pemohon sudah dapat membacanya.',
  dikabari: 'Tercatat: pemohon sudah dikabari.',
  'nomor-mati': 'Tercatat: nomor pemohon tidak dapat dihubungi.',
};
