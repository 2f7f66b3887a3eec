import sharp from 'sharp';
import type { FindingKind } from '#domain/stored-file/finding.ts';
import {
  box,
  changes,
  embeddedWorkbook,
  escaped,
  note,
  picture,
  tableInText,
  textDocument,
  workbook,
} from './flat-office.ts';
import { converted, type Source, tagged, withAttachment, withObjects } from './office-tools.ts';

/** A file that holds one thing the public must not get unseen, and a word of it that no copy may keep. */
export type FlaggedFile = {
  readonly name: string;
  readonly ending: string;
  readonly kind: FindingKind;
  readonly bytes: Buffer;
  /** Words of what is out of sight; empty where it stands in plain sight or cannot be searched. */
  readonly secret: string;
  /** Words that a reader sees, and must still see in a copy. */
  readonly shown: string;
  /** Whether a cleaned copy can be made. */
  readonly cleanable: boolean;
};

const SHOWN = 'Laporan kegiatan triwulan pertama';
const SECRET = 'RAHASIAXYZ';
const NIK = '3513016505900002';

const rows = [
  ['No', 'Kegiatan', 'Anggaran'],
  ['1', SHOWN, '125000000'],
  ['2', 'Pemeliharaan jalan desa', '87500000'],
  ['3', `Catatan ${SECRET}`, '1000'],
  ['4', 'Rehabilitasi saluran', '45000000'],
];
const open = { name: 'Anggaran', rows: rows.filter((row) => !row[1]?.includes(SECRET)) };
const pivot = `<table:data-pilot-tables><table:data-pilot-table table:name="Pivot1" table:target-range-address="Rekap.A1:Rekap.B6" table:buttons="Rekap.A1" table:show-filter-button="false"><table:source-cell-range table:cell-range-address="Anggaran.A1:Anggaran.C5"/><table:data-pilot-field table:source-field-name="Kegiatan" table:orientation="row"><table:data-pilot-level table:show-empty="false"/></table:data-pilot-field><table:data-pilot-field table:source-field-name="Anggaran" table:orientation="data" table:function="sum"><table:data-pilot-level/></table:data-pilot-field></table:data-pilot-table></table:data-pilot-tables>`;

const inserted = changes(`sisipan ${SECRET}`, `kalimat ${SECRET} dihapus`);
const deletedOnly = [`${SHOWN} ${inserted.deleted}`, `Paragraf ${inserted.inserted} kedua`];
const black = box('#000000');
const paper = box('#ffffff');
const hiddenStyle =
  '<style:style style:name="H1" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="W1" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>';
const hiddenSpan = `<text:span text:style-name="H1">${SECRET} tersembunyi</text:span>`;
const whiteSpan = `<text:span text:style-name="W1">${SECRET} tersembunyi</text:span>`;
const field = `<office:forms><form:form form:name="F"><form:text form:name="nama" form:id="c1" xml:id="c1" form:current-value="${SECRET} isi" form:value="${SECRET} isi"/></form:form></office:forms>`;
const control =
  '<draw:control text:anchor-type="as-char" svg:width="6cm" svg:height="1cm" draw:control="c1"/>';
const list = (head: string, values: readonly string[]) => [
  ['No', 'Nama', head],
  ...values.map((value, at) => [String(at + 1), `Warga ${'ABCDEFG'[at]}`, value]),
];
const pdf = { ending: 'pdf' };
const withNotes = {
  ending: 'pdf',
  filter: 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}',
};

type Recipe = {
  readonly name: string;
  readonly kind: FindingKind;
  readonly source: string;
  readonly from: 'fods' | 'fodt';
  readonly to: { readonly ending: string; readonly filter?: string };
  readonly secret?: string;
  readonly cleanable?: boolean;
};

function sheets(name: string, kind: FindingKind, source: string, more: Partial<Recipe> = {}): Recipe[] {
  return ['xlsx', 'ods'].map((ending) => ({
    name: `${name}.${ending}`,
    kind,
    source,
    from: 'fods',
    to: { ending },
    secret: SECRET,
    ...more,
  }));
}
function texts(name: string, kind: FindingKind, source: string, more: Partial<Recipe> = {}): Recipe[] {
  return ['docx', 'odt'].map((ending) => ({
    name: `${name}.${ending}`,
    kind,
    source,
    from: 'fodt',
    to: { ending },
    secret: SECRET,
    ...more,
  }));
}
function print(name: string, kind: FindingKind, source: string, more: Partial<Recipe> = {}): Recipe {
  return { name: `${name}.pdf`, kind, source, from: 'fodt', to: pdf, cleanable: false, ...more };
}
const inSight = { secret: '', cleanable: false };

const recipes: readonly Recipe[] = [
  ...sheets(
    'lembar-tersembunyi',
    'hidden_sheet',
    workbook([open, { name: 'Data', rows: [[`Nama ${SECRET}`]], hidden: true }]),
  ),
  ...sheets('baris-tersembunyi', 'hidden_rows', workbook([{ name: 'Anggaran', rows, hiddenRows: [3] }])),
  ...sheets('baris-tersaring', 'hidden_rows', workbook([{ name: 'Anggaran', rows, filteredRows: [3] }])),
  ...sheets(
    'kolom-tersembunyi',
    'hidden_columns',
    workbook([{ name: 'Anggaran', rows: open.rows.map((row) => [...row, `${SECRET}`]), hiddenColumns: [3] }]),
  ),
  ...sheets('komentar', 'comment', workbook([{ ...open, inCell: { '1,1': note(`Tolong cek ${SECRET}`) } }])),
  ...sheets('pivot', 'pivot_cache', workbook([open, { name: 'Rekap', rows: [['x']] }], pivot), {
    secret: '',
  }).slice(0, 1),
  ...texts('perubahan', 'tracked_change', textDocument(deletedOnly, { before: inserted.before }), {
    secret: 'dihapus',
  }),
  ...texts('komentar-naskah', 'comment', textDocument([`${SHOWN}${note(`Tolong cek ${SECRET}`)}`])),
  ...texts(
    'teks-tersembunyi',
    'hidden_text',
    textDocument([`${SHOWN} ${hiddenSpan}`], { styles: hiddenStyle }),
  ),
  ...texts(
    'objek',
    'embedded_file',
    textDocument([SHOWN, embeddedWorkbook([{ name: 'Isi', rows: [[`Nama ${SECRET}`]] }])]),
  ),
  print(
    'kotak-hitam',
    'covered_text',
    textDocument([SHOWN, `${black.shape}Nama pelapor ${SECRET}`], { styles: black.style }),
  ),
  print(
    'kotak-putih',
    'covered_text',
    textDocument([SHOWN, `${paper.shape}Nama pelapor ${SECRET}`], { styles: paper.style }),
  ),
  print('teks-putih', 'hidden_text', textDocument([SHOWN, whiteSpan], { styles: hiddenStyle })),
  print('catatan', 'annotation', textDocument([`${SHOWN}${note(`Tolong cek ${SECRET}`)}`]), {
    to: withNotes,
    secret: SECRET,
    cleanable: true,
  }),
  print('isian', 'filled_field', textDocument([SHOWN, control], { before: field })),
  ...texts('nik-naskah', 'nik', textDocument([SHOWN, `Penerima: Sulastri, NIK ${NIK}`]), inSight),
  ...texts(
    'nik-tabel',
    'nik',
    textDocument([SHOWN, tableInText(list('NIK', [NIK, '3513 0212 0480 0003']))]),
    inSight,
  ),
  ...sheets(
    'nik-lembar',
    'nik',
    workbook([{ name: 'Penerima', rows: list('NIK', [NIK, '3513021204800003']) }]),
    inSight,
  ),
  ...sheets(
    'kk-lembar',
    'kk',
    workbook([{ name: 'Penerima', rows: list('No. KK', ['3513010101100007']) }]),
    inSight,
  ),
  ...sheets(
    'rekening',
    'account_number',
    workbook([{ name: 'Penerima', rows: list('No. Rekening BRI', ['002101012345501']) }]),
    inSight,
  ),
  ...texts(
    'telepon',
    'phone',
    textDocument([SHOWN, 'Pak Rahmat dapat dihubungi di 0812-3456-7890 setiap saat.']),
    inSight,
  ),
  ...texts(
    'surel',
    'email',
    textDocument([SHOWN, 'Balas ke sulastri.wulandari@gmail.com sebelum Jumat.']),
    inSight,
  ),
  print('nik-cetak', 'nik', textDocument([SHOWN, `Penerima: Sulastri, NIK ${NIK}`]), inSight),
  print('telepon-cetak', 'phone', textDocument([SHOWN, 'Ketua RT: 081234567890']), inSight),
];

/** Files made by LibreOffice, qpdf and exiftool, each with one thing to find. */
export async function flaggedFiles(): Promise<readonly FlaggedFile[]> {
  const photo = await photograph();
  const plain = textDocument([SHOWN, 'Penutup laporan.']);
  const base: readonly Source[] = [
    { name: 'base.pdf', content: plain, ending: 'fodt', wanted: pdf },
    {
      name: 'two.pdf',
      content: textDocument([SHOWN, escaped('Halaman lampiran peta & jadwal')]),
      ending: 'fodt',
      wanted: pdf,
    },
    {
      name: 'authored.pdf',
      content: textDocument([SHOWN], {
        meta: `<meta:initial-creator>${SECRET}</meta:initial-creator><dc:creator>${SECRET}</dc:creator>`,
      }),
      ending: 'fodt',
      wanted: pdf,
    },
    {
      name: 'list.csv',
      content: workbook([{ name: 'Penerima', rows: list('NIK', [NIK]) }]),
      ending: 'fods',
      wanted: { ending: 'csv' },
    },
    {
      name: 'scan.pdf',
      content: textDocument([picture(photo.toString('base64'), 17, 24)]),
      ending: 'fodt',
      wanted: pdf,
    },
  ];
  const located = await tagged(photo, 'jpg', gps);
  const inDocument: Source[] = ['docx', 'odt'].map((ending) => ({
    name: `foto-dalam.${ending}`,
    content: textDocument([SHOWN, picture(located.toString('base64'))]),
    ending: 'fodt',
    wanted: { ending },
  }));
  const made = await converted([
    ...base,
    ...inDocument,
    ...recipes.map((one) => ({ name: one.name, content: one.source, ending: one.from, wanted: one.to })),
  ]);
  const file = (name: string): Buffer => made.get(name) ?? Buffer.alloc(0);
  const files: FlaggedFile[] = recipes.map((one) => ({
    name: one.name,
    ending: one.to.ending,
    kind: one.kind,
    bytes: file(one.name),
    secret: one.secret ?? '',
    shown: SHOWN,
    cleanable: one.cleanable ?? true,
  }));
  const add = (name: string, kind: FindingKind, bytes: Buffer, more: Partial<FlaggedFile> = {}): void => {
    const ending = name.split('.').at(-1) ?? '';
    files.push({ name, ending, kind, bytes, secret: '', shown: '', cleanable: true, ...more });
  };
  const [one, two] = [file('base.pdf'), file('two.pdf')];
  add('lampiran.pdf', 'embedded_file', await withAttachment(one, 'data.csv', `nama;${SECRET}`), {
    secret: SECRET,
    shown: SHOWN,
  });
  add('lampiran-2.pdf', 'embedded_file', await withAttachment(two, 'daftar.txt', SECRET), {
    secret: SECRET,
    shown: SHOWN,
  });
  const opening = await withObjects(one, (objects) =>
    changed(objects, '/Catalog', { '/OpenAction': script }),
  );
  add('skrip-buka.pdf', 'script', opening, { secret: SECRET, shown: SHOWN });
  const named = await withObjects(one, (objects) =>
    changed(objects, '/Catalog', { '/Names': { '/JavaScript': { '/Names': ['u:awal', script] } } }),
  );
  add('skrip-nama.pdf', 'script', named, { secret: SECRET, shown: SHOWN });
  const launched = await withObjects(two, (objects) => changed(objects, '/Page', { '/Annots': [launcher] }));
  add('jalankan.pdf', 'script', launched, { shown: SHOWN });
  const layered = await withObjects(one, (objects) => ({
    ...changed(objects, '/Catalog', {
      '/OCProperties': { '/OCGs': ['900 0 R'], '/D': { '/OFF': ['900 0 R'], '/Order': ['900 0 R'] } },
    }),
    'obj:900 0 R': { value: { '/Type': '/OCG', '/Name': `u:Lapisan ${SECRET}` } },
  }));
  add('lapisan.pdf', 'hidden_layer', layered, { cleanable: false });
  add('penulis.pdf', 'author', await tagged(one, 'pdf', [`-Author=${SECRET}`]), {
    secret: SECRET,
    shown: SHOWN,
  });
  const authored = file('authored.pdf');
  for (const [name, author] of [
    ['revisi.pdf', ''],
    ['revisi-2.pdf', 'Dinas Kominfo'],
  ]) {
    const overwritten = await tagged(authored, 'pdf', [`-Author=${author}`, `-XMP:all=`]);
    add(name ?? '', 'earlier_revision', overwritten, { secret: SECRET, shown: SHOWN });
  }
  add('pindaian.pdf', 'no_text', file('scan.pdf'), { cleanable: false });
  add('daftar.csv', 'nik', file('list.csv'), { cleanable: false });
  add('lokasi.jpg', 'location', located);
  add(
    'kamera.jpg',
    'camera_notes',
    await tagged(photo, 'jpg', [
      '-Make=Kamera',
      '-Artist=RAHASIAXYZ',
      '-DateTimeOriginal=2026:03:02 08:00:00',
    ]),
    { secret: SECRET },
  );
  add(
    'catatan.png',
    'camera_notes',
    await tagged(await sharp(photo).png().toBuffer(), 'png', [
      `-XMP:Creator=${SECRET}`,
      `-PNG:Author=${SECRET}`,
    ]),
    { secret: SECRET },
  );
  for (const { name } of inDocument) add(name, 'location', file(name), { shown: SHOWN });
  return files;
}

const gps = [
  '-GPSLatitude=7.7543',
  '-GPSLatitudeRef=S',
  '-GPSLongitude=113.2159',
  '-GPSLongitudeRef=E',
  '-Model=Ponsel',
];
const script = { '/S': '/JavaScript', '/JS': `u:app.alert("${SECRET}")` };
const launcher = {
  '/Type': '/Annot',
  '/Subtype': '/Link',
  '/Rect': [10, 10, 100, 50],
  '/A': { '/S': '/Launch', '/F': 'u:program.exe' },
};

type Objects = Parameters<Parameters<typeof withObjects>[1]>[0];

/** The first object of a type with more entries, as the only one that is changed. */
function changed(objects: Objects, type: string, more: Readonly<Record<string, Objects[string]>>): Objects {
  for (const [key, object] of Object.entries(objects)) {
    if (typeof object !== 'object' || object === null || !('value' in object)) continue;
    const { value } = object;
    if (typeof value !== 'object' || value === null || !('/Type' in value) || value['/Type'] !== type)
      continue;
    return { [key]: { value: { ...value, ...more } } };
  }
  throw new Error(`no object of type ${type}`);
}

async function photograph(): Promise<Buffer> {
  const pixels = Buffer.alloc(320 * 240 * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7 + (at >> 8)) % 256;
  return await sharp(pixels, { raw: { width: 320, height: 240, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}
