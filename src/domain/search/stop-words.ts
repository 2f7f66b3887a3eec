const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that say nothing of what a text is about; neither indexed nor asked for. */
export const stopWords = words(`
  yang dan di ke dari untuk pada dengan dalam adalah ialah itu ini oleh atau sebagai akan bagi para serta tentang
  terhadap antara hingga agar supaya bahwa juga sudah telah dapat bisa apa apakah berapa bagaimana bagaimanakah
  kapan dimana mana siapa mengapa kenapa saya aku kami kita anda mereka dia ia tersebut lebih yaitu yakni maka jika
  bila kalau karena sebab namun tetapi tapi saat ketika sedang masih pun lah kah nya sang si dsb dll dst no nomor
  nomer tahun thn ta tgl tanggal rp the of and in to for a an mau ingin cari mencari carikan tolong mohon minta lihat
  melihat unduh mengunduh download
`);

/** Words that people add to any question; they are let go of as soon as another word is there. */
export const weakWords = words(`
  dokumen berkas file pdf data informasi info kabupaten kab kota pemkab pemda pemerintah terbaru lengkap resmi
  isi tabel
`);
