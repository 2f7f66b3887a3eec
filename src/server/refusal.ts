import type { OutgoingHttpHeaders } from 'node:http';

/** An answer the host gives by itself. */
export type Refusal = {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  /** A place to go on from; otherwise the page offers the home page. */
  readonly link?: { readonly href: string; readonly label: string };
  readonly code?: string;
  /** Words of its own for a status that has several reasons. */
  readonly reason?: RefusalReason;
};

export type RefusalReason = 'uploads_full' | 'inspection_busy' | 'writes_stopped';

type Copy = { readonly title: string; readonly advice: string; readonly code: string };

const copies: Readonly<Record<number, Copy>> = {
  400: {
    title: 'Permintaan tidak dapat dibaca',
    advice: 'Alamat atau isi yang dikirim tidak sesuai aturan. Periksa alamatnya, lalu coba lagi.',
    code: 'BAD_REQUEST',
  },
  401: {
    title: 'Tanda tangan tidak cocok',
    advice: 'Kiriman ini tidak ditandatangani dengan kunci yang berlaku, maka tidak disimpan.',
    code: 'UNAUTHORIZED',
  },
  403: {
    title: 'Permintaan ditolak',
    advice:
      'Formulir ini harus dikirim dari halaman situs ini sendiri. Buka kembali halamannya, lalu kirim ulang.',
    code: 'FORBIDDEN',
  },
  404: {
    title: 'Halaman tidak ditemukan',
    advice: 'Alamat ini tidak ada atau tidak dapat Anda buka. Periksa alamatnya.',
    code: 'NOT_FOUND',
  },
  405: {
    title: 'Cara membuka halaman ini tidak didukung',
    advice: 'Buka halaman ini lewat peramban biasa.',
    code: 'METHOD_NOT_ALLOWED',
  },
  408: {
    title: 'Kiriman terlalu lama',
    advice:
      'Sambungan terputus sebelum kiriman selesai. Coba lagi dengan sambungan yang lebih baik atau berkas yang lebih kecil.',
    code: 'REQUEST_TIMEOUT',
  },
  410: {
    title: 'Berkas ini sudah ditarik',
    advice: 'Dokumen ini tidak lagi diterbitkan. Alasannya tertulis di halaman dokumen.',
    code: 'GONE',
  },
  411: {
    title: 'Ukuran kiriman tidak disebutkan',
    advice: 'Kirim formulir lewat peramban biasa.',
    code: 'LENGTH_REQUIRED',
  },
  413: {
    title: 'Kiriman terlalu besar',
    advice:
      'Jumlah ukuran semua berkas melebihi batas. Kembali ke formulir, kurangi atau perkecil berkasnya, lalu kirim ulang.',
    code: 'CONTENT_TOO_LARGE',
  },
  414: {
    title: 'Alamat terlalu panjang',
    advice: 'Perpendek kata pencarian atau alamatnya, lalu coba lagi.',
    code: 'URI_TOO_LONG',
  },
  415: {
    title: 'Jenis kiriman tidak didukung',
    advice: 'Kirim formulir lewat peramban biasa.',
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  416: {
    title: 'Bagian berkas yang diminta tidak ada',
    advice: 'Unduh berkasnya dari awal.',
    code: 'RANGE_NOT_SATISFIABLE',
  },
  417: {
    title: 'Cara mengirim ini tidak didukung',
    advice: 'Kirim formulir lewat peramban biasa.',
    code: 'EXPECTATION_FAILED',
  },
  421: {
    title: 'Alamat situs tidak dikenal',
    advice: 'Buka situs ini lewat alamat resminya.',
    code: 'MISDIRECTED_REQUEST',
  },
  429: {
    title: 'Terlalu banyak permintaan',
    advice: 'Tunggu sebentar, lalu coba lagi. Isian Anda masih ada bila Anda kembali ke halaman sebelumnya.',
    code: 'TOO_MANY_REQUESTS',
  },
  431: {
    title: 'Kepala permintaan terlalu besar',
    advice: 'Hapus kuki situs ini di peramban Anda, lalu coba lagi.',
    code: 'HEADERS_TOO_LARGE',
  },
  500: {
    title: 'Terjadi kesalahan di situs kami',
    advice: 'Coba lagi beberapa saat. Bila tetap terjadi, hubungi kami dan sebutkan kode di bawah ini.',
    code: 'INTERNAL_ERROR',
  },
  503: {
    title: 'Situs sedang tidak dapat melayani',
    advice: 'Coba lagi beberapa saat lagi.',
    code: 'UNAVAILABLE',
  },
};

const reasons: Readonly<Record<RefusalReason, Copy>> = {
  uploads_full: {
    title: 'Terlalu banyak berkas sedang dikirim',
    advice:
      'Banyak orang sedang mengirim berkas. Kembali ke halaman sebelumnya, tunggu setengah menit, lalu kirim ulang. Tanpa lampiran, formulir dapat dikirim sekarang.',
    code: 'UPLOADS_FULL',
  },
  inspection_busy: {
    title: 'Berkas Anda belum dapat diperiksa',
    advice:
      'Banyak berkas sedang menunggu diperiksa. Kembali ke halaman sebelumnya, tunggu setengah menit, lalu kirim ulang. Tanpa lampiran, formulir dapat dikirim sekarang.',
    code: 'INSPECTION_BUSY',
  },
  writes_stopped: {
    title: 'Portal sedang tidak dapat menyimpan',
    advice:
      'Kiriman Anda belum tersimpan. Halaman lain tetap dapat dibaca. Simpan isian Anda, coba lagi nanti, atau datang ke meja layanan informasi.',
    code: 'WRITES_STOPPED',
  },
};

const fallback: Copy = {
  title: 'Permintaan tidak dapat dilayani',
  advice: 'Periksa alamatnya, lalu coba lagi.',
  code: 'REFUSED',
};

function copyOf({ status, reason }: Refusal): Copy {
  if (reason !== undefined) return reasons[reason];
  return copies[status] ?? fallback;
}

/** A whole small page: no script, no style of its own, nothing of what was sent. */
export function refusalPage(refusal: Refusal, requestId: string): string {
  const { title, advice } = copyOf(refusal);
  const link = refusal.link ?? { href: '/', label: 'Ke halaman depan' };
  const reference =
    requestId === '' ? '' : `<p>Kode untuk petugas: <code>${escapeHtml(requestId)}</code></p>\n`;
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${advice}</p>
${reference}<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>
</main>
</body>
</html>
`;
}

/** What a machine gets at `/api/…`. */
export function refusalJson(refusal: Refusal): string {
  const { title, advice, code } = copyOf(refusal);
  return JSON.stringify({ error: { code: refusal.code ?? code, message: `${title}. ${advice}` } });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
