import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { issueIdentityViewGrant } from '#application/file-access/identity-view-grant.ts';
import type { FilePurpose } from '#application/ports/stored-file-repository.ts';
import type { OfficerActor, Role } from '#domain/officer/role.ts';
import { asId, type InformationRequestId, type StoredFileId, type UnitId } from '#domain/shared/ids.ts';
import { noRegisterColumns } from '#tests/factories/document-columns.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { startTestHost, type TestHost } from './stub-host.ts';

const content = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 31 + 7) % 251));
const sha256 = createHash('sha256').update(content).digest('hex');

eachDialect('files for those who may have them', (context) => {
  let office: TestOffice;
  let running: TestHost;
  let unit: UnitId;
  let otherUnit: UnitId;
  let cases: { readonly own: InformationRequestId; readonly other: InformationRequestId };
  const files = new Map<string, StoredFileId>();
  let citizenCookie = '';
  const cookies = new Map<string, { readonly cookie: string; readonly actor: OfficerActor }>();

  before(async () => {
    office = await createTestOffice(context);
    running = await startTestHost({ deps: office.deps });
    unit = (await office.unit()).id;
    otherUnit = (await office.unit()).id;
    cases = { own: await addCase(unit, 1), other: await addCase(otherUnit, 2) };
    const released = { visibleToCitizen: true };
    files.set('answer', await addFile('answer_attachment', cases.own, released));
    files.set('unreleased answer', await addFile('answer_attachment', cases.own));
    files.set('answer of another case', await addFile('answer_attachment', cases.other, released));
    files.set('letter', await addFile('letter_signed', cases.own, released));
    files.set('consequence test', await addFile('consequence_test', cases.own));
    files.set('proof', await addFile('identity_proof', cases.own));
    files.set('staged', await addFile('staged', null));
    files.set('published', await addDocument('published', unit));
    files.set('draft', await addDocument('draft', unit));
    files.set('withdrawn', await addDocument('withdrawn', unit));
    citizenCookie = await openCitizenSession(cases.own);
    await signIn('desk', 'desk_officer', null);
    await signIn('unit', 'unit_ppid', unit);
    await signIn('other unit', 'unit_ppid', otherUnit);
    await signIn('auditor', 'auditor', null);
    await signIn('administrator', 'administrator', null);
  });
  after(() => running.close());

  async function addCase(unitId: UnitId, number: number): Promise<InformationRequestId> {
    const id = asId<InformationRequestId>(office.deps.ids.next());
    const { db } = office.database;
    await db
      .insertInto('information_request')
      .values({
        id,
        number: `PI-2026-00000${number}`,
        status: 'registered',
        is_open: 1,
        channel: 'web',
        received_at: office.clock.now(),
        received_on: '2026-11-25',
        due_on: '2026-12-09',
        due_provisional: 0,
        extended_at: null,
        requester_type: 'individual',
        full_name: 'Siti',
        sealed_nik: null,
        nik_fingerprint: null,
        address: 'Kraksaan',
        region_code: null,
        email: null,
        phone: '+6281234567890',
        do_not_notify: 0,
        purposes: '[]',
        purpose_text: '',
        obtain_methods: '[]',
        delivery_methods: '[]',
        unit_id: unitId,
        assignee_id: null,
        identity_checked_at: null,
        identity_checked_by: null,
        identity_evidence: null,
        code_digest: `code${number}`,
        code_generation: 1,
        link_digest: `link${number}`,
        outcome: null,
        answered_at: null,
        withdrawn_at: null,
        search_text: '',
        version: 1,
      })
      .execute();
    return id;
  }

  async function addFile(
    purpose: FilePurpose,
    caseId: InformationRequestId | null,
    options: { readonly visibleToCitizen?: boolean; readonly name?: string } = {},
  ): Promise<StoredFileId> {
    const id = asId<StoredFileId>(office.deps.ids.next());
    const written = await office.deps.files.writeSealed(id, chunks(), 1_000_000);
    assert.ok(!('code' in written));
    await office.deps.unitOfWork.transaction((tx) =>
      tx.storedFiles.add({
        id,
        purpose,
        ref: caseId === null ? null : { caseKind: 'information_request', caseId },
        itemId: null,
        visibleToCitizen: options.visibleToCitizen ?? false,
        name: options.name ?? 'Jawaban “akhir”.pdf',
        mediaType: 'application/pdf',
        byteSize: written.byteSize,
        sha256: written.sha256,
        keyId: written.keyId,
        uploadedBy: null,
        createdAt: office.clock.now(),
        publishedAt: null,
        deletedAt: null,
      }),
    );
    return id;
  }

  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.length; at += 30_000) yield content.subarray(at, at + 30_000);
  }

  async function addDocument(
    status: 'draft' | 'published' | 'withdrawn',
    unitId: UnitId,
  ): Promise<StoredFileId> {
    const fileId = await addFile('document', null, { name: 'Laporan.pdf' });
    const { actor } = await office.officer();
    const id = office.deps.ids.next();
    const versionId = office.deps.ids.next();
    const at = office.clock.now();
    await office.database.db
      .insertInto('public_document')
      .values({
        id,
        slug: `laporan-${status}`,
        title: 'Laporan',
        classification: 'periodic',
        unit_id: unitId,
        year: 2026,
        kind: 'Laporan',
        region_code: null,
        summary: '',
        status,
        current_version_id: versionId,
        published_at: status === 'draft' ? null : at,
        withdrawn_at: status === 'withdrawn' ? at : null,
        withdrawal_reason: status === 'withdrawn' ? 'Keliru' : null,
        search_text: '',
        created_by: actor.officerId,
        created_at: at,
        updated_at: at,
        version: 1,
        ...noRegisterColumns,
      })
      .execute();
    await office.database.db
      .insertInto('document_version')
      .values({
        id: versionId,
        document_id: id,
        version_number: 1,
        file_id: fileId,
        note: '',
        created_by: actor.officerId,
        created_at: at,
        published_at: status === 'draft' ? null : at,
      })
      .execute();
    if (status === 'published') await office.deps.files.publish(fileId);
    return fileId;
  }

  async function openCitizenSession(caseId: InformationRequestId): Promise<string> {
    const token = office.deps.ids.secret();
    await office.deps.unitOfWork.transaction((tx) =>
      tx.caseAccess.openSession(
        { caseKind: 'information_request', caseId },
        office.deps.vault.digest('citizen_session', token),
        office.clock.now(),
        '2026-11-25T03:30:00.000Z',
      ),
    );
    return `kasus=${token}`;
  }

  async function signIn(name: string, role: Role, unitId: UnitId | null): Promise<void> {
    const { actor } = await office.officer({ roles: [role], unit: unitId });
    const { token } = await office.deps.officerSessions.open(actor.officerId);
    cookies.set(name, { cookie: `petugas=${token}`, actor });
  }

  const idOf = (name: string): StoredFileId => {
    const id = files.get(name);
    assert.ok(id, name);
    return id;
  };
  const cookieOf = (name: string): string => cookies.get(name)?.cookie ?? '';
  const ask = (
    shelf: string,
    name: string,
    headers: Record<string, string> = {},
    method = 'GET',
    query = '',
  ) =>
    fetch(`http://localhost:${running.port}${shelf}/${idOf(name)}/Jawaban.pdf${query}`, {
      headers,
      method,
      redirect: 'manual',
    });

  describe('the matrix of who gets what', () => {
    const everyFile = [
      'answer',
      'unreleased answer',
      'answer of another case',
      'letter',
      'consequence test',
      'proof',
      'staged',
      'published',
      'draft',
      'withdrawn',
    ];
    type Row = {
      readonly who: string;
      readonly shelf: string;
      readonly cookie: () => string;
      readonly gets: readonly string[];
      readonly otherwise: Record<string, number>;
      readonly refusal: number;
    };
    const caseFiles = ['answer', 'unreleased answer', 'letter', 'consequence test'];
    const rows: readonly Row[] = [
      {
        who: 'a guest on the public shelf',
        shelf: '/berkas',
        cookie: () => '',
        gets: ['published'],
        otherwise: { withdrawn: 410 },
        refusal: 404,
      },
      {
        who: 'a citizen on the public shelf',
        shelf: '/berkas',
        cookie: () => citizenCookie,
        gets: ['published'],
        otherwise: { withdrawn: 410 },
        refusal: 404,
      },
      {
        who: 'an officer on the public shelf',
        shelf: '/berkas',
        cookie: () => cookieOf('desk'),
        gets: ['published'],
        otherwise: { withdrawn: 410 },
        refusal: 404,
      },
      {
        who: 'a guest on the citizens’ shelf',
        shelf: '/kasus/berkas',
        cookie: () => '',
        gets: [],
        otherwise: {},
        refusal: 403,
      },
      {
        who: 'an officer on the citizens’ shelf',
        shelf: '/kasus/berkas',
        cookie: () => cookieOf('desk'),
        gets: [],
        otherwise: {},
        refusal: 403,
      },
      {
        who: 'a made-up session on the citizens’ shelf',
        shelf: '/kasus/berkas',
        cookie: () => `kasus=${'A'.repeat(43)}`,
        gets: [],
        otherwise: {},
        refusal: 403,
      },
      {
        who: 'the citizen of the case',
        shelf: '/kasus/berkas',
        cookie: () => citizenCookie,
        gets: ['answer', 'letter'],
        otherwise: {},
        refusal: 404,
      },
      {
        who: 'a guest on the officers’ shelf',
        shelf: '/petugas/berkas',
        cookie: () => '',
        gets: [],
        otherwise: {},
        refusal: 403,
      },
      {
        who: 'a citizen on the officers’ shelf',
        shelf: '/petugas/berkas',
        cookie: () => citizenCookie,
        gets: [],
        otherwise: {},
        refusal: 403,
      },
      {
        who: 'a made-up session on the officers’ shelf',
        shelf: '/petugas/berkas',
        cookie: () => `petugas=${'A'.repeat(43)}`,
        gets: [],
        otherwise: {},
        refusal: 403,
      },
      {
        who: 'the desk',
        shelf: '/petugas/berkas',
        cookie: () => cookieOf('desk'),
        gets: [...caseFiles, 'answer of another case', 'published', 'draft', 'withdrawn'],
        otherwise: {},
        refusal: 404,
      },
      {
        who: 'the PPID of the unit',
        shelf: '/petugas/berkas',
        cookie: () => cookieOf('unit'),
        gets: [...caseFiles, 'published', 'draft', 'withdrawn'],
        otherwise: {},
        refusal: 404,
      },
      {
        who: 'the PPID of another unit',
        shelf: '/petugas/berkas',
        cookie: () => cookieOf('other unit'),
        gets: ['answer of another case'],
        otherwise: {},
        refusal: 404,
      },
      {
        who: 'an auditor',
        shelf: '/petugas/berkas',
        cookie: () => cookieOf('auditor'),
        gets: [...caseFiles, 'answer of another case'],
        otherwise: {},
        refusal: 404,
      },
      {
        who: 'the administrator',
        shelf: '/petugas/berkas',
        cookie: () => cookieOf('administrator'),
        gets: [],
        otherwise: {},
        refusal: 404,
      },
    ];
    for (const row of rows) {
      test(`${row.who}: ${row.gets.join(', ') || 'nothing'}`, async () => {
        for (const name of everyFile) {
          const answer = await ask(row.shelf, name, row.cookie() === '' ? {} : { cookie: row.cookie() });
          const bytes = Buffer.from(await answer.arrayBuffer());
          if (row.gets.includes(name)) {
            assert.equal(answer.status, 200, name);
            assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, name);
          } else {
            assert.equal(answer.status, row.otherwise[name] ?? row.refusal, name);
            assert.equal(bytes.includes(content.subarray(0, 200)), false, name);
            assert.match(bytes.toString(), /<html lang="id">/);
          }
          if (row.shelf !== '/berkas') assert.equal(answer.headers.get('cache-control'), 'no-store', name);
        }
      });
    }
  });

  test('a session that is over opens nothing', async () => {
    office.clock.set('2026-11-25T03:31:00.000Z');
    try {
      assert.equal((await ask('/kasus/berkas', 'answer', { cookie: citizenCookie })).status, 403);
    } finally {
      office.clock.set('2026-11-25T03:00:00.000Z');
    }
  });

  test('an identity proof opens only with a fresh grant for this officer and this file', async () => {
    const desk = cookies.get('desk');
    const auditor = cookies.get('auditor');
    assert.ok(desk && auditor);
    const proof = idOf('proof');
    const { deps } = office;
    const open = async (who: { readonly cookie: string }, grant: string) => {
      const answer = await ask(
        '/petugas/berkas',
        'proof',
        { cookie: who.cookie },
        'GET',
        `?izin=${encodeURIComponent(grant)}`,
      );
      await answer.arrayBuffer();
      return answer.status;
    };
    const grant = issueIdentityViewGrant(deps, desk.actor.officerId, proof);
    assert.equal(await open(desk, grant), 200);
    assert.equal(await open(desk, ''), 404);
    assert.equal(await open(desk, `${grant.slice(0, -12)}AAAA${grant.slice(-8)}`), 404);
    assert.equal(await open(auditor, grant), 404);
    assert.equal(await open(auditor, issueIdentityViewGrant(deps, auditor.actor.officerId, proof)), 404);
    assert.equal(await open(desk, issueIdentityViewGrant(deps, desk.actor.officerId, idOf('answer'))), 404);
    assert.equal(await open(desk, deps.vault.seal('nik', `${desk.actor.officerId}|${proof}|9`)), 404);
    office.clock.advance({ minutes: 6 });
    try {
      assert.equal(await open(desk, grant), 404);
    } finally {
      office.clock.set('2026-11-25T03:00:00.000Z');
    }
  });

  test('a published PDF opens in place, anybody may keep it but must ask again', async () => {
    const answer = await ask('/berkas', 'published');
    await answer.arrayBuffer();
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.match(answer.headers.get('content-disposition') ?? '', /^inline; filename="Laporan\.pdf"/);
    assert.equal(answer.headers.get('cache-control'), 'public, no-cache');
    assert.equal(answer.headers.get('etag'), `"${sha256}"`);
    assert.equal(answer.headers.get('accept-ranges'), 'bytes');
    assert.equal(answer.headers.get('set-cookie'), null);
  });

  test('every other file is an attachment that can do nothing', async () => {
    const answer = await ask('/kasus/berkas', 'answer', { cookie: citizenCookie });
    await answer.arrayBuffer();
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename="Jawaban _akhir_\.pdf"; filename\*=UTF-8''Jawaban%20%E2%80%9Cakhir%E2%80%9D\.pdf$/,
    );
    assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
  });

  test('a download that broke off is taken up where it stopped, public or sealed', async () => {
    for (const [shelf, name, headers] of [
      ['/berkas', 'published', {}],
      ['/kasus/berkas', 'answer', { cookie: citizenCookie }],
    ] as const) {
      for (const [range, from, to] of [
        ['bytes=0-0', 0, 1],
        ['bytes=65530-65550', 65_530, 65_551],
        ['bytes=199990-', 199_990, 200_000],
        ['bytes=-7', 199_993, 200_000],
      ] as const) {
        const answer = await ask(shelf, name, { ...headers, range });
        const bytes = Buffer.from(await answer.arrayBuffer());
        assert.equal(answer.status, 206, range);
        assert.equal(answer.headers.get('content-range'), `bytes ${from}-${to - 1}/200000`);
        assert.deepEqual(bytes, content.subarray(from, to));
      }
      const beyond = await ask(shelf, name, { ...headers, range: 'bytes=200000-' });
      await beyond.arrayBuffer();
      assert.equal(beyond.status, 416);
      assert.equal(beyond.headers.get('content-range'), 'bytes */200000');
      const changed = await ask(shelf, name, { ...headers, range: 'bytes=0-9', 'if-range': '"other"' });
      assert.equal((await changed.arrayBuffer()).byteLength, 200_000);
      const same = await ask(shelf, name, { ...headers, range: 'bytes=0-9', 'if-range': `"${sha256}"` });
      assert.equal((await same.arrayBuffer()).byteLength, 10);
    }
  });

  test('an unchanged copy is not sent again, but only to who may have it', async () => {
    const known = { 'if-none-match': `"${sha256}"` };
    const again = await ask('/berkas', 'published', known);
    assert.equal(again.status, 304);
    assert.equal((await again.arrayBuffer()).byteLength, 0);
    assert.equal(
      (await ask('/kasus/berkas', 'unreleased answer', { ...known, cookie: citizenCookie })).status,
      404,
    );
    assert.equal((await ask('/kasus/berkas', 'answer', known)).status, 403);
  });

  test('HEAD tells size and tag without a byte', async () => {
    const answer = await ask('/berkas', 'published', {}, 'HEAD');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-length'), '200000');
    assert.equal((await answer.arrayBuffer()).byteLength, 0);
  });

  test('a withdrawn document’s file says so and points to the document', async () => {
    const answer = await ask('/berkas', 'withdrawn');
    assert.equal(answer.status, 410);
    const text = await answer.text();
    assert.match(text, /sudah ditarik/);
    assert.match(text, /href="\/informasi\/laporan-withdrawn"/);
  });

  test('guessed addresses are not found, with or without a session', async () => {
    const guesses = [
      '/berkas',
      '/berkas/',
      '/berkas/1/a',
      '/kasus/berkas/x/y',
      '/petugas/berkas/',
      `/berkas/${idOf('published')}`,
      `/berkas/${idOf('published')}/a/b`,
      `/berkas/${idOf('published').toUpperCase()}/a`,
      `/berkas/${office.deps.ids.next()}/a`,
    ];
    for (const guess of guesses) {
      for (const cookie of ['', citizenCookie, cookieOf('desk')]) {
        const answer = await fetch(`http://localhost:${running.port}${guess}`, {
          headers: cookie === '' ? {} : { cookie },
        });
        await answer.arrayBuffer();
        assert.equal(answer.status, 404, guess);
      }
    }
  });
});
