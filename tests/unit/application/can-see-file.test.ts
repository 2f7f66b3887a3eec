import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { canSeeFile, type FileViewer } from '#application/file-access/can-see-file.ts';
import type { FileForDelivery } from '#application/ports/file-queries.ts';
import { type FilePurpose, filePurposes } from '#application/ports/stored-file-repository.ts';
import { type Role, roles } from '#domain/officer/role.ts';
import { asId, type CaseId, type OfficerId, type StoredFileId, type UnitId } from '#domain/shared/ids.ts';

const ownUnit = asId<UnitId>('unit-own');
const otherUnit = asId<UnitId>('unit-other');
const caseId = asId<CaseId>('case-1');

function file(purpose: FilePurpose, change: Partial<FileForDelivery> = {}): FileForDelivery {
  const ofDocument = purpose === 'document';
  return {
    id: asId<StoredFileId>('file-1'),
    purpose,
    ref: ofDocument || purpose === 'staged' ? null : { caseKind: 'information_request', caseId },
    itemId: null,
    visibleToCitizen: true,
    name: 'a.pdf',
    mediaType: 'application/pdf',
    byteSize: 1,
    sha256: 'x',
    keyId: 'k',
    uploadedBy: null,
    createdAt: '2026-11-25T00:00:00.000Z',
    publishedAt: null,
    deletedAt: null,
    caseUnitId: ownUnit,
    complaint: null,
    chatAboutUnitIds: [],
    publiclyReadable: ofDocument,
    withdrawn: false,
    held: false,
    documentSlug: ofDocument ? 'a' : null,
    ...change,
  };
}

function officer(role: Role, unitId: UnitId | null, identityViewGranted = false): FileViewer {
  return {
    kind: 'officer',
    actor: {
      kind: 'officer',
      officerId: asId<OfficerId>('o'),
      fullName: 'O',
      grants: [{ role, unitId }],
    },
    identityViewGranted,
  };
}

const guest: FileViewer = { kind: 'guest' };
const citizen: FileViewer = { kind: 'citizen', ref: { caseKind: 'information_request', caseId } };

describe('who may have a file', () => {
  test('nobody gets a file that was not looked into', () => {
    for (const purpose of filePurposes) {
      const held = file(purpose, { held: true });
      const viewers: readonly FileViewer[] = [
        guest,
        citizen,
        ...roles.map((role) => officer(role, null, true)),
      ];
      for (const viewer of viewers) assert.equal(canSeeFile(viewer, held), false, purpose);
    }
  });

  test('a guest: published documents, pictures that the desk let out, and nothing else', () => {
    for (const purpose of filePurposes) {
      assert.equal(
        canSeeFile(guest, file(purpose, { publiclyReadable: true })),
        purpose === 'document' || purpose === 'complaint_act',
        purpose,
      );
    }
    assert.equal(canSeeFile(guest, file('document', { publiclyReadable: false })), false);
    assert.equal(canSeeFile(guest, file('complaint_act', { publiclyReadable: false })), false);
    assert.equal(canSeeFile(guest, file('document', { publiclyReadable: false, withdrawn: true })), false);
  });

  test('a citizen: what the office released in the own case', () => {
    const released: readonly FilePurpose[] = ['answer_attachment', 'letter_rendered', 'letter_signed'];
    for (const purpose of filePurposes) {
      assert.equal(canSeeFile(citizen, file(purpose)), released.includes(purpose), purpose);
      assert.equal(canSeeFile(citizen, file(purpose, { visibleToCitizen: false })), false, purpose);
    }
  });

  test('a citizen: nothing of another case, not even of the same number in another kind', () => {
    const foreign = { caseKind: 'information_request', caseId: asId<CaseId>('case-2') } as const;
    const otherKind = { caseKind: 'objection', caseId } as const;
    for (const ref of [foreign, otherKind, null]) {
      assert.equal(canSeeFile(citizen, file('answer_attachment', { ref })), false);
    }
  });

  test('a complaint: its reporter what is visible, the desk and the units that have it, never the reported unit', () => {
    const ref = { caseKind: 'complaint', caseId } as const;
    const reporter: FileViewer = { kind: 'citizen', ref };
    for (const purpose of ['complaint_attachment', 'complaint_act'] as const) {
      const complaint = { aboutUnitId: null, taskUnitIds: [ownUnit] };
      const given = file(purpose, { ref, complaint });
      assert.equal(canSeeFile(reporter, given), true);
      assert.equal(canSeeFile(reporter, { ...given, visibleToCitizen: false }), false);
      assert.equal(canSeeFile(citizen, given), false);
      assert.equal(canSeeFile(officer('complaint_desk', null), given), true);
      assert.equal(canSeeFile(officer('liaison_officer', ownUnit), given), true);
      assert.equal(canSeeFile(officer('liaison_officer', otherUnit), given), false);
      assert.equal(canSeeFile(officer('desk_officer', null), given), false);
      assert.equal(canSeeFile(officer('administrator', null), given), false);
      const about = { ...given, complaint: { aboutUnitId: ownUnit, taskUnitIds: [otherUnit] } };
      assert.equal(canSeeFile(officer('liaison_officer', ownUnit), about), false);
      assert.equal(canSeeFile(officer('unit_ppid', ownUnit), about), false);
    }
  });

  test('a picture of a chat: the complaint desk, unless a report of that chat is about its own unit', () => {
    const given = file('conversation_media', { chatAboutUnitIds: [ownUnit] });
    assert.equal(canSeeFile(officer('complaint_desk', null), given), true);
    assert.equal(canSeeFile(officer('complaint_desk', ownUnit), given), false);
    assert.equal(canSeeFile(officer('liaison_officer', otherUnit), given), false);
    assert.equal(canSeeFile(citizen, given), false);
  });

  test('officers: the table of permissions, by role, for the whole body', () => {
    const readers: readonly Role[] = [
      'desk_officer',
      'unit_ppid',
      'chief_ppid',
      'superior_officer',
      'auditor',
    ];
    const editors: readonly Role[] = ['desk_officer', 'unit_ppid', 'chief_ppid'];
    const identity: readonly Role[] = ['desk_officer', 'chief_ppid', 'superior_officer'];
    for (const role of roles) {
      const viewer = officer(role, null);
      for (const purpose of [
        'answer_attachment',
        'consequence_test',
        'letter_rendered',
        'letter_signed',
      ] as const) {
        assert.equal(
          canSeeFile(viewer, file(purpose, { visibleToCitizen: false })),
          readers.includes(role),
          `${role} ${purpose}`,
        );
      }
      assert.equal(
        canSeeFile(viewer, file('document', { publiclyReadable: false })),
        editors.includes(role),
        role,
      );
      assert.equal(canSeeFile(viewer, file('staged')), false, role);
      assert.equal(canSeeFile(viewer, file('identity_proof')), false, role);
      assert.equal(
        canSeeFile(officer(role, null, true), file('identity_proof')),
        identity.includes(role),
        `${role} with a reasoned view`,
      );
    }
  });

  test('an officer of one unit: that unit’s files only, and none that no unit has yet', () => {
    assert.equal(canSeeFile(officer('unit_ppid', ownUnit), file('answer_attachment')), true);
    assert.equal(canSeeFile(officer('unit_ppid', otherUnit), file('answer_attachment')), false);
    assert.equal(
      canSeeFile(officer('unit_ppid', ownUnit), file('answer_attachment', { caseUnitId: null })),
      false,
    );
    assert.equal(
      canSeeFile(officer('unit_ppid', otherUnit), file('document', { publiclyReadable: false })),
      false,
    );
  });

  test('nobody: a file that was deleted', () => {
    const deletedAt = '2026-11-25T00:00:00.000Z';
    assert.equal(canSeeFile(guest, file('document', { deletedAt })), false);
    assert.equal(canSeeFile(citizen, file('answer_attachment', { deletedAt })), false);
    assert.equal(canSeeFile(officer('chief_ppid', null, true), file('identity_proof', { deletedAt })), false);
  });
});
