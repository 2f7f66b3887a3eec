import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { createTypstLetterRenderer } from '#adapters/letters/typst-letter-renderer.ts';
import type { LetterData, NotificationData } from '#domain/letter/letter-data.ts';
import { collapse, inspectPdf, pagesOf, readAloud, spokenText } from '#tests/support/pdf-tools.ts';
import {
  sampleExtension,
  sampleLetters,
  sampleNotification,
  sampleReceipt,
  sampleRefusal,
} from '#tests/support/sample-letters.ts';

const renderer = createTypstLetterRenderer();

async function spoken(data: LetterData): Promise<string> {
  return readAloud(await renderer.render(data));
}

function assertInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    assert.notEqual(at, -1, `"${part}" is missing, or stands before the text that it should follow`);
    from = at + part.length;
  }
}

function withSignature(change: Partial<NotificationData['signature']>): NotificationData {
  return { ...sampleNotification, signature: { ...sampleNotification.signature, ...change } };
}

for (const data of sampleLetters) {
  const smallest = data.kind === 'receipt' ? 12 : 11;
  const looked = renderer.render(data).then(inspectPdf);

  test(`the ${data.kind} letter is a sound, tagged PDF/UA file whose QR code leads to its check page`, async () => {
    const pdf = await looked;
    assert.equal(pdf.complaints, '');
    assert.equal(pdf.info.get('Tagged'), 'yes');
    assert.ok(pdf.info.get('Title')?.includes(data.caseNumber));
    assert.equal(pdf.info.get('JavaScript'), 'no');
    assert.match(pdf.info.get('Page size') ?? '', /\(A4\)/);
    assert.match(pdf.metadata, /<pdfuaid:part>1<\/pdfuaid:part>/);
    assert.match(pdf.metadata, /<rdf:li>id(-ID)?<\/rdf:li>/);
    assert.deepEqual(pdf.qrCodes, [data.verification.url]);
    assert.ok(Math.min(...pdf.fontSizes) >= smallest, `text of ${Math.min(...pdf.fontSizes)} pt`);
  });

  test(`the ${data.kind} letter has one title, headings in order and table headers with their scope`, async () => {
    const { structure } = await looked;
    const levels = [...structure.matchAll(/^ *H(\d) /gm)].map((match) => Number(match[1]));
    assert.equal(levels[0], 1);
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.forEach((level, index) => {
      assert.ok(level - (levels[index - 1] ?? 0) <= 1);
    });
    const headers = [...structure.matchAll(/TH <.*>:\n\s+\/Scope \/(\w+)/g)].map((match) => match[1]);
    assert.ok(headers.length >= 2);
    assert.ok(headers.every((scope) => scope === 'Column'));
    assert.match(structure, /Figure/);
  });
}

describe('what each letter says', () => {
  test('the receipt names number, time, date and what happens next, and holds no address or telephone', async () => {
    const text = await spoken(sampleReceipt);
    assertInOrder(text, [
      ...['PEMERINTAH KABUPATEN PROBOLINGGO', 'Tanda Bukti Penerimaan', 'PI-2026-000123'],
      ...['Senin, 16 November 2026, pukul 14.05 WIB', 'portal PPID (daring)', 'Siti Aminah'],
      ...[
        'Senin, 30 November 2026 (10 hari kerja)',
        'pengawasan masyarakat',
        'Bahan skripsi',
        'salinan digital',
      ],
      ...sampleReceipt.items.map(({ detail }) => detail),
      ...['Pasal 22 ayat (7) dan (8)', 'https://ppid.contoh.go.id/lacak', 'K7QM-2XTR-9HWD'],
    ]);
    assert.doesNotMatch(text, /Dusun Krajan|812-3456/);
  });

  test('a receipt for a date that may still move says so', async () => {
    assert.match(await spoken({ ...sampleReceipt, dueProvisional: true }), /Tanggal ini sementara/);
    assert.doesNotMatch(await spoken(sampleReceipt), /Tanggal ini sementara/);
  });

  test('the written notice answers every item and ends with the right to object', async () => {
    const text = await spoken(sampleNotification);
    assertInOrder(text, [
      ...['PEJABAT PENGELOLA INFORMASI DAN DOKUMENTASI', 'Kraksaan, 27 November 2026'],
      ...[
        '000.4/57/PPID/XI/2026',
        'Biasa',
        '3 berkas',
        'Pemberitahuan tertulis',
        'Siti Aminah',
        'Dusun Krajan',
      ],
      ...['+62 812-3456-7890', 'siti@contoh.id', 'Senin, 16 November 2026', 'Pasal 22 ayat (7)'],
      ...sampleNotification.items.map(({ detail }) => detail),
      ...[
        'A. Informasi yang dapat diberikan',
        'salinan digital (softcopy)',
        'tanpa biaya',
        'bersama surat ini',
      ],
      ...['LRA-Dispendik-2025.pdf', 'LRA-Dispendik-2025-per-sekolah.xlsx', 'hitamkan', 'dikirim lewat surel'],
      ...['B. Informasi yang tidak dapat diberikan', 'Pasal 17 huruf h', 'rahasia pribadi', 'Pasal 65'],
      ...[
        'Nomor rekening adalah data pribadi',
        'sasaran penipuan',
        '480/12/UK/2026',
        'Jumat, 20 November 2026',
      ],
      ...['Badan Pemeriksa Keuangan', 'Senin, 21 Desember 2026', 'menunggu laporan kecamatan'],
      ...['Hak Anda', 'Atasan PPID (Sekretaris Daerah Kabupaten Probolinggo)'],
      ...['30 hari kerja sejak surat ini diterima', 'Selasa, 12 Januari 2027', 'Tanggal ini sementara'],
      ...['Jalan Raya Panglima Sudirman Nomor 134, Kraksaan', 'Pasal 35 dan Pasal 36'],
      ...[
        'Pejabat Pengelola Informasi dan Dokumentasi,',
        'Dra. Sri Wahyuni, M.Si.',
        'Pembina Utama Muda (IV/c)',
      ],
      ...['NIP 19680512 199403 2 004', 'K7QM-2XTR-9HWD'],
    ]);
  });

  test('real costs are listed and added up, and how to pay is said', async () => {
    const [granted] = sampleNotification.items;
    assert.ok(granted?.decision === 'granted');
    const text = await spoken({
      ...sampleNotification,
      items: [
        {
          ...granted,
          form: 'hardcopy',
          supplyWorkingDays: 3,
          costs: [
            { label: 'Penyalinan 120 lembar', amountRupiah: 36_000 },
            { label: 'Pengiriman', amountRupiah: 1_018_000 },
          ],
        },
      ],
      payment: 'Tunai di meja layanan, dengan tanda terima.',
    });
    assertInOrder(text, [
      ...[
        'salinan cetak (hardcopy)',
        'Penyalinan 120 lembar: Rp36.000',
        'Pengiriman: Rp1.018.000',
        'Rp1.054.000',
      ],
      ...['3 hari kerja sejak tanggal surat ini', 'Tunai di meja layanan'],
    ]);
    assert.doesNotMatch(text, /B\. Informasi yang tidak dapat diberikan/);
  });

  test('a holder or a supply date that is not known is admitted', async () => {
    const text = await spoken({
      ...sampleNotification,
      items: [
        { position: 1, detail: 'Data A', decision: 'not_held', holderName: null, note: null },
        { position: 2, detail: 'Data B', decision: 'not_documented', supplyOn: null, note: null },
      ],
    });
    assertInOrder(text, ['badan publik lain yang tidak kami ketahui', 'waktunya belum dapat dipastikan']);
    assert.doesNotMatch(text, /A\. Informasi yang dapat diberikan|Cara penyampaian/);
  });

  test('the extension gives the old date, the new one, the ground, the reasons and the next right', async () => {
    assertInOrder(await spoken(sampleExtension), [
      ...['Senin, 30 November 2026', 'Pasal 22 ayat (8)', '7 hari kerja berikutnya', 'Rabu, 9 Desember 2026'],
      ...sampleExtension.items.map(({ detail }) => detail),
      ...['belum didokumentasikan', 'dihimpun dari 24 kecamatan', 'Jika sampai dengan Rabu, 9 Desember 2026'],
      ...['30 hari kerja setelah tanggal tersebut', 'Dra. Sri Wahyuni, M.Si.'],
    ]);
  });

  test('the refusal is a decision with ground, reasons, consequence test and the right to object', async () => {
    assertInOrder(await spoken(sampleRefusal), [
      ...[
        'SURAT KEPUTUSAN',
        'PENOLAKAN PERMOHONAN INFORMASI PUBLIK',
        '000.4/58/PPID/XI/2026',
        'PI-2026-000123',
      ],
      ...['Siti Aminah', 'Dusun Krajan', 'Daftar penerima bantuan sosial', 'informasi yang dikecualikan'],
      ...['Pasal 17 huruf h', 'Pasal 65', 'Nomor rekening adalah data pribadi', '480/12/UK/2026', 'Pasal 19'],
      ...[
        '30 hari kerja sejak surat ini diterima',
        'Ditetapkan di Kraksaan',
        'pada tanggal 27 November 2026',
      ],
      'Dra. Sri Wahyuni, M.Si.',
    ]);
  });
});

describe('the signature block', () => {
  test('names a stand-in as such', async () => {
    assert.match(await spoken(withSignature({ capacity: 'Plt.' })), /Plt\. Pejabat Pengelola Informasi/);
    assertInOrder(await spoken(withSignature({ capacity: 'a.n.', onBehalfOf: 'Sekretaris Daerah' })), [
      'a.n. Sekretaris Daerah',
      'Pejabat Pengelola Informasi dan Dokumentasi,',
      'Dra. Sri Wahyuni',
    ]);
  });

  test('says how the letter is valid: by electronic signature, or unsigned with its legal basis', async () => {
    assert.match(await spoken(withSignature({ mode: 'electronic' })), /Ditandatangani secara elektronik/);
    const legalBasis = 'Peraturan Bupati Nomor 9 Tahun 2026';
    assert.match(
      await spoken(withSignature({ mode: 'valid_without_signature', legalBasis })),
      /Sah tanpa tanda tangan berdasarkan Peraturan Bupati Nomor 9 Tahun 2026\./,
    );
    assert.doesNotMatch(await spoken(sampleNotification), /elektronik|tanpa tanda tangan/);
  });

  test('leaves out rank and NIP where there are none', async () => {
    assert.doesNotMatch(await spoken(withSignature({ nip: null, rankLine: null })), /NIP|Pembina/);
  });

  test('a letter whose number is still to be typed keeps room for it', async () => {
    assert.match(await spoken({ ...sampleNotification, letterNumber: null }), /Nomor : \.{20,}/);
  });
});

test('the signature of a refusal never stands alone on its page', async () => {
  for (let count = 1; count <= 8; count += 1) {
    const items = sampleRefusal.items.flatMap((item) => Array.from({ length: count }, () => item));
    const pages = await pagesOf(await renderer.render({ ...sampleRefusal, items }));
    const signed = pages.find((page) => page.includes(sampleRefusal.signature.officialName)) ?? '';
    assert.match(signed, /Keberatan dapat disampaikan/, `${count} items`);
  }
});

describe('text that means harm', () => {
  const hostile = [
    '#panic("x") #read("/etc/passwd") #eval("1+1")',
    '*tebal* _miring_ $x^2$ `kode` @acuan <label> = Judul',
    '\\u{41} // komentar /* a */ #{ let x = 1 }',
    '{{nomor}} {nomor} %s #{nomor} <%= x %>',
    '"; } ] ) " \\ ---',
  ];

  for (const text of hostile) {
    test(`comes out as plain text: ${text}`, async () => {
      const [refused] = sampleRefusal.items;
      assert.ok(refused);
      const said = await spoken({
        ...sampleRefusal,
        items: [{ ...refused, detail: text, reasons: text }],
        requester: { ...sampleRefusal.requester, fullName: text, address: text },
      });
      assert.equal(said.split(collapse(text)).length - 1, 4);
    });
  }

  test('emoji, other scripts and bidi marks leave a visible sign and a remark', async () => {
    const pdf = await inspectPdf(
      await renderer.render({ ...sampleReceipt, requesterName: 'Siti 😀 \u202eحنان\u202c Aminah' }),
    );
    const text = spokenText(pdf.structure);
    assert.equal(pdf.complaints, '');
    assert.match(text, /Siti \[\?\] \[\?\] Aminah/);
    assert.match(text, /Tanda \[\?\] menggantikan/);
    assert.doesNotMatch(await spoken(sampleReceipt), /menggantikan/);
  });

  test('five thousand letters without a space stay on the paper', async () => {
    const detail = 'A'.repeat(5000);
    const pdf = await inspectPdf(
      await renderer.render({ ...sampleReceipt, items: [{ position: 1, detail }] }),
    );
    const printed = pdf.text.replace(/[^A]/g, '').length;
    assert.ok(printed >= 5000, `${printed} letters are on the pages`);
    assert.equal(pdf.complaints, '');
    assert.ok(pdf.rightmost < 595.3 - 28, `text reaches ${pdf.rightmost} pt`);
  });

  test('a table that runs over several pages keeps every item in order', async () => {
    const items = Array.from({ length: 60 }, (_, index) => ({
      position: index + 1,
      detail: `Butir ke-${index + 1} dari permohonan yang panjang`,
    }));
    const pdf = await inspectPdf(await renderer.render({ ...sampleExtension, items }));
    assertInOrder(
      spokenText(pdf.structure),
      items.map(({ detail }) => detail),
    );
    assert.ok(Number(pdf.info.get('Pages')) >= 3);
  });
});

describe('the renderer', () => {
  test('the same data always gives the same bytes, other data other bytes', async () => {
    const another = createTypstLetterRenderer();
    for (const data of sampleLetters) {
      const first = Buffer.from(await renderer.render(data));
      assert.ok(first.equals(await another.render(structuredClone(data))));
      assert.ok(
        !first.equals(await renderer.render({ ...data, place: 'Dringu', caseNumber: 'PI-2026-000124' })),
      );
    }
  });

  test('a letter with a hole in it is not made', async () => {
    await assert.rejects(renderer.render({ ...sampleReceipt, requesterName: ' ' }), /lacks requesterName/);
    await assert.rejects(renderer.render(withSignature({ capacity: 'a.n.' })), /lacks signature.onBehalfOf/);
  });

  test('it still works after a letter that failed', async () => {
    await assert.rejects(renderer.render({ ...sampleReceipt, items: [] }));
    assert.ok((await renderer.render(sampleReceipt)).length > 10_000);
  });

  test('a hundred letters do not pile up in memory', async () => {
    for (let warm = 0; warm < 20; warm += 1) await renderer.render(sampleReceipt);
    const before = process.memoryUsage().rss;
    for (let index = 0; index < 100; index += 1) {
      await renderer.render({ ...sampleReceipt, caseNumber: `PI-2026-${String(index).padStart(6, '0')}` });
    }
    const grown = (process.memoryUsage().rss - before) / 1e6;
    assert.ok(grown < 40, `${grown.toFixed(0)} MB more after 100 letters`);
  });
});

describe('the standard guards the templates', () => {
  async function exportOf(source: string): Promise<Buffer> {
    const workspace = await mkdtemp(path.join(tmpdir(), 'ppid-typst-'));
    try {
      const mainFilePath = path.join(workspace, 'main.typ');
      await writeFile(mainFilePath, source);
      const compiler = NodeCompiler.create({ workspace });
      const compiled = compiler.compile({ mainFilePath });
      assert.ok(compiled.result);
      return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: 0 });
    } finally {
      await rm(workspace, { recursive: true, force: true });
    }
  }
  const picture =
    'image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" viewBox=\\"0 0 1 1\\"/>"), format: "svg"';

  test('a picture without alternative text cannot leave', async () => {
    assert.ok(await exportOf(`#set document(title: "t")\n#${picture}, alt: "a")`));
    await assert.rejects(exportOf(`#set document(title: "t")\n#${picture})`), /alt/);
  });

  test('a document without a title cannot leave', async () => {
    await assert.rejects(exportOf('Isi surat'), /title/);
  });
});
