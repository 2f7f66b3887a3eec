import { longDateWithDay as day } from './long-date.ts';
import { toCitizen, toOfficer, type Write } from './mail-words.ts';

type Line = { readonly subject: string; readonly says: string; readonly short: string };

/** To a reporter: the number, and where to read on; never the topic, the unit or the words. */
function toReporter(write: (number: string) => Line): Write {
  return toCitizen<'number'>(
    (value) => {
      const { subject, says, short } = write(value('number'));
      return { subject, paragraphs: [says], short };
    },
    'Yth. Pelapor,',
    'laporan',
  );
}

function toDesk(write: (number: string) => Line): Write {
  return toOfficer<'number'>((value) => {
    const { subject, says, short } = write(value('number'));
    return { subject, paragraphs: [says], short };
  });
}

export const complaintMails = {
  complaint_received: toReporter((number) => ({
    subject: `Laporan ${number} kami terima`,
    says: `Laporan Anda kami terima dengan nomor ${number}. Simpan nomor ini dan kode yang Anda terima saat melapor. Kode itu tidak kami tulis dalam surel.`,
    short: `laporan ${number} kami terima.`,
  })),
  complaint_handed_over: toReporter((number) => ({
    subject: `Laporan ${number} diserahkan kepada instansi`,
    says: `Laporan Anda nomor ${number} sudah kami periksa dan serahkan kepada instansi yang berwenang. Instansi mana dan kapan batas jawabannya tertulis di halaman laporan. Laporan belum selesai sebelum instansi itu bertindak.`,
    short: `laporan ${number} sudah diserahkan kepada instansi yang berwenang.`,
  })),
  complaint_progress: toReporter((number) => ({
    subject: `Perkembangan laporan ${number}`,
    says: `Ada perkembangan pada laporan Anda nomor ${number}. Baca apa yang sudah dilakukan di halaman laporan.`,
    short: `ada perkembangan pada laporan ${number}.`,
  })),
  complaint_answered: toReporter((number) => ({
    subject: `Laporan ${number} sudah dijawab`,
    says: `Laporan Anda nomor ${number} sudah dijawab. Bila masalahnya belum beres, jawab "Belum" di halaman laporan sebelum batas waktunya; laporan lalu dibuka lagi.`,
    short: `laporan ${number} sudah dijawab. Belum beres? Katakan di halaman laporan.`,
  })),
  complaint_closed: toReporter((number) => ({
    subject: `Laporan ${number} selesai`,
    says: `Laporan Anda nomor ${number} kami nyatakan selesai, karena sudah dijawab dan tidak ada tanggapan sampai batas waktunya. Anda tetap dapat melapor lagi.`,
    short: `laporan ${number} dinyatakan selesai.`,
  })),
  complaint_needs_more: toReporter((number) => ({
    subject: `Kami perlu keterangan untuk laporan ${number}`,
    says: `Ada pertanyaan petugas untuk laporan Anda nomor ${number}. Laporan menunggu jawaban Anda di halaman laporan.`,
    short: `ada pertanyaan petugas untuk laporan ${number}.`,
  })),
  complaint_declined: toReporter((number) => ({
    subject: `Laporan ${number}: wewenang instansi lain`,
    says: `Laporan Anda nomor ${number} bukan wewenang kami. Ke mana Anda dapat melapor tertulis di halaman laporan.`,
    short: `laporan ${number} bukan wewenang kami; ke mana melapor tertulis di halaman laporan.`,
  })),
  complaint_archived: toReporter((number) => ({
    subject: `Laporan ${number} diarsipkan`,
    says: `Laporan Anda nomor ${number} tidak dapat kami proses. Alasannya tertulis di halaman laporan.`,
    short: `laporan ${number} tidak dapat kami proses; alasannya tertulis di halaman laporan.`,
  })),
  complaint_merged: toReporter((number) => ({
    subject: `Laporan ${number} digabung`,
    says: `Hal yang Anda laporkan dengan nomor ${number} juga dilaporkan orang lain. Kami menanganinya bersama; nomor dan kode Anda tetap berlaku dan kabarnya tetap Anda terima.`,
    short: `laporan ${number} ditangani bersama laporan lain tentang hal yang sama; nomor Anda tetap berlaku.`,
  })),
  complaint_converted: toReporter((number) => ({
    subject: `Laporan ${number} menjadi permohonan informasi`,
    says: `Laporan Anda nomor ${number} meminta informasi, maka kami daftarkan sebagai permohonan informasi. Nomor barunya tertulis di halaman laporan.`,
    short: `laporan ${number} kami daftarkan sebagai permohonan informasi.`,
  })),
  complaint_message: toReporter((number) => ({
    subject: `Pesan baru untuk laporan ${number}`,
    says: `Ada pesan dari petugas untuk laporan Anda nomor ${number}. Baca dan balas di halaman laporan.`,
    short: `ada pesan dari petugas untuk laporan ${number}.`,
  })),
  complaint_deadline_moved: toCitizen<'number' | 'dueOn' | 'previousDueOn'>(
    (value) => ({
      subject: `Hari terakhir menanggapi laporan ${value('number')} berubah`,
      paragraphs: [
        `Hari libur resmi berubah. Karena itu hari terakhir untuk menanggapi jawaban atas laporan Anda nomor ${value('number')} menjadi ${day(value('dueOn'))}, sebelumnya ${day(value('previousDueOn'))}.`,
      ],
      short: `hari terakhir menanggapi jawaban laporan ${value('number')} menjadi ${day(value('dueOn'))}.`,
    }),
    'Yth. Pelapor,',
    'laporan',
  ),
  officer_complaint_received: toDesk((number) => ({
    subject: `Laporan baru ${number}`,
    says: `Laporan ${number} masuk dan menunggu diperiksa.`,
    short: `laporan baru ${number}.`,
  })),
  officer_complaint_handed_over: toDesk((number) => ({
    subject: `Laporan ${number} untuk instansi Anda`,
    says: `Laporan ${number} diserahkan kepada instansi Anda. Baca isi dan batas waktunya, lalu jawab di portal.`,
    short: `laporan ${number} diserahkan kepada instansi Anda.`,
  })),
  officer_complaint_returned: toDesk((number) => ({
    subject: `Laporan ${number} dikembalikan instansi`,
    says: `Instansi mengembalikan laporan ${number} dengan alasan. Serahkan kepada instansi yang tepat.`,
    short: `laporan ${number} dikembalikan instansi.`,
  })),
  officer_complaint_act: toDesk((number) => ({
    subject: `Jawaban instansi pada laporan ${number}`,
    says: `Instansi mengirim jawaban pada laporan ${number} lewat tautan tugas. Periksa sebelum pelapor membacanya.`,
    short: `jawaban instansi pada laporan ${number} menunggu diperiksa.`,
  })),
  officer_complaint_message: toDesk((number) => ({
    subject: `Pesan pelapor pada laporan ${number}`,
    says: `Pelapor mengirim pesan pada laporan ${number}.`,
    short: `pelapor mengirim pesan pada laporan ${number}.`,
  })),
  officer_complaint_reopened: toDesk((number) => ({
    subject: `Laporan ${number} dibuka lagi`,
    says: `Pelapor menyatakan laporan ${number} belum beres. Laporan dibuka lagi dengan batas waktu baru.`,
    short: `laporan ${number} dibuka lagi oleh pelapor.`,
  })),
  officer_complaint_reminded: toDesk((number) => ({
    subject: `Pengingat: laporan ${number} menunggu instansi Anda`,
    says: `Laporan ${number} menunggu tindakan instansi Anda. Batasnya tertulis di portal. Bila lewat batas tanpa jawaban, laporan dinaikkan kepada pimpinan, dan pelapor melihatnya.`,
    short: `laporan ${number} menunggu tindakan instansi Anda.`,
  })),
  officer_complaint_escalated: toDesk((number) => ({
    subject: `Laporan ${number} dinaikkan kepada atasan instansi`,
    says: `Laporan ${number} lewat batas dan dinaikkan. Teks untuk dikirim ada di Kendala; tekan "Sudah disampaikan" sesudah terkirim.`,
    short: `laporan ${number} dinaikkan kepada atasan instansi.`,
  })),
} as const satisfies Readonly<Record<string, Write>>;
