import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asId, type OfficerId, type UnitId } from '#domain/shared/ids.ts';
import { formFields } from '#web/forms/form-fields.ts';
import { decisionFields, parseItemDecision } from '#web/forms/item-decision.ts';
import { parseQueueAsk, queueFilter, queueHref } from '#web/forms/officer-queue.ts';
import { parseHandedOver, parseSignedLetter } from '#web/forms/send-letters.ts';
import { parseVerificationCode } from '#web/forms/verification.ts';

const ask = (query: string) => parseQueueAsk(new URLSearchParams(query));

const desk = {
  officerId: asId<OfficerId>('o1'),
  grants: [{ role: 'desk_officer', unitId: null }],
} as const;
const absent = {
  officerId: asId<OfficerId>('o2'),
  fullName: 'Budi',
  untilOn: '2026-11-27',
  deputy: null,
};

describe('the address of the queue', () => {
  test('every filter is a word in the address and comes back the same', () => {
    const asked = ask('bagian=terlambat&unit=u1&petugas=saya&status=received&q=jalan+desa');
    assert.deepEqual(asked, {
      bucket: 'late',
      unitId: 'u1',
      assignee: 'saya',
      status: 'received',
      text: 'jalan desa',
      cursor: null,
    });
    assert.equal(
      queueHref(asked),
      '/petugas/permohonan?bagian=terlambat&unit=u1&petugas=saya&status=received&q=jalan+desa',
    );
  });

  test('a page is a link, and another filter starts at the first page again', () => {
    const id = '01a210e2-7e7c-7647-8a9a-63e2000fbeee';
    const asked = ask(`halaman=lanjut~2026-12-09~${id}`);
    assert.deepEqual(asked.cursor, { direction: 'next', key: '2026-12-09', id });
    assert.equal(queueHref(asked, { text: 'x' }), '/petugas/permohonan?q=x');
    const back = { direction: 'previous', key: '2026-11-25T03:00:00.000Z', id } as const;
    assert.deepEqual(
      ask(new URL(queueHref(asked, { cursor: back }), 'http://x').search.slice(1)).cursor,
      back,
    );
  });

  test('what it does not know is left out', () => {
    for (const query of [
      'bagian=semuanya&petugas=dia&status=selesai',
      "halaman=lanjut~2026'--~x",
      'halaman=lanjut~2026-12-09~1; drop table',
      '__proto__=1&constructor=2',
    ]) {
      const { bucket, assignee, status, cursor } = ask(query);
      assert.deepEqual([bucket, assignee, status, cursor], ['all_open', '', '', null], query);
    }
  });

  test('a unit that the officer may not see is no filter', () => {
    const unit = { id: asId<UnitId>('u1'), name: 'Dinas PUPR' };
    const filter = (query: string) => queueFilter(ask(query), desk, [unit.id], { units: [unit] }, [absent]);
    assert.equal(filter('unit=u2').unitId, undefined);
    assert.equal(filter('unit=u1').unitId, unit.id);
  });

  test('"saya" holds what absent officers left in the officer’s hands, "belum" does not', () => {
    const filter = (query: string) => queueFilter(ask(query), desk, 'all', { units: [] }, [absent]);
    const { assigneeId, standInScopes } = filter('petugas=saya');
    assert.equal(assigneeId, desk.officerId);
    assert.deepEqual(
      standInScopes?.map(({ holderId }) => holderId),
      [absent.officerId],
    );
    assert.equal(filter('petugas=belum').assigneeId, 'nobody');
    assert.equal(filter('petugas=belum').standInScopes, undefined);
    assert.equal(filter('').standInScopes, undefined);
  });
});

const decided = (entries: readonly (readonly [string, string])[]) =>
  parseItemDecision(formFields(entries), undefined);

describe('the form of a decision', () => {
  test('nothing chosen is asked for', () => {
    assert.deepEqual(decided([]), { ok: false, error: { decision: 'CHOOSE_ONE' } });
    assert.deepEqual(decided([['decision', 'rejected']]), {
      ok: false,
      error: { decision: 'UNKNOWN_CHOICE' },
    });
  });

  test('only the fields of the chosen kind count', () => {
    const parsed = decided([
      ['decision', 'granted'],
      ['form', 'hardcopy'],
      ['supply_working_days', '2'],
      ['cost_label', 'Fotokopi'],
      ['cost_amount', 'Rp 10.000'],
      ['cost_label', ''],
      ['cost_amount', ''],
      ['reasons', 'sisa dari pilihan lain'],
      ['note', ''],
    ]);
    assert.deepEqual(parsed, {
      ok: true,
      value: {
        kind: 'granted',
        form: 'hardcopy',
        supplyWorkingDays: 2,
        costs: [{ label: 'Fotokopi', amountRupiah: 10_000 }],
        note: '',
      },
    });
  });

  test('a cost is a label and whole rupiah', () => {
    const cost = (label: string, amount: string) =>
      decided([
        ['decision', 'granted'],
        ['form', 'softcopy'],
        ['supply_working_days', '0'],
        ['cost_label', label],
        ['cost_amount', amount],
      ]);
    for (const [label, amount, code] of [
      ['Fotokopi', 'sepuluh ribu', 'INVALID_NUMBER'],
      ['Fotokopi', '-5', 'INVALID_NUMBER'],
      ['', '5000', 'REQUIRED'],
    ] as const) {
      assert.deepEqual(cost(label, amount), { ok: false, error: { cost_label: code } });
    }
  });

  test('a refusal names every field that is missing at once', () => {
    const parsed = decided([
      ['decision', 'refused'],
      ['exemption_letter', 'z'],
      ['test_held_on', '2026-02-30'],
    ]);
    assert.ok(!parsed.ok);
    assert.deepEqual(parsed.error, {
      exemption_letter: 'UNKNOWN_CHOICE',
      reasons: 'REQUIRED',
      test_number: 'REQUIRED',
      test_held_on: 'INVALID_DATE',
    });
  });

  test('what is on file fills the form as it was typed', () => {
    const draft = { kind: 'not_held', holder: '', note: 'Lihat situs BPK.' } as const;
    const fields = decisionFields(draft);
    assert.deepEqual(parseItemDecision(fields, undefined), {
      ok: true,
      value: { ...draft, holderUnknown: true },
    });
  });
});

describe('the forms of sending and checking letters', () => {
  test('number and file belong to their own letter', () => {
    const fields = formFields([
      ['number_notification', ' 000.4/57 '],
      ['number_refusal', ''],
    ]);
    const signed = parseSignedLetter(fields, 'notification', undefined);
    assert.deepEqual(signed, { ok: true, value: { letterNumber: '000.4/57', signedFileId: null } });
    const other = parseSignedLetter(fields, 'refusal', undefined);
    assert.deepEqual(other, { ok: true, value: { letterNumber: null, signedFileId: null } });
  });

  test('an earlier handing over counts only with its date', () => {
    assert.deepEqual(parseHandedOver(formFields([['given_reason', 'x']])), { ok: true, value: null });
    assert.deepEqual(parseHandedOver(formFields([['given_on', '2026-12-32']])), {
      ok: false,
      error: { given_on: 'INVALID_DATE' },
    });
  });

  test('a code is read however it is typed', () => {
    for (const typed of ['ABCD-EFGH-JKLM', 'abcd efgh jklm', ' abcdefghjklm ']) {
      assert.equal(parseVerificationCode(typed), 'ABCD-EFGH-JKLM');
    }
    for (const typed of ['', 'ABCD', 'ABCD-EFGH-JKLMN', '../../etc', 'A'.repeat(10_000)]) {
      assert.equal(parseVerificationCode(typed), null);
    }
  });
});
