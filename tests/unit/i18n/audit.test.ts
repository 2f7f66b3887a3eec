import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AuditRow } from '#application/audit/audit-views.ts';
import { exceptionKeys } from '#application/exception/exception-kind.ts';
import { exceptionKinds } from '#application/exception/registry.ts';
import { defaultOfficeSettings } from '#domain/office/office-settings.ts';
import { auditObjectText } from '#i18n/audit.ts';
import { exceptionWords } from '#i18n/exception.ts';

function row(change: Partial<AuditRow>): AuditRow {
  return {
    seq: 1,
    at: '2026-11-25T03:00:00.000Z',
    actorKind: 'officer',
    actorName: 'Rina Kartika',
    actorRole: 'administrator',
    action: 'settings_changed',
    objectKind: 'setting',
    objectId: '',
    objectName: null,
    detail: {},
    ...change,
  };
}

describe('words of the audit page', () => {
  test('every setting that can change has a name that people know', () => {
    for (const key of Object.keys(defaultOfficeSettings)) {
      const words = auditObjectText(row({ detail: { keys: [key] } }));
      assert.notEqual(words, key);
      assert.match(words, /^[A-Z]/, key);
    }
  });

  test('a change of roles names both sides, and a refused view why', () => {
    const roles = { before: ['desk_officer'], after: [], extra: 1 };
    assert.equal(
      auditObjectText(row({ action: 'officer_roles_changed', objectName: 'Bayu', detail: roles })),
      'Bayu: Petugas layanan informasi → tanpa peran',
    );
    const refused = { action: 'identity_view_refused', detail: { code: 'NOT_ALLOWED' } } as const;
    assert.equal(
      auditObjectText(row({ ...refused, objectName: 'PI-2026-000001' })),
      'PI-2026-000001, tidak berwenang',
    );
    assert.equal(auditObjectText(row(refused)), 'tidak berwenang');
  });
});

describe('words of what needs a person', () => {
  test('each kind is registered once, and each button has its word', () => {
    assert.deepEqual(exceptionKinds.map(({ key }) => key).toSorted(), exceptionKeys.toSorted());
    for (const { key, retry, settle } of exceptionKinds) {
      assert.equal(exceptionWords[key].retry !== undefined, retry !== undefined, key);
      assert.equal(exceptionWords[key].settle !== undefined, settle !== undefined, key);
    }
  });
});
