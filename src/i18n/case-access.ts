import type { CaseAccessError } from '#application/case-access/open-case-with-code.ts';

export const caseAccessErrorTexts = {
  CASE_NOT_OPENED:
    'Nomor dan kode ini tidak cocok. Periksa lagi huruf demi huruf. Kodenya hilang? Datang ke meja layanan dengan tanda pengenal untuk mendapat kode baru.',
  TOO_MANY_TRIES:
    'Terlalu banyak percobaan. Tunggu satu jam lalu coba lagi, atau hubungi meja layanan. Permohonan Anda aman.',
  LINK_NOT_VALID:
    'Tautan ini sudah pernah dipakai atau sudah lewat waktunya. Buka permohonan dengan nomor dan kode.',
} as const satisfies Record<CaseAccessError['code'], string>;
