import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { publishComplaint } from '#application/complaint/publish-complaint.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import { periodKeys } from '#domain/deadline/statutory-periods.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import {
  accepted,
  documentDetails,
  draftedDocument,
  publishedDocument,
  refOf,
} from '#tests/factories/public-documents.ts';
import { requireDebianPackage } from '#tests/support/debian-packages.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { send } from '../bad-input/portal.ts';
import { type MatrixPortal, openPortal } from '../matrix/portal-in-process.ts';

const run = promisify(execFile);
const fixtures = path.join(import.meta.dirname, '../../fixtures/machines');
const odd = 'Jalan <Krucil> & "Bremi" – 100% \u{1F6A7}';

eachDialect('the library for machines', (context) => {
  let portal: MatrixPortal;
  let chief: OfficerActor;
  let unit: { readonly id: UnitId; readonly slug: string };
  let withdrawnSlug = '';
  let draftSlug = '';
  let schemas: Ajv2020;
  const ask = (address: string) => send(portal, { path: address });
  const json = async (address: string) => JSON.parse((await ask(address)).text);
  /** Fails with what is wrong where an answer of the API is not what its description says. */
  const judge = (schema: string, value: unknown): void => {
    const check = schemas.getSchema(`openapi#/components/schemas/${schema}`);
    assert.ok(check, schema);
    assert.ok(check(value), `${schema}: ${JSON.stringify(check.errors)}`);
  };
  const xmllint = async (body: string, ...how: readonly string[]): Promise<void> => {
    const tool = await requireDebianPackage('xmllint', 'libxml2-utils');
    const folder = await mkdtemp(path.join(tmpdir(), 'ppid-xml-'));
    try {
      const file = path.join(folder, 'body.xml');
      await writeFile(file, body);
      await run(tool, ['--noout', '--nonet', ...how, file]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  before(async () => {
    portal = await openPortal(context);
    const { office } = portal;
    chief = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unit = await office.unit({ name: 'Dinas Jalan & Jembatan', slug: 'dinas-jalan-uji' });
    for (let n = 1; n <= 5; n += 1) {
      office.clock.advance({ hours: 24 * 9 });
      await publishedDocument(
        office.deps,
        chief,
        documentDetails(unit.id, {
          title: n === 3 ? odd : `Laporan jalan nomor ${n}`,
          classification: n === 5 ? 'available_anytime' : 'periodic',
          regionCode: n === 2 ? '35.13.02' : null,
          summary: n === 1 ? '' : `Ringkasan ${odd}`,
        }),
      );
    }
    const gone = await publishedDocument(
      office.deps,
      chief,
      documentDetails(unit.id, { title: 'Dokumen yang ditarik' }),
    );
    withdrawnSlug = gone.slug;
    accepted(
      await withdrawDocument(
        office.deps,
        { ...(await refOf(office.deps, gone.documentId)), reason: 'Salah unggah.' },
        chief,
      ),
    );
    const draft = await draftedDocument(
      office.deps,
      chief,
      documentDetails(unit.id, { title: 'Masih konsep' }),
    );
    const row = await office.database.db
      .selectFrom('public_document')
      .select('slug')
      .where('id', '=', draft.documentId)
      .executeTakeFirstOrThrow();
    draftSlug = row.slug;
    schemas = new Ajv2020({ strict: false });
    addFormats.default(schemas);
    schemas.addSchema({ ...(await json('/api/openapi.json')), $id: 'openapi' });
  });
  after(() => portal.close());

  test('the description of the API is sound OpenAPI 3.1, with an id and answers for every operation', async () => {
    const description = await json('/api/openapi.json');
    const verdict = await new Validator().validate(structuredClone(description));
    assert.ok(verdict.valid, JSON.stringify(verdict.errors));
    const operations = Object.values<{ get: { operationId: string; responses: object } }>(description.paths);
    const ids = operations.map(({ get }) => get.operationId);
    assert.equal(new Set(ids).size, ids.length);
    for (const { get } of operations) assert.ok(Object.keys(get.responses).length >= 2, get.operationId);
  });

  test('documents come newest first, page by page, each once, and as described', async () => {
    const seen: string[] = [];
    let next: string | null = '/api/v1/dokumen?batas=2';
    while (next !== null) {
      const page: { documents: { id: string }[]; next: string | null } = await json(next);
      judge('Documents', page);
      seen.push(...page.documents.map(({ id }) => id));
      next = page.next === null ? null : page.next.slice(portal.baseUrl.length);
    }
    assert.equal(seen.length, 5);
    assert.equal(new Set(seen).size, 5);
    assert.equal(seen[0], 'laporan-jalan-nomor-5');
  });

  test('filters narrow, and one that is misspelt is refused instead of giving everything', async () => {
    const byClass = await json('/api/v1/dokumen?kelas=setiap-saat');
    assert.deepEqual(
      byClass.documents.map(({ title }: { title: string }) => title),
      ['Laporan jalan nomor 5'],
    );
    assert.equal((await json('/api/v1/dokumen?wilayah=35.13.02')).documents.length, 1);
    for (const wrong of [
      'kelas=salah',
      'tahun=20',
      'batas=0',
      'batas=201',
      'batas=x',
      'q=jalan',
      'halaman=x',
    ]) {
      const refused = await ask(`/api/v1/dokumen?${wrong}`);
      assert.equal(refused.status, 422, wrong);
      judge('Error', JSON.parse(refused.text));
    }
  });

  test('one document has its file with a hash that fits, and what is not public is not there', async () => {
    const document = await json('/api/v1/dokumen/laporan-jalan-nomor-1');
    judge('Document', document);
    const file = await ask(document.file.url.slice(portal.baseUrl.length));
    assert.equal(file.status, 200);
    assert.equal(file.body.length, document.file.bytes);
    for (const slug of [withdrawnSlug, draftSlug, 'tidak-ada', 'HURUF-BESAR', '%20']) {
      const missing = await ask(`/api/v1/dokumen/${slug}`);
      assert.equal(missing.status, 404, slug);
      judge('Error', JSON.parse(missing.text));
    }
  });

  test('suggestions, deadlines and statistics are as described', async () => {
    judge('Suggestions', await json('/api/v1/saran?q=lapor'));
    for (const key of periodKeys) {
      judge('Deadline', await json(`/api/v1/tenggat?mulai=2026-11-02&jenis=${key}`));
    }
    judge('Error', await json('/api/v1/tenggat?mulai=besok&jenis=request_answer'));
    judge('Statistics', await json('/api/v1/statistik'));
    judge('Error', await json('/api/v1/statistik?tahun=1'));
  });

  test('complaints shown to the public are as described, others are not there', async () => {
    const { deps } = portal.office;
    const desk = (await portal.office.officer({ roles: ['complaint_desk'] })).actor;
    const shown = await submittedComplaint(deps);
    const hidden = await submittedComplaint(deps);
    const complaintId = shown.caseId;
    const handOver = {
      complaintId,
      version: 1,
      unitIds: [unit.id],
      note: '',
      classification: lampClassification,
    };
    accepted(await handOverComplaint(deps, handOver, desk));
    const seen = await deps.queries.complaints.officerComplaint(complaintId, complaintScope(desk));
    const publicBody = 'Lampu jalan di depan musala mati.';
    accepted(await publishComplaint(deps, { complaintId, version: seen?.version ?? 0, publicBody }, desk));
    const page = await json('/api/v1/pengaduan');
    judge('Complaints', page);
    const numbers = page.complaints.map(({ number }: { number: string }) => number);
    assert.ok(numbers.includes(shown.number) && !numbers.includes(hidden.number));
  });

  test('the catalogue is DCAT by the shapes, and a broken one is not', async () => {
    const turtle = await readFile(path.join(fixtures, 'dcat-shapes.ttl'), 'utf8');
    const shapes = new Store(new Parser().parse(turtle));
    const validator = new SHACLValidator(shapes);
    const graphOf = async (document: object) =>
      new Store(
        new Parser({ format: 'N-Quads' }).parse(
          String(await jsonld.toRDF(document, { format: 'application/n-quads' })),
        ),
      );
    const catalogue = await json('/catalog.jsonld');
    const graph = await graphOf(catalogue);
    const datasets = graph.getSubjects(
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
      'http://www.w3.org/ns/dcat#Dataset',
      null,
    );
    assert.equal(datasets.length, 5);
    const report = await validator.validate(graph);
    assert.ok(
      report.conforms,
      report.results
        .map(({ path: at, message }) => `${at?.value}: ${message.map((one) => one.value)}`)
        .join('\n'),
    );
    const broken = structuredClone(catalogue);
    for (const node of broken['@graph']) if (node['@type'] === 'dcat:Dataset') delete node['dct:title'];
    assert.equal((await validator.validate(await graphOf(broken))).conforms, false);
  });

  test('the Atom feed is sound, newest first, and holds only what is public', async () => {
    const feed = await ask('/feed.xml');
    assert.match(String(feed.headers['content-type']), /^application\/atom\+xml/);
    await xmllint(feed.text, '--relaxng', path.join(fixtures, 'atom.rng'));
    assert.ok(feed.text.includes('laporan-jalan-nomor-5'));
    assert.ok(!feed.text.includes(withdrawnSlug) && !feed.text.includes('Masih konsep'));
    const some = await ask('/feed.xml?kelas=setiap-saat&unit=dinas-jalan-uji');
    await xmllint(some.text, '--relaxng', path.join(fixtures, 'atom.rng'));
    assert.equal(some.text.match(/<entry>/g)?.length, 1);
    assert.equal((await ask('/feed.xml?kelas=salah')).status, 422);
  });

  test('the JSON feed is sound', async () => {
    const feed: { items: { title: string }[] } = await json('/feed.json');
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const check = ajv.compile(
      JSON.parse(await readFile(path.join(fixtures, 'json-feed.schema.json'), 'utf8')),
    );
    assert.equal(check(feed), true, JSON.stringify(check.errors));
    assert.ok(feed.items.some(({ title }) => title === odd));
  });

  test('the sitemaps are sound, name every published document once with its day, and nothing else', async () => {
    const schema = path.join(fixtures, 'sitemap.xsd');
    const index = await ask('/sitemap.xml');
    await xmllint(index.text, '--schema', schema);
    const maps = [...index.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);
    const found: string[] = [];
    for (const url of maps) {
      const map = await ask(url.slice(portal.baseUrl.length));
      assert.equal(map.status, 200, url);
      await xmllint(map.text, '--schema', schema);
      found.push(...[...map.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, page = '']) => page));
    }
    assert.equal(new Set(found).size, found.length);
    const documents = found.filter((url) => url.includes('/informasi/laporan-') || url.includes('krucil'));
    assert.equal(documents.length, 5);
    assert.ok(!found.some((url) => url.includes(withdrawnSlug) || url.includes(draftSlug)));
    for (const wrong of ['2026-13', '2026', 'x', '..']) {
      assert.equal((await ask(`/sitemap/${wrong}.xml`)).status, 404, wrong);
    }
  });

  test('every standing page of the sitemap is there', async () => {
    const map = await ask('/sitemap/halaman.xml');
    for (const [, url = ''] of map.text.matchAll(/<loc>([^<]+)<\/loc>/g)) {
      assert.equal((await ask(url.slice(portal.baseUrl.length) || '/')).status, 200, url);
    }
  });

  test('robots are led to the sitemap and away from what is personal; a finder of holes is told where to write', async () => {
    const robots = await ask('/robots.txt');
    assert.match(robots.text, new RegExp(`^Sitemap: ${portal.baseUrl}/sitemap.xml$`, 'm'));
    for (const path_ of ['/petugas/', '/kasus', '/lacak'])
      assert.ok(robots.text.includes(`Disallow: ${path_}`));
    const security = await ask('/.well-known/security.txt');
    assert.equal(security.headers['content-type'], 'text/plain; charset=utf-8');
    assert.match(security.text, /^Contact: (?:mailto:|http)/m);
    const expires = /^Expires: (.+)$/m.exec(security.text)?.[1] ?? '';
    const { clock } = portal.office.deps;
    assert.ok(expires > clock.now() && expires.slice(0, 4) <= String(Number(clock.today().slice(0, 4)) + 1));
  });

  test('a withdrawal leaves the catalogue, the feeds, the sitemap and the API at once', async () => {
    const { office } = portal;
    const one = await publishedDocument(
      office.deps,
      chief,
      documentDetails(unit.id, { title: 'Sebentar saja' }),
    );
    const month = office.deps.clock.now().slice(0, 7);
    const surfaces = [
      '/catalog.jsonld',
      '/feed.xml',
      '/feed.json',
      `/sitemap/${month}.xml`,
      '/api/v1/dokumen',
    ];
    for (const surface of surfaces) assert.ok((await ask(surface)).text.includes(one.slug), surface);
    accepted(
      await withdrawDocument(
        office.deps,
        { ...(await refOf(office.deps, one.documentId)), reason: 'Salah unggah.' },
        chief,
      ),
    );
    for (const surface of surfaces) assert.ok(!(await ask(surface)).text.includes(one.slug), surface);
  });
});
