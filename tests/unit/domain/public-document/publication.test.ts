import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkDetails, type DocumentDetails } from '#domain/public-document/document-rules.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import {
  cancelSchedule,
  draftDocument,
  nextVersion,
  publishNewest,
  reviseDocument,
  schedulePublication,
  setEmbargo,
  withdraw,
} from '#domain/public-document/publication.ts';
import { noRegisterFacts } from '#domain/public-document/register-facts.ts';
import {
  asId,
  type DocumentVersionId,
  type OfficerId,
  type PublicDocumentId,
  type StoredFileId,
  type UnitId,
} from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';

const by = asId<OfficerId>('officer-1');
const day = (n: number) => ({ by, at: `2026-11-${String(n).padStart(2, '0')}T02:00:00.000Z` });
const details: DocumentDetails = {
  title: 'Laporan Keuangan 2025',
  classification: 'periodic',
  unitId: asId<UnitId>('unit-1'),
  year: 2025,
  kind: 'Laporan keuangan',
  regionCode: null,
  summary: '',
  register: noRegisterFacts,
};

function value<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) assert.fail(result.error.code);
  return result.value;
}

const publicVersions = ({ version }: { readonly version: DocumentVersion | null }) =>
  version === null ? [] : [version];

const draft = () => draftDocument(asId<PublicDocumentId>('doc-1'), 'laporan-keuangan-2025', details, day(1));

function withVersion(publicDocument: PublicDocument, versions: readonly DocumentVersion[], n: number) {
  const id = asId<DocumentVersionId>(`version-${n}`);
  const fileId = asId<StoredFileId>(`file-${n}`);
  const next = value(nextVersion(publicDocument, versions, { id, fileId, note: '' }, day(n)));
  return { publicDocument: next.publicDocument, versions: [...versions, next.version] };
}

describe('publishing a document', () => {
  test('a draft becomes public with its newest version', () => {
    const first = withVersion(draft(), [], 1);
    const published = value(publishNewest(first.publicDocument, first.versions, day(2)));
    assert.equal(published.publicDocument.status, 'published');
    assert.equal(published.publicDocument.currentVersionId, 'version-1');
    assert.equal(published.publicDocument.publishedAt, day(2).at);
    assert.equal(published.version?.publishedAt, day(2).at);
  });

  test('a document without a file cannot be published', () => {
    assert.deepEqual(publishNewest(draft(), [], day(2)), {
      ok: false,
      error: { code: 'NOTHING_TO_PUBLISH' },
    });
  });

  test('publishing the same version twice is refused', () => {
    const first = withVersion(draft(), [], 1);
    const published = value(publishNewest(first.publicDocument, first.versions, day(2)));
    const again = publishNewest(published.publicDocument, publicVersions(published), day(3));
    assert.deepEqual(again, { ok: false, error: { code: 'NOTHING_TO_PUBLISH' } });
  });

  test('a new version waits until it is published, then stands in front of the old one', () => {
    const first = withVersion(draft(), [], 1);
    const published = value(publishNewest(first.publicDocument, first.versions, day(2)));
    const second = withVersion(published.publicDocument, publicVersions(published), 3);
    assert.equal(second.publicDocument.currentVersionId, 'version-1');
    assert.equal(second.versions[1]?.versionNumber, 2);
    const after = value(publishNewest(second.publicDocument, second.versions, day(4)));
    assert.equal(after.publicDocument.currentVersionId, 'version-3');
  });

  test('withdrawal needs a reason and something public', () => {
    const first = withVersion(draft(), [], 1);
    assert.deepEqual(withdraw(first.publicDocument, 'Salah unggah', day(2)), {
      ok: false,
      error: { code: 'NOT_PUBLISHED' },
    });
    const published = value(publishNewest(first.publicDocument, first.versions, day(2)));
    assert.deepEqual(withdraw(published.publicDocument, 'ya', day(3)), {
      ok: false,
      error: { code: 'REASON_LENGTH' },
    });
    const gone = value(withdraw(published.publicDocument, 'Memuat data pribadi', day(3)));
    assert.equal(gone.status, 'withdrawn');
    assert.equal(gone.withdrawnAt, day(3).at);
    assert.equal(gone.withdrawalReason, 'Memuat data pribadi');
  });

  test('a withdrawn document can come back, with the date its version was first public', () => {
    const first = withVersion(draft(), [], 1);
    const published = value(publishNewest(first.publicDocument, first.versions, day(2)));
    const gone = value(withdraw(published.publicDocument, 'Memuat data pribadi', day(3)));
    const back = value(publishNewest(gone, publicVersions(published), day(4)));
    assert.equal(back.publicDocument.status, 'published');
    assert.equal(back.publicDocument.withdrawalReason, null);
    assert.equal(back.version?.publishedAt, day(2).at);
  });

  test('an entry that is seen elsewhere is public without a file, once', () => {
    const locator = 'Ruang arsip, pada jam kerja';
    const entry = draftDocument(
      asId<PublicDocumentId>('doc-2'),
      'buku-inventaris',
      { ...details, register: { ...noRegisterFacts, locator } },
      day(1),
    );
    const published = value(publishNewest(entry, [], day(2)));
    assert.equal(published.publicDocument.status, 'published');
    assert.equal(published.publicDocument.currentVersionId, null);
    assert.deepEqual(publishNewest(published.publicDocument, [], day(3)), {
      ok: false,
      error: { code: 'NOTHING_TO_PUBLISH' },
    });
  });

  test('under an embargo nobody publishes, and no moment before its end can be fixed', () => {
    const first = withVersion(draft(), [], 1);
    const held = value(setEmbargo(first.publicDocument, day(10).at, day(2)));
    assert.deepEqual(publishNewest(held, first.versions, day(9)), {
      ok: false,
      error: { code: 'EMBARGOED' },
    });
    assert.deepEqual(schedulePublication(held, first.versions, day(9).at, day(3)), {
      ok: false,
      error: { code: 'EMBARGOED' },
    });
    const fixed = value(schedulePublication(held, first.versions, day(10).at, day(3)));
    assert.equal(fixed.scheduledAt, day(10).at);
    const published = value(publishNewest(fixed, first.versions, day(10))).publicDocument;
    assert.deepEqual([published.scheduledAt, published.embargoUntil], [null, null]);
  });

  test('a longer embargo and a new version take a fixed moment away', () => {
    const first = withVersion(draft(), [], 1);
    const fixed = value(schedulePublication(first.publicDocument, first.versions, day(5).at, day(2)));
    assert.equal(value(setEmbargo(fixed, day(6).at, day(3))).scheduledAt, null);
    assert.equal(value(setEmbargo(fixed, day(5).at, day(3))).scheduledAt, day(5).at);
    assert.equal(withVersion(fixed, first.versions, 4).publicDocument.scheduledAt, null);
    assert.equal(value(cancelSchedule(fixed, day(3))).scheduledAt, null);
    assert.deepEqual(cancelSchedule(first.publicDocument, day(3)), {
      ok: false,
      error: { code: 'NOT_SCHEDULED' },
    });
  });

  test('a moment lies ahead, and not further than two years', () => {
    const first = withVersion(draft(), [], 1);
    for (const at of [day(2).at, day(1).at, '2028-11-20T02:00:00.000Z']) {
      assert.deepEqual(schedulePublication(first.publicDocument, first.versions, at, day(2)), {
        ok: false,
        error: { code: 'MOMENT_INVALID' },
      });
    }
  });

  test('the address follows the title of a draft and never changes once it was public', () => {
    const changed = { ...details, title: 'Laporan Keuangan 2025 (Audited)' };
    assert.equal(reviseDocument(draft(), changed, 'baru', day(2)).slug, 'baru');
    const first = withVersion(draft(), [], 1);
    const published = value(publishNewest(first.publicDocument, first.versions, day(2)));
    const gone = value(withdraw(published.publicDocument, 'Memuat data pribadi', day(3)));
    assert.equal(
      reviseDocument(published.publicDocument, changed, 'baru', day(4)).slug,
      'laporan-keuangan-2025',
    );
    assert.equal(reviseDocument(gone, changed, 'baru', day(4)).slug, 'laporan-keuangan-2025');
  });

  test('every change counts the version up by one', () => {
    const first = withVersion(draft(), [], 1);
    assert.equal(first.publicDocument.version, 2);
    assert.equal(
      value(publishNewest(first.publicDocument, first.versions, day(2))).publicDocument.version,
      3,
    );
  });
});

describe('what is said about a document', () => {
  const refusal = (change: Partial<DocumentDetails>) => {
    const checked = checkDetails({ ...details, ...change }, '2026-11-25');
    return checked.ok ? null : checked.error.code;
  };

  test('has a title of 5 to 200 characters, counted as people count', () => {
    assert.equal(refusal({ title: 'APBD' }), 'TITLE_LENGTH');
    assert.equal(refusal({ title: 'APBDP' }), null);
    assert.equal(refusal({ title: '😀'.repeat(200) }), null);
    assert.equal(refusal({ title: 'a'.repeat(201) }), 'TITLE_LENGTH');
  });

  test('has a year from 1990 to next year', () => {
    assert.equal(refusal({ year: 1989 }), 'YEAR_OUT_OF_RANGE');
    assert.equal(refusal({ year: 1990 }), null);
    assert.equal(refusal({ year: 2027 }), null);
    assert.equal(refusal({ year: 2028 }), 'YEAR_OUT_OF_RANGE');
    assert.equal(refusal({ year: 2025.5 }), 'YEAR_OUT_OF_RANGE');
  });

  test('has a summary of at most 1,000 characters and a kind', () => {
    assert.equal(refusal({ summary: 'a'.repeat(1000) }), null);
    assert.equal(refusal({ summary: 'a'.repeat(1001) }), 'SUMMARY_LENGTH');
    assert.equal(refusal({ kind: '' }), 'KIND_LENGTH');
    assert.equal(refusal({ kind: 'a'.repeat(61) }), 'KIND_LENGTH');
  });
});
