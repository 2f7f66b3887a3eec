import type { ReconciliationPart } from '#application/sp4n/sp4n-views.ts';
import type { ComplaintClass } from '#domain/complaint/complaint.ts';
import type { Sp4nError } from '#domain/sp4n/errors.ts';
import { isSp4nStatus, type Sp4nStatus } from '#domain/sp4n/status-map.ts';

/** The words that stand in SP4N-LAPOR! itself, so that an officer finds them there. */
export const sp4nStatusLabels = {
  unverified: 'Belum diverifikasi',
  on_hold: 'Tunda',
  dispositioned: 'Terdisposisi',
  in_process: 'Proses',
  done: 'Selesai',
  not_ours: 'Bukan wewenang',
  archived: 'Arsip',
} as const satisfies Record<Sp4nStatus, string>;

export const sp4nClassLabels = {
  complaint: 'Pengaduan',
  aspiration: 'Aspirasi',
  information: 'Permintaan informasi',
} as const satisfies Record<ComplaintClass, string>;

/** A code in words; the label of an export that we do not know stands as it is. */
export function sp4nStatusText(status: string | null): string {
  if (status === null) return '–';
  return isSp4nStatus(status) ? sp4nStatusLabels[status] : status;
}

export const reconciliationLabels = {
  only_here: 'Hanya di sini',
  only_there: 'Hanya di SP4N',
  different: 'Status berbeda',
  both: 'Sama di keduanya',
} as const satisfies Record<ReconciliationPart, string>;

export const reconciliationMeanings = {
  only_here: 'Belum disalin, atau nomor pelacakannya tidak ada dalam ekspor terakhir.',
  only_there: 'Ada dalam ekspor terakhir, tetapi tidak terhubung dengan laporan di sini.',
  different: 'Ada di keduanya, tetapi statusnya tidak sama.',
  both: 'Ada di keduanya dengan status yang sama.',
} as const satisfies Record<ReconciliationPart, string>;

/** What is wrong and what to do. */
export function sp4nErrorText(error: Sp4nError): string {
  switch (error.code) {
    case 'TRACKING_ID_TAKEN':
      return error.number === ''
        ? 'Nomor pelacakan ini sudah dipakai laporan lain. Periksa lagi di SP4N-LAPOR!.'
        : `Nomor pelacakan ini sudah dipakai laporan ${error.number}. Periksa lagi di SP4N-LAPOR!.`;
    default:
      return texts[error.code];
  }
}

const texts = {
  NOT_FOUND: 'Laporan ini tidak ada.',
  NOT_ALLOWED: 'Anda tidak berwenang melakukan ini.',
  NOT_FOR_COPYING:
    'Laporan ini tidak perlu disalin: belum diserahkan ke instansi, atau berasal dari SP4N-LAPOR!.',
  STALE_LINK: 'Laporan ini baru saja berubah, mungkin oleh petugas lain. Periksa lagi, lalu simpan.',
  TRACKING_ID_NEEDED: 'Tempel nomor pelacakan yang diberikan SP4N-LAPOR! setelah laporan dikirim di sana.',
  TRACKING_ID_INVALID:
    'Nomor pelacakan terdiri dari 5 sampai 20 angka atau huruf. Salin lagi dari SP4N-LAPOR!.',
  NOT_COPIED_YET: 'Laporan ini belum ada di SP4N-LAPOR!. Salin laporannya dulu.',
  GATEWAY_UNAVAILABLE: 'SP4N-LAPOR! tidak menjawab. Salin dengan tangan, atau coba lagi nanti.',
} as const satisfies Record<Exclude<Sp4nError['code'], 'TRACKING_ID_TAKEN'>, string>;
