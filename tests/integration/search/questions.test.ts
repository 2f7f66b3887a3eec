import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { searchDocuments } from '#application/search/search-documents.ts';
import { indexedText } from '#domain/search/indexed-text.ts';
import { asId, type DocumentVersionId, type StoredFileId, type UnitId } from '#domain/shared/ids.ts';
import { documentDetails, publishedDocument } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { addDistractors } from './distractors.ts';
import { type Answer, answers, units } from './known-answers.ts';
import { questions } from './known-questions.ts';

const distractors = Number(process.env.SEARCH_DISTRACTORS ?? 3_000);
const fuzzed = Number(process.env.SEARCH_FUZZ ?? 300);
/** What each database gave, in order. */
const given = new Map<string, string[]>();

eachDialect(`${questions.length} questions among ${distractors} other documents`, (context) => {
  let office: TestOffice;
  const titles = new Map(answers.map(({ key, title }) => [key, title]));
  const answer = async (question: string) => {
    const result = await searchDocuments(office.deps, question, {}, 1);
    given.set(question, [
      ...(given.get(question) ?? []),
      JSON.stringify([
        result.rows.map(({ slug, holdsAll, page }) => [slug, holdsAll, page?.text]),
        result.facets,
        result.corrections,
      ]),
    ]);
    return result;
  };

  before(async () => {
    office = await createTestOffice(context);
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    const unitIds = new Map<string, UnitId>();
    for (const [key, name] of Object.entries(units)) {
      unitIds.set(key, (await office.unit({ name, slug: `uji-${key}` })).id);
    }
    const regions = await office.deps.queries.office.regions();
    const areas = regions.filter(({ kind }) => kind === 'district');
    const put = async (one: Answer) => {
      const region = one.area === undefined ? undefined : areas.find(({ name }) => name === one.area);
      assert.equal(region === undefined, one.area === undefined, one.area);
      const details = documentDetails(unitIds.get(one.unit) ?? asId(''), {
        title: one.title,
        kind: one.kind,
        year: one.year,
        summary: one.summary ?? '',
        regionCode: region?.code ?? null,
      });
      await putPages(
        office,
        (await publishedDocument(office.deps, actor, details)).documentId,
        one.pages ?? [],
      );
    };
    // The oldest third, then what is in the way, then the rest: the newest has no advantage.
    const third = Math.floor(answers.length / 3);
    for (const one of answers.slice(0, third)) await put(one);
    await addDistractors(office.database.db, distractors, {
      createdBy: actor.officerId,
      unitIds: [...unitIds.values()],
      regionCodes: areas.map(({ code }) => code),
    });
    for (const one of answers.slice(third)) await put(one);
  });

  test('nine of ten find their answer among the first five', async () => {
    const missed: string[] = [];
    for (const [group, question, key] of questions) {
      const { rows } = await answer(question);
      const place = rows.findIndex(({ title }) => title === titles.get(key));
      if (place === -1 || place >= 5) missed.push(`${group}: ${question} (${place})`);
    }
    const share = 1 - missed.length / questions.length;
    process.stdout.write(
      `${context.dialect}: success at 5 ${(share * 100).toFixed(1)} %; missed: ${missed.join(' | ')}\n`,
    );
    assert.ok(questions.length >= 80);
    assert.ok(share >= 0.9, missed.join('\n'));
  });

  test('what stands inside a file is shown with its page', async () => {
    const { rows } = await answer('kadar amonia sumur pantau');
    assert.equal(rows[0]?.title, titles.get('sampah'));
    assert.equal(rows[0]?.page?.pageNumber, 2);
    assert.match(rows[0]?.page?.text ?? '', /amonia/);
  });

  test('any string of signs and words is answered without an error', async () => {
    for (const question of fuzz(fuzzed)) await answer(question);
  });
});

test('both databases give the same documents in the same order, with the same counts', () => {
  assert.ok(given.size >= questions.length);
  for (const [question, results] of given) {
    assert.ok(results.length >= 2, question);
    assert.deepEqual(JSON.parse(results[1] ?? ''), JSON.parse(results[0] ?? ''), question);
  }
});

/** The text of a file as the worker would have put it. */
async function putPages(office: TestOffice, documentId: string, pages: readonly string[]): Promise<void> {
  const { seq, current_version_id, file_id } = await office.database.db
    .selectFrom('search_entry as e')
    .innerJoin('public_document as d', 'd.id', 'e.document_id')
    .innerJoin('document_version as v', 'v.id', 'd.current_version_id')
    .select(['e.seq', 'd.current_version_id', 'v.file_id'])
    .where('d.id', '=', documentId)
    .executeTakeFirstOrThrow();
  const versionId = asId<DocumentVersionId>(current_version_id ?? '');
  const texts = pages.map((text, at) => ({
    position: at,
    fileId: asId<StoredFileId>(file_id),
    pageNumber: at + 1,
    label: '',
    text,
  }));
  const read = texts.map(({ text }) => indexedText(text));
  await office.deps.unitOfWork.transaction(async (tx) => {
    await tx.searchIndex.beginText(seq, versionId);
    await tx.searchIndex.addPages(seq, texts);
    await tx.searchIndex.endText(seq, versionId, {
      stems: [...new Set(read.flatMap(({ stems, abbreviations }) => [...stems, ...abbreviations]))],
      words: [...new Set(read.flatMap(({ words }) => words))],
    });
  });
}

function fuzz(count: number): readonly string[] {
  const pieces = [
    '"',
    "'",
    '*',
    '(',
    ')',
    '-',
    '+',
    ':',
    '^',
    '~',
    '\\',
    '/',
    '%',
    '_',
    '&',
    '|',
    '!',
    '<->',
    'NEAR',
    'AND',
    'OR',
    'NOT',
    'title:',
    'facet:',
    '{',
    '}',
    '\u00e9',
    '\u4e2d\u6587',
    '\ud83d\ude00',
    '\u202e',
    '\ud800',
    '0',
    '1.000.000',
    'jalan',
    'anggaran',
    'desa*',
    'keluarga',
    'ppid',
    'apbd',
    'krucil',
    '2025',
    ' ',
    '  ',
    'a'.repeat(60),
    ';',
    '--',
    '$1',
    '?1',
    '\t',
    '\u00df',
    '\u0130',
    '\u1e9e',
    '\u0e01\u0e33',
    '\ufdfa',
  ];
  let seed = 4_711;
  const next = (below: number) => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(9) }, () => pieces[next(pieces.length)] ?? '').join(
      next(2) === 0 ? ' ' : '',
    ),
  );
}
