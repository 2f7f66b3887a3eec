import type { ComplaintStatus } from '#domain/complaint/status.ts';

/** An answer that an officer sends from the phone as it is, or with changes. */
export type ReadyReply = { readonly title: string; readonly text: string };

type ReplyFacts = {
  readonly officeName: string;
  readonly number: string;
  readonly status: ComplaintStatus;
  /** Last day of what the office owes, written out. */
  readonly dueOn: string;
  readonly unitName: string | null;
  readonly trackingAddress: string;
};

/** The answers that fit where a case stands. They name neither person nor topic: phones are shared. */
export function readyReplies(facts: ReplyFacts): readonly ReadyReply[] {
  const { officeName, number, dueOn, unitName, trackingAddress } = facts;
  const sign = `\n\n${officeName}`;
  const follow = `Perkembangannya dapat dilihat di ${trackingAddress} dengan nomor dan kode laporan.`;
  const received: ReadyReply = {
    title: 'Laporan diterima',
    text: `Laporan Anda kami terima dengan nomor ${number}. Kami periksa paling lambat ${dueOn}. Simpan nomor ini.${sign}`,
  };
  const ask: ReadyReply = {
    title: 'Bertanya di mana',
    text: `Supaya laporan ${number} dapat ditangani, mohon tulis tempatnya: desa, dan patokan terdekat. Kirim lokasi juga boleh.${sign}`,
  };
  switch (facts.status) {
    case 'received':
    case 'on_hold':
      return [received, ask];
    case 'handed_over':
    case 'in_progress':
      return [
        {
          title: 'Sedang ditangani',
          text: `Laporan ${number} sedang ditangani ${unitName ?? 'instansi yang berwenang'}, paling lambat ${dueOn}. ${follow}${sign}`,
        },
        ask,
      ];
    case 'answered':
      return [
        {
          title: 'Sudah dijawab',
          text: `Laporan ${number} sudah dijawab. Apakah masalahnya sudah selesai? Balas "sudah" atau "belum". ${follow}${sign}`,
        },
      ];
    default:
      return [
        { title: 'Keadaan laporan', text: `Laporan ${number} sudah selesai kami proses. ${follow}${sign}` },
      ];
  }
}
