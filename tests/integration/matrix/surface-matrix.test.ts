import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openCaseWithCode } from '#application/case-access/open-case-with-code.ts';
import { recordExemption } from '#application/exemption/record-exemption.ts';
import { attachAnswerFile } from '#application/information-request/attach-answer-file.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import { sendOfficeMessage } from '#application/information-request/send-office-message.ts';
import type { SubmittedRequest } from '#application/information-request/submit-information-request.ts';
import { writeInternalNote } from '#application/information-request/write-internal-note.ts';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { addCompanions } from '#application/public-document/change-companions.ts';
import { embargoDocument, scheduleDocument } from '#application/public-document/schedule-publication.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { DocumentDetails } from '#domain/public-document/document-rules.ts';
import { Temporal } from '#domain/shared/temporal.ts';
import {
  accepted,
  answerCommand,
  decideAll,
  granted,
  lettersOf,
  notHeld,
  refused,
  requestNow,
} from '#tests/factories/answers.ts';
import { exemptionRecord } from '#tests/factories/exemptions.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import {
  documentDetails,
  draftedDocument,
  publishedDocument,
  refOf,
  reportPdf,
} from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { inspectPdf } from '#tests/support/pdf-tools.ts';
import { startSmtpServer, type TestSmtpServer } from '#tests/support/smtp-server.ts';
import { sealReceipt } from '#web/receipt.ts';
import { decodeHtml } from '../bad-input/page.ts';
import { type Answer, freshAddress, send } from '../bad-input/portal.ts';
import { settle } from './objects.ts';
import { type MatrixPortal, openPortal } from './portal-in-process.ts';

/** Each thing with the words that give it away; none stands anywhere else. */
const marks = {
  'dokumen konsep': ['Xqalfa', 'xqalfa-berkas'],
  'dokumen ditarik': ['Xqbravo'],
  'versi baru belum terbit': ['Xqcharlie', 'xqcharlie-berkas'],
  'dokumen ditahan': ['Xqnovember', 'xqnovember-berkas'],
  'dokumen dikecualikan': ['Xqoscar'],
  'dokumen diganti': ['Xqpapa'],
  'entri DIK': ['Xqquebec'],
  'keputusan belum dikirim': ['Xqdelta'],
  'surat belum dikirim': ['XQECHO'],
  'catatan internal': ['Xqfoxtrot'],
  'uji konsekuensi': ['xqgolf'],
  'bukti identitas': ['xqhotel'],
  NIK: ['3513990000771234', '3513 9900 0077 1234'],
  'nama petugas': ['Xqindia'],
  'nama pemohon': ['Xqjuliet'],
  'alamat pemohon': ['Xqkilo'],
  'telepon pemohon': ['81298877665', '812-9887-7665', '812 9887 7665'],
  'surel pemohon': ['xqlima@contoh.id'],
  'isi permohonan': ['Xqmike'],
} as const satisfies Record<string, readonly string[]>;

type Cell = 'ya' | 'boleh' | 'tidak';
type Table = { readonly surfaces: readonly string[]; readonly rows: ReadonlyMap<string, readonly Cell[]> };

async function readSurfaceTable(): Promise<Table> {
  const file = path.join(import.meta.dirname, '../../../docs/surface-matrix.md');
  // The officers' table below is that of another test.
  const [text = ''] = (await readFile(file, 'utf8')).split('\n## ');
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  const cellsOf = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  const [[, ...surfaces] = [], ...body] = lines.map(cellsOf);
  const cell = (answer: string): Cell => {
    if (answer === 'ya' || answer === 'boleh' || answer === 'tidak') return answer;
    throw new Error(`"${answer}" is no answer`);
  };
  return { surfaces, rows: new Map(body.map(([thing = '', ...cells]) => [thing, cells.map(cell)])) };
}

const table = await readSurfaceTable();
const publicPages = {
  beranda: ['/'],
  pustaka: ['/informasi', '/informasi?tahun=2025', '/informasi?kelas=immediate', '/informasi?halaman=2'],
  kelas: [
    '/informasi/berkala',
    '/informasi/serta-merta',
    '/informasi/setiap-saat',
    '/informasi/dikecualikan',
  ],
  cari: Object.values(marks)
    .flat()
    .map((mark) => `/informasi?q=${encodeURIComponent(mark)}`),
  'peta situs': [
    '/sitemap.xml',
    '/sitemap/2026-11.xml',
    '/feed.xml',
    '/feed.json',
    '/catalog.jsonld',
    '/kepatuhan',
    '/kepatuhan.csv',
    '/api/v1/dokumen',
    '/robots.txt',
  ],
  daftar: [
    '/dip',
    '/dip.csv',
    '/dip.json',
    '/dik.csv',
    '/dik.json',
    '/informasi/wilayah',
    '/informasi/wilayah/35.13.01',
  ],
  API: ['/api/v1/tenggat?mulai=2026-11-02&jenis=request_answer', '/api/v1/tenggat?mulai=x&jenis=y'],
} as const satisfies Record<string, readonly string[]>;

eachDialect('the surface matrix', (context) => {
  let portal: MatrixPortal;
  let smtp: TestSmtpServer;
  const seen = new Map<string, string>();

  before(async () => {
    smtp = await startSmtpServer();
    portal = await openPortal(context, { SMTP_URL: smtp.url });
    await lookEverywhere();
  });
  after(async () => {
    await portal.close();
    await smtp.close();
  });

  const get = (target: string, cookies?: string): Promise<Answer> =>
    send(portal, { path: target, ...(cookies === undefined ? {} : { cookies }) });
  const look = (surface: string, text: string): void => {
    // An address that was asked stands on its own page again, and is no news to who asked.
    seen.set(surface, `${seen.get(surface) ?? ''}\n${text}`);
  };
  const headersOf = (answer: Answer): string => JSON.stringify(answer.headers);
  const textOf = (answer: Answer): string => decodeURIComponentSafely(decodeHtml(answer.text));

  /** Makes one of each thing through the use cases, and gathers what every surface shows. */
  async function lookEverywhere(): Promise<void> {
    const { office } = portal;
    const { deps } = office;
    const { actor: chief } = await office.officer({
      roles: ['chief_ppid', 'desk_officer'],
      fullName: 'Xqindia Kartika',
    });
    const unit = await office.unit({ name: 'Dinas Permukaan' });
    const person = {
      unitId: unit.id,
      fullName: 'Xqjuliet Aminah',
      address: 'Dusun Xqkilo RT 02, Tiris',
      nik: '3513990000771234',
      phone: '+6281298877665',
      details: ['Anggaran Xqmike tahun 2025', 'Penerima hibah Xqmike'],
    };
    const answered = await answer(chief, person);
    const unsent = await prepareOnly(chief, { ...person, email: 'xqlima@contoh.id' });
    const other = await submittedRequest(deps, { fullName: 'Orang Lain' });

    const details = documentDetails(unit.id, { title: 'Laporan terbuka permukaan' });
    const shown = await publishedDocument(deps, chief, details);
    const newer = await stagedFile(deps, await reportPdf(), 'xqcharlie-berkas.pdf');
    accepted(
      await addDocumentVersion(deps, { ...shown, fileId: newer.fileId, note: 'Catatan Xqcharlie' }, chief),
    );
    const gone = await publishedDocument(deps, chief, {
      ...details,
      classification: 'immediate',
      title: 'Pengumuman Xqbravo',
      kind: 'Jenis Xqbravo',
    });
    accepted(await withdrawDocument(deps, { ...gone, reason: 'Memuat data pribadi' }, chief));
    const draft = await draftedDocument(deps, chief, {
      ...details,
      classification: 'available_anytime',
      title: 'Konsep Xqalfa',
      kind: 'Jenis Xqalfa',
      summary: 'Ringkasan Xqalfa',
    });
    const draftFile = await stagedFile(deps, await reportPdf(), 'xqalfa-berkas.pdf');
    accepted(await addDocumentVersion(deps, { ...draft, fileId: draftFile.fileId, note: 'Xqalfa' }, chief));
    await makeHidden(chief, { ...details, regionCode: '35.13.01' });
    await settle(office);

    for (const [surface, targets] of Object.entries(publicPages)) {
      for (const target of targets) {
        const answers = [await get(target), await get(target)];
        for (const [index, one] of answers.entries()) {
          const asked = new URL(target, portal.baseUrl).searchParams.get('q') ?? '';
          const text = withoutAsked(textOf(one), asked);
          look(index === 0 ? surface : 'halaman tersimpan', text);
          look('kepala', withoutAsked(decodeURIComponentSafely(headersOf(one)), asked));
        }
      }
    }
    const shownPage = await get(`/informasi/${shown.slug}`);
    look('dokumen terbit', textOf(shownPage));
    look('kepala', headersOf(shownPage));
    const gonePage = await get(`/informasi/${gone.slug}`);
    assert.equal(gonePage.status, 410);
    look('dokumen ditarik', textOf(gonePage));
    const { db } = office.database;
    for (const file of await db.selectFrom('stored_file').select(['id', 'name']).execute()) {
      const delivered = await get(`/berkas/${file.id}/berkas.pdf`);
      look('berkas', delivered.text);
      look('kepala', headersOf(delivered));
      look('nama berkas', String(delivered.headers['content-disposition'] ?? ''));
    }
    await lookAtCases(answered, unsent, other, chief);
    for (const { parsed } of smtp.mails) look('surel', `${parsed.subject}\n${parsed.text}\n${parsed.html}`);
    assert.ok(smtp.mails.length >= 2, `${smtp.mails.length} mails left`);
    for (const text of [seen.get('perlu dikabari') ?? '', seen.get('tanda terima') ?? '']) {
      look('wa.me', [...text.matchAll(/https:\/\/wa\.me\/[^"]*/g)].map(([link]) => link).join('\n'));
    }
  }

  /** A draft under embargo with its moment fixed, one that is exempt, and one that another has replaced. */
  async function makeHidden(chief: OfficerActor, details: DocumentDetails): Promise<void> {
    const { deps, clock } = portal.office;
    const hidden = (word: string) => ({
      ...details,
      title: `Judul ${word}`,
      kind: `Jenis ${word}`,
      summary: `Isi ${word}`,
    });
    const until = Temporal.Instant.from(clock.now())
      .add({ hours: 48 })
      .toString({ smallestUnit: 'millisecond' });
    const embargoed = await draftedDocument(deps, chief, hidden('Xqnovember'));
    const companion = await stagedFile(deps, await reportPdf(), 'xqnovember-berkas.pdf');
    const companions = [{ fileId: companion.fileId, role: 'data' }] as const;
    accepted(await addCompanions(deps, { ...embargoed, companions }, chief));
    const ref = () => refOf(deps, embargoed.documentId);
    accepted(await embargoDocument(deps, { ...(await ref()), until }, chief));
    accepted(await scheduleDocument(deps, { ...(await ref()), at: until }, chief));
    const exempt = await draftedDocument(deps, chief, hidden('Xqoscar'));
    const record = exemptionRecord(details.unitId, {
      documentId: exempt.documentId,
      information: 'Informasi Xqquebec',
      testedOn: '2026-11-02',
      decidedOn: '2026-11-03',
    });
    accepted(await recordExemption(deps, record, chief));
    const old = await publishedDocument(deps, chief, hidden('Xqpapa'));
    const next = await publishedDocument(deps, chief, { ...details, title: 'Pengganti yang terbuka' });
    const replaced = { ...old, reason: 'Diganti', replacedBySlug: next.slug };
    accepted(await withdrawDocument(deps, replaced, chief));
    const answered = await get(`/informasi/${old.slug}`);
    assert.equal(answered.status, 301);
    assert.equal(answered.headers.location, `/informasi/${next.slug}`);
    look('dokumen terbit', textOf(await get(`/informasi/${next.slug}`)));
  }

  async function answer(chief: OfficerActor, person: Parameters<typeof submittedRequest>[1]) {
    const { deps } = portal.office;
    const proof = await stagedFile(deps, await reportPdf(), 'xqhotel-ktp.pdf');
    const request = await submittedRequest(deps, { ...person, identityProof: proof });
    const { caseId } = request;
    const refusal = await refused(deps);
    const scan = await stagedFile(deps, await reportPdf(), 'xqgolf-uji.pdf');
    const consequenceTest = { ...refusal.consequenceTest, uploadedFileId: scan.fileId };
    await decideAll(deps, chief, caseId, [granted, { ...refusal, consequenceTest }]);
    const file = await stagedFile(deps, await reportPdf(), 'jawaban.pdf');
    const now = await requestNow(deps, caseId);
    const [first] = now.items;
    assert.ok(first);
    const attached = { requestId: caseId, version: now.version, itemId: first.id, fileIds: [file.fileId] };
    accepted(await attachAnswerFile(deps, attached, chief));
    accepted(
      await prepareAnswer(deps, answerCommand(await requestNow(deps, caseId), deps.clock.today()), chief),
    );
    await settle(portal.office);
    accepted(await writeInternalNote(deps, { requestId: caseId, body: 'Catatan Xqfoxtrot' }, chief));
    // The signed paper is the paper itself, so that what it says can be read where it is handed out.
    const letters = new Map();
    for (const letter of await lettersOf(deps, caseId)) {
      if (letter.status !== 'awaiting_signature' || letter.renderedFileId === null) continue;
      const paper = await bytesOf(deps.files.readSealed(letter.renderedFileId));
      const { fileId } = await stagedFile(deps, paper, 'surat.pdf');
      letters.set(letter.id, { letterNumber: null, signedFileId: fileId });
    }
    const { version } = await requestNow(deps, caseId);
    accepted(await sendAnswer(deps, { requestId: caseId, version, letters, handedOver: null }, chief));
    return request;
  }

  async function prepareOnly(chief: OfficerActor, person: Parameters<typeof submittedRequest>[1]) {
    const { deps } = portal.office;
    const request = await submittedRequest(deps, person);
    const { caseId } = request;
    accepted(await sendOfficeMessage(deps, { requestId: caseId, body: 'Mohon tunggu sebentar.' }, chief));
    const reason = { ...notHeld, note: 'Alasan Xqdelta' };
    await decideAll(deps, chief, caseId, [reason]);
    const command = answerCommand(await requestNow(deps, caseId), deps.clock.today(), {
      letterNumber: '000.4/XQECHO/PPID/2026',
    });
    accepted(await prepareAnswer(deps, command, chief));
    accepted(await writeInternalNote(deps, { requestId: caseId, body: 'Catatan Xqfoxtrot' }, chief));
    await settle(portal.office);
    return request;
  }

  async function lookAtCases(
    answered: SubmittedRequest,
    unsent: SubmittedRequest,
    other: SubmittedRequest,
    chief: OfficerActor,
  ): Promise<void> {
    const { deps } = portal.office;
    const sessionOf = async (request: SubmittedRequest) => {
      const opened = await openCaseWithCode(deps, { ...request, clientAddress: freshAddress() });
      return `kasus=${accepted(opened).token}`;
    };
    for (const request of [answered, unsent]) {
      const cookies = await sessionOf(request);
      const page = await get('/kasus', cookies);
      assert.equal(page.status, 200);
      look('perkara sendiri', textOf(page));
      look(
        'tanda terima',
        textOf(await get('/permohonan/tanda-terima', `tanda-terima=${sealReceipt(deps.vault, request)}`)),
      );
      for (const [, href = ''] of page.text.matchAll(/href="(\/kasus\/berkas\/[^"]+)"/g)) {
        const file = await get(decodeHtml(href), cookies);
        assert.equal(file.status, 200, href);
        look('nama berkas', String(file.headers['content-disposition']));
        if (!href.includes('jawaban')) look('surat terkirim', (await inspectPdf(file.body)).text);
      }
      for (const letter of await lettersOf(deps, request.caseId)) {
        look('verifikasi', textOf(await get(`/verifikasi/${letter.verificationCode}`)));
      }
    }
    look('perkara orang lain', textOf(await get('/kasus', await sessionOf(other))));
    const officer = `petugas=${(await deps.officerSessions.open(chief.officerId)).token}`;
    const list = await get('/petugas/perlu-dikabari', officer);
    assert.equal(list.status, 200);
    const [, main = ''] = /<main[\s\S]*?>([\s\S]*)<\/main>/.exec(list.text) ?? [];
    look('perlu dikabari', decodeURIComponentSafely(decodeHtml(main)));
  }

  test('every surface of the table was looked at, and every thing has a mark', () => {
    assert.deepEqual([...seen.keys()].toSorted(), [...table.surfaces].toSorted());
    assert.deepEqual([...table.rows.keys()].toSorted(), Object.keys(marks).toSorted());
  });

  test('no thing is seen where it must not be, and each mark is seen where it must', (t) => {
    const wrong: string[] = [];
    let cells = 0;
    for (const [thing, words] of Object.entries(marks)) {
      for (const [index, surface] of table.surfaces.entries()) {
        cells += 1;
        const expected = table.rows.get(thing)?.[index];
        const text = (seen.get(surface) ?? '').toLowerCase();
        const found = words.filter((word) => text.includes(word.toLowerCase()));
        if (expected === 'tidak' && found.length > 0)
          wrong.push(`${thing} leaks on ${surface}: ${found.join(', ')}`);
        if (expected === 'ya' && found.length === 0) wrong.push(`${thing} is missing on ${surface}`);
      }
    }
    t.diagnostic(`${cells} cells, ${wrong.length} wrong`);
    assert.deepEqual(wrong, []);
  });
});

/** What was typed into the search is shown again; only what the portal adds to it counts. */
function withoutAsked(text: string, asked: string): string {
  return asked === '' ? text : text.replaceAll(asked, '').replaceAll(encodeURIComponent(asked), '');
}

function decodeURIComponentSafely(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
