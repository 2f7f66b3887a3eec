import sharp from 'sharp';
import { box, picture, tableInText, textDocument, workbook } from './flat-office.ts';
import { converted, type Source, tagged } from './office-tools.ts';

/** A file as an office puts out every day, with nothing in it that should be stopped. */
export type CleanFile = { readonly name: string; readonly ending: string; readonly bytes: Buffer };

const banner = box('#0f5257', 16, 0.3);
const onBanner =
  '<style:style style:name="B1" style:family="paragraph"><style:paragraph-properties fo:background-color="#0f5257"/><style:text-properties fo:color="#ffffff"/></style:style>';

/** Everyday texts, full of numbers that are nobody's. */
const texts: Readonly<Record<string, string>> = {
  edaran: textDocument([
    'SURAT EDARAN NOMOR 188.6/1234/426.32/2026',
    'Menindaklanjuti Peraturan Bupati Nomor 45 Tahun 2025 tanggal 12 Desember 2025, seluruh perangkat daerah menyampaikan laporan paling lambat 31 Januari 2026.',
    'Kraksaan, 5 Januari 2026. Sekretaris Daerah, Pembina Utama Madya, NIP. 19680312 199403 1 008',
    'Tembusan: 1. Inspektorat; 2. Bappeda. Nomor agenda 3513202601050001.',
  ]),
  laporan: textDocument([
    'Laporan Kinerja Instansi Pemerintah Tahun 2025',
    'Realisasi belanja Rp 1.234.567.890.123,00 dari pagu Rp 1.345.678.901.234,00 atau 91,74 persen, naik dibanding 2024 (88,10) dan 2023 (86,55).',
    'Kode kegiatan 1.01.02.2.01.0001 sampai 1.01.02.2.01.0024; kode rekening belanja 5.1.02.01.01.0024 dan 5.2.02.05.01.0005.',
    'Bendahara mencairkan SP2D nomor 0812/SP2D/LS/2025 dan 08123/SP2D/GU/2025.',
  ]),
  keputusan: textDocument([
    'KEPUTUSAN KEPALA DINAS NOMOR 800/0812/426.101/2026',
    'Menimbang Undang-Undang Nomor 14 Tahun 2008 (Lembaran Negara Tahun 2008 Nomor 61, Tambahan Nomor 4846).',
    'Ditetapkan 14-03-2026. Kepala Dinas, Dr. Hj. SRI WAHYUNI, M.Si., NIP 197005151995032004.',
    'Barcode naskah 3513 2026 0314 0001 ABCD.',
  ]),
  kontak: textDocument([
    'Dinas Kesehatan Kabupaten Probolinggo, Jalan Raya Panglima Sudirman 134, Kraksaan 67282',
    'Telepon (0335) 421440, faksimile 0335-421441, surel dinkes@probolinggokab.go.id dan dinkeskabprob@gmail.com',
    'Pengaduan WhatsApp 0812-3000-5000 (layanan), call center 112, Halo Dinkes: 0811 3535 119.',
    'Laman https://dinkes.probolinggokab.go.id/profil?id=3513123456789012.',
  ]),
  anggaran: textDocument([
    'Ringkasan APBD 2026',
    tableInText([
      ['Uraian rekening', 'Kode', 'Jumlah'],
      ['Pendapatan asli daerah', '4.1.01.09.01.0001', '351.301.650.590'],
      ['Belanja modal jalan', '5.2.04.01.01.0002', '3.513.016.505.900.002'],
      ['Rekening Kas Umum Daerah', '0121000123', '81.234.567.890'],
    ]),
    'Setoran ke Rekening Kas Umum Daerah nomor 0121000123 pada Bank Jatim.',
  ]),
  siaran: textDocument(
    [
      `${banner.shape}`,
      '<text:span>Siaran pers: panen raya di Kecamatan Dringu</text:span>',
      'Produksi padi 2025 mencapai 312.456 ton dari 52.310 hektare. Koordinat -7.754321, 113.215987.',
      'ISBN 9786020312345, ISSN 2087-1234, DOI 10.1234/5678.2025.081234567890.',
    ],
    { styles: banner.style },
  ),
  tarif: textDocument(
    [
      '<text:p text:style-name="B1">Tarif retribusi</text:p>',
      'Parkir roda dua Rp2.000, roda empat Rp5.000; berlaku sejak 2 Januari 2026 pukul 08.00-16.00.',
      'Dasar: Perda 1/2024, nomor register 345-1/2024; nomor kontrak 027/081234567890/2025.',
    ],
    { styles: onBanner },
  ),
};

const officials = [
  ['No', 'Jabatan', 'NIP', 'Telepon kantor'],
  ['1', 'Kepala Dinas', '197005151995032004', '(0335) 421440'],
  ['2', 'Sekretaris', '19750812 200003 1 002', '(0335) 421441'],
];
const sheets: Readonly<Record<string, string>> = {
  apbd: workbook([
    {
      name: 'APBD',
      rows: [
        ['Kode rekening', 'Uraian', '2024', '2025', '2026'],
        ['5.1.01.01.01.0001', 'Belanja gaji', '351301650590000', '3513016505900', '812345678901'],
        ['5.1.02.01.01.0024', 'Belanja alat tulis', '81234567890', '82345678901', '83456789012'],
        ['Jumlah', '', '=[.C2]+[.C3]', '=[.D2]+[.D3]', '=[.E2]+[.E3]'],
      ],
    },
    { name: 'Catatan', rows: [['Sumber: BPKPD Kabupaten Probolinggo, 2026']] },
  ]),
  penduduk: workbook([
    {
      name: 'Penduduk',
      rows: [
        ['Kode wilayah', 'Kecamatan', 'Laki-laki', 'Perempuan'],
        ['35.13.01', 'Sukapura', '10123', '10345'],
        ['3513012001', 'Ngadisari', '812', '823'],
        ['3513012002', 'Wonotoro', '412', '430'],
      ],
    },
  ]),
  pejabat: workbook([{ name: 'Pejabat', rows: officials }]),
  pengadaan: workbook([
    {
      name: 'RUP',
      rows: [
        ['Kode RUP', 'Paket', 'Pagu', 'NPWP penyedia', 'Nomor kontrak'],
        [
          '52345678',
          'Rehabilitasi jalan Dringu',
          '1250000000',
          '01.234.567.8-625.000',
          '027/0812345678/426/2026',
        ],
        ['52345679', 'Pengadaan laptop', '87500000', '0012345678625000', '602.1/081298765432/2026'],
      ],
    },
  ]),
};

/** Files made by LibreOffice and exiftool. */
export async function cleanFiles(): Promise<readonly CleanFile[]> {
  const sources: Source[] = [];
  for (const [name, content] of Object.entries(texts)) {
    for (const ending of ['docx', 'odt', 'pdf']) {
      sources.push({ name: `${name}.${ending}`, content, ending: 'fodt', wanted: { ending } });
    }
  }
  for (const [name, content] of Object.entries(sheets)) {
    for (const ending of ['xlsx', 'ods', 'csv']) {
      sources.push({ name: `${name}.${ending}`, content, ending: 'fods', wanted: { ending } });
    }
    const filter = 'pdf:calc_pdf_Export';
    sources.push({ name: `${name}-cetak.pdf`, content, ending: 'fods', wanted: { ending: 'pdf', filter } });
  }
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#5a7d3c' } })
    .jpeg()
    .toBuffer();
  sources.push({
    name: 'formulir.pdf',
    content: textDocument(['Formulir permohonan informasi. Nama:', emptyField], { before: form }),
    ending: 'fodt',
    wanted: { ending: 'pdf' },
  });
  sources.push({
    name: 'berfoto.docx',
    content: textDocument(['Kunjungan lapangan', picture(photo.toString('base64'))]),
    ending: 'fodt',
    wanted: { ending: 'docx' },
  });
  const made = await converted(sources);
  const files = [...made].map(([name, bytes]) => ({ name, ending: name.split('.').at(-1) ?? '', bytes }));
  const located = await tagged(photo, 'jpg', ['-GPSLatitude=7.7', '-GPSLatitudeRef=S', '-Artist=Budi']);
  files.push({ name: 'foto.jpg', ending: 'jpg', bytes: await tagged(located, 'jpg', ['-all=']) });
  files.push({ name: 'gambar.png', ending: 'png', bytes: await sharp(photo).png().toBuffer() });
  return files;
}

const form =
  '<office:forms><form:form form:name="F"><form:text form:name="nama" form:id="c1" xml:id="c1"/></form:form></office:forms>';
const emptyField =
  '<draw:control text:anchor-type="as-char" svg:width="6cm" svg:height="1cm" draw:control="c1"/>';
