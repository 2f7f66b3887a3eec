import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import type { LibraryFilter } from '#application/public-document/public-document-views.ts';
import { indexDocuments } from '#application/search/index-documents.ts';
import { searchDocuments } from '#application/search/search-documents.ts';
import { changeUnit } from '#application/settings/change-unit.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { documentDetails, publishedDocument } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('the library', (context) => {
  let office: TestOffice;
  let works: UnitId;
  let health: UnitId;
  const documents = () => office.deps.queries.publicDocuments;
  const found = async (question: string) => {
    const { rows } = await searchDocuments(office.deps, question, {}, 1);
    return rows.flatMap((row) => (row.holdsAll ? [row.title] : []));
  };
  const titles = async (filter: LibraryFilter) =>
    (await documents().library(filter, 100, null)).rows.map((row) => row.title);

  before(async () => {
    office = await createTestOffice(context);
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    works = (await office.unit({ name: 'Dinas Pekerjaan Umum', slug: 'dinas-pu' })).id;
    health = (await office.unit({ name: 'Dinas Kesehatan', slug: 'dinas-kesehatan-uji' })).id;
    for (let n = 1; n <= 45; n += 1) {
      // Three documents share each instant, so that only the id tells them apart.
      if (n % 3 === 1) office.clock.advance({ minutes: 1 });
      await publishedDocument(
        office.deps,
        actor,
        documentDetails(n % 2 === 0 ? works : health, {
          title: `Laporan Bulanan Nomor ${n}`,
          year: 2020 + (n % 5),
          kind: n % 9 === 0 ? 'Peraturan' : 'Laporan kinerja',
          classification: n % 15 === 0 ? 'available_anytime' : 'periodic',
          summary: n === 7 ? 'Perbaikan jalan 100% selesai di_kecamatan (Café) "Tiris".' : '',
        }),
      );
    }
  });

  test('walks through 45 documents without missing or repeating one, and back again', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    let last: string | null = null;
    do {
      const page = await documents().library({}, 10, cursor);
      seen.push(...page.rows.map((row) => row.slug));
      last = page.previousCursor;
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.equal(seen.length, 45);
    assert.equal(new Set(seen).size, 45);
    const whole = await documents().library({}, 100, null);
    assert.deepEqual(
      seen,
      whole.rows.map((row) => row.slug),
    );
    assert.equal(whole.nextCursor, null);
    assert.equal(whole.previousCursor, null);

    const back: string[] = [];
    while (last !== null) {
      const page = await documents().library({}, 10, last);
      back.unshift(...page.rows.map((row) => row.slug));
      last = page.previousCursor;
    }
    assert.deepEqual(back, seen.slice(0, 40));
  });

  test('starts anew from an address that is no page of ours', async () => {
    const first = await documents().library({}, 5, null);
    for (const cursor of ['', 'x', 'lama~~', "lama~2026'--~1", '%00']) {
      assert.deepEqual(await documents().library({}, 5, cursor), first);
    }
  });

  test('finds documents that hold every word, in title, summary, unit, kind or year', async () => {
    assert.deepEqual(await found('perbaikan JALAN'), ['Laporan Bulanan Nomor 7']);
    assert.deepEqual(await found('jalan kesehatan cafe'), ['Laporan Bulanan Nomor 7']);
    assert.equal((await found('peraturan')).length, 5);
    assert.equal((await found('2021 kesehatan')).length, 5);
  });

  test('takes the signs of a pattern as signs', async () => {
    const signs = ['%', '_', '\\', "'", '"tiris"', '()*', "' or 1=1 --", '!', '!%', 'a* OR b', 'NEAR(a b)'];
    for (const text of signs) assert.ok((await found(text)).length <= 20, text);
    assert.deepEqual(await found('selesai 100%'), ['Laporan Bulanan Nomor 7']);
    assert.deepEqual(await found('di_kecamatan'), ['Laporan Bulanan Nomor 7']);
  });

  test('answers any question without an error', async () => {
    const questions = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '*',
            '(',
            ')',
            'jalan',
            'NEAR',
            'AND',
            '-',
            ':',
            '^',
            "'",
            'title',
            '&',
            '|',
            '!',
            '<->',
            '\\',
          ),
          {
            maxLength: 12,
          },
        )
        .map((parts) => parts.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(questions, fc.string({ maxLength: 20 }), async (question, kind) => {
        const filter = { kind: kind.replaceAll('\u0000', '') };
        await searchDocuments(office.deps, question.replaceAll('\u0000', ''), filter, 1);
        await documents().library(filter, 5, null);
      }),
      { numRuns: 150 },
    );
  });

  test('narrows by class, unit, year and kind together, and counts what is left', async () => {
    assert.equal((await titles({ classification: 'available_anytime' })).length, 3);
    assert.equal((await titles({ unitSlug: 'dinas-pu' })).length, 22);
    assert.equal((await titles({ year: 2021, unitSlug: 'dinas-pu' })).length, 4);
    const facets = await documents().facets({ unitSlug: 'dinas-pu' });
    assert.equal(facets.total, 22);
    assert.equal(facets.capped, false);
    assert.deepEqual(facets.units, [{ slug: 'dinas-pu', name: 'Dinas Pekerjaan Umum', count: 22 }]);
    assert.equal(
      facets.years.reduce((sum, year) => sum + year.count, 0),
      22,
    );
    assert.deepEqual(
      facets.years.map((year) => year.value),
      [2024, 2023, 2022, 2021, 2020],
    );
  });

  test('finds documents of a village also under its kecamatan', async () => {
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    const regions = await office.deps.queries.office.regions();
    const village = regions.find((region) => region.kind === 'village');
    assert.ok(village?.parentCode);
    const elsewhere = regions.find(
      (region) => region.kind === 'district' && region.code !== village.parentCode,
    );
    const details = documentDetails(health, { title: 'Data Posyandu Desa', regionCode: village.code });
    await publishedDocument(office.deps, actor, details);
    assert.deepEqual(await titles({ regionCode: village.code }), ['Data Posyandu Desa']);
    assert.deepEqual(await titles({ regionCode: village.parentCode }), ['Data Posyandu Desa']);
    assert.deepEqual(await titles({ regionCode: elsewhere?.code ?? '' }), []);
    const names = await documents().filterNames({ unitSlug: 'dinas-pu', regionCode: village.code });
    assert.deepEqual(names, { unitName: 'Dinas Pekerjaan Umum', regionName: village.name });
    assert.deepEqual(await documents().filterNames({ unitSlug: 'tidak-ada' }), {
      unitName: null,
      regionName: null,
    });
  });

  test('finds documents under the new name of their unit, no more under the old', async () => {
    const admin = (await office.officer({ roles: ['administrator'] })).actor;
    const unit = await office.unit({ name: 'Kantor Ketenteraman Lama', slug: 'kantor-uji-lama' });
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    const title = 'Data Ketenteraman';
    await publishedDocument(office.deps, actor, documentDetails(unit.id, { title }));
    const name = 'Badan Damkar Baru';
    const renamed = await changeUnit(
      office.deps,
      { unitId: unit.id, version: 1, name, shortName: 'Damkar' },
      admin,
    );
    assert.equal(renamed.ok, true);
    await indexDocuments(workerDependencies(office.container), new AbortController().signal);
    assert.deepEqual(await found('damkar ketenteraman 2025'), [title]);
    assert.deepEqual(await found('kantor lama'), []);
  });

  test('makes the document page of five statements and a library page of few', async () => {
    const { queries } = office.deps;
    const page = await office.countStatements(async () => {
      await queries.officeRules();
      const document = await queries.publicDocuments.bySlug('laporan-bulanan-nomor-7');
      await queries.publicDocuments.related(document?.id ?? '', 4);
      await queries.publicDocuments.namedRelated(document?.id ?? '');
    });
    assert.ok(page.count <= 5, page.statements.join('\n'));
    const library = await office.countStatements(async () => {
      await queries.officeRules();
      await queries.publicDocuments.filterNames({ unitSlug: 'dinas-pu' });
      await queries.publicDocuments.library({ unitSlug: 'dinas-pu' }, 20, null);
      await queries.publicDocuments.facets({ unitSlug: 'dinas-pu' });
    });
    assert.ok(library.count <= 4, library.statements.join('\n'));
    const delivery = await office.countStatements(() => queries.files.forDelivery('tidak-ada'));
    assert.equal(delivery.count, 1);
  });
});
