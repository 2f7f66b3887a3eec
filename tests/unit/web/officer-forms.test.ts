import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unitBoundRoles } from '#domain/officer/role.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { formFields } from '#web/forms/form-fields.ts';
import { parseNewPassword, parseSetup } from '#web/forms/invitation.ts';
import { grantsInForm, parseGrants, parseOfficerPerson, typedGrants } from '#web/forms/officer.ts';
import { parseSignIn } from '#web/forms/sign-in.ts';
import { parseChangedUnit, parseNewUnit } from '#web/forms/unit.ts';

type Entries = readonly (readonly [string, string])[];

const sound: Record<string, string> = {
  full_name: 'Rina Wulandari',
  position_title: 'Pranata Komputer',
  email: 'rina@Contoh.go.id',
  password: ' kuda lumping biru ',
  password_repeat: ' kuda lumping biru ',
};

function setup(change: Record<string, string>, without: readonly string[] = []) {
  const entries = Object.entries({ ...sound, ...change }).filter(([name]) => !without.includes(name));
  return parseSetup(formFields(entries));
}

function errorsOf(parsed: ReturnType<typeof setup>): Readonly<Record<string, string>> {
  return parsed.ok ? {} : parsed.error;
}

describe('the set-up form', () => {
  test('takes a sound one; the password stays exactly as typed', () => {
    const parsed = setup({});
    assert.ok(parsed.ok);
    assert.equal(parsed.value.password, ' kuda lumping biru ');
    assert.equal(parsed.value.email, 'rina@contoh.go.id');
  });

  test('an empty one is refused field by field', () => {
    assert.deepEqual(errorsOf(parseSetup(formFields([]))), {
      full_name: 'REQUIRED',
      position_title: 'REQUIRED',
      email: 'REQUIRED',
      password: 'REQUIRED',
      password_repeat: 'REQUIRED',
    });
  });

  for (const [change, expected] of [
    [{ full_name: 'x'.repeat(151) }, { full_name: 'TOO_LONG:150' }],
    [{ full_name: 'x'.repeat(1024 * 1024) }, { full_name: 'TOO_LONG:150' }],
    [{ full_name: 'Ri\u0000na' }, { full_name: 'INVALID_CHARACTERS' }],
    [{ position_title: 'Kepala \uFFFD' }, { position_title: 'INVALID_CHARACTERS' }],
    [{ email: 'rina' }, { email: 'INVALID_EMAIL' }],
    [{ email: 'rina@contoh.go.id\r\nBcc: x@y.id' }, { email: 'INVALID_EMAIL' }],
    [
      { password: 'a\u0000b', password_repeat: 'a\u0000b' },
      { password: 'INVALID_CHARACTERS', password_repeat: 'INVALID_CHARACTERS' },
    ],
    [{ password_repeat: 'lain' }, { password_repeat: 'PASSWORD_REPEAT_DIFFERS' }],
    [
      { password: 'x'.repeat(1001), password_repeat: 'x'.repeat(1001) },
      { password: 'PASSWORD_TOO_LONG', password_repeat: 'PASSWORD_TOO_LONG' },
    ],
  ] as const) {
    test(`refuses ${JSON.stringify(change).slice(0, 60)}`, () =>
      assert.deepEqual(errorsOf(setup(change)), expected));
  }

  test('bidi controls are stripped from names and emoji stay', () => {
    const parsed = setup({ full_name: 'Rina\u202E Wulandari 🌺' });
    assert.ok(parsed.ok);
    assert.equal(parsed.value.full_name, 'Rina Wulandari 🌺');
  });

  test('of doubled names the first counts, and unknown ones are never looked at', () => {
    const entries: Entries = [
      ...Object.entries(sound),
      ['full_name', 'Orang Lain'],
      ['__proto__', 'x'],
      ['grants', 'administrator'],
    ];
    const parsed = parseSetup(formFields(entries));
    assert.ok(parsed.ok);
    assert.equal(parsed.value.full_name, 'Rina Wulandari');
    assert.deepEqual(Object.keys(parsed.value).sort(), Object.keys(sound).sort());
  });
});

describe('other forms about accounts', () => {
  test('signing in asks for both fields and judges neither', () => {
    const empty = parseSignIn(formFields([]));
    assert.deepEqual(empty, { ok: false, error: { email: 'REQUIRED', password: 'REQUIRED' } });
    const odd = parseSignIn(
      formFields([
        ['email', "' or 1=1 --"],
        ['password', ' '],
      ]),
    );
    assert.deepEqual(odd, { ok: true, value: { email: "' or 1=1 --", password: ' ' } });
  });

  test('a new password is asked twice', () => {
    const parsed = parseNewPassword(
      formFields([
        ['password', 'satu'],
        ['password_repeat', 'dua'],
      ]),
    );
    assert.deepEqual(parsed, { ok: false, error: { password_repeat: 'PASSWORD_REPEAT_DIFFERS' } });
  });

  test('an invited person has name, position and address', () => {
    assert.deepEqual(parseOfficerPerson(formFields([])), {
      ok: false,
      error: { full_name: 'REQUIRED', position_title: 'REQUIRED', email: 'REQUIRED' },
    });
  });

  test('a unit has two names, and a change says which version it was made from', () => {
    assert.deepEqual(parseNewUnit(formFields([['name', ' Dinas   Kesehatan ']])), {
      ok: false,
      error: { short_name: 'REQUIRED' },
    });
    const names: Entries = [
      ['name', 'Dinas Kesehatan'],
      ['short_name', 'Dinkes'],
    ];
    for (const [version, code] of [
      ['', 'REQUIRED'],
      ['satu', 'INVALID_NUMBER'],
      ['1e9', 'INVALID_NUMBER'],
      ['-1', 'OUT_OF_RANGE:1:999999999'],
    ] as const) {
      assert.deepEqual(parseChangedUnit(formFields([...names, ['version', version]])), {
        ok: false,
        error: { version: code },
      });
    }
  });
});

describe('offices in the form', () => {
  const unit = (id: string) => asId<UnitId>(id);

  test('rows left empty are no grant; unknown roles and forged whole-body rows are nothing', () => {
    const fields = formFields([
      ['roles', 'desk_officer'],
      ['roles', 'unit_ppid'],
      ['roles', 'raja'],
      ['unit_ppid_unit_id', ' a '],
      ['unit_ppid_unit_id', ''],
      ['liaison_officer_unit_id', 'b'],
      ['administrator_unit_id', 'c'],
    ]);
    assert.deepEqual(parseGrants(fields), [
      { role: 'desk_officer', unitId: null },
      { role: 'unit_ppid', unitId: unit('a') },
      { role: 'liaison_officer', unitId: unit('b') },
    ]);
  });

  test('what is held comes back from the form as it was', () => {
    const grants = [
      { role: 'auditor', unitId: null },
      { role: 'unit_ppid', unitId: unit('a') },
      { role: 'unit_ppid', unitId: unit('b') },
    ] as const;
    const shown = grantsInForm(grants);
    const entries: Entries = [
      ...shown.roles.map((role) => ['roles', role] as const),
      ...unitBoundRoles.flatMap((role) =>
        (shown.unitRows[role] ?? []).map((id) => [`${role}_unit_id`, id] as const),
      ),
    ];
    assert.deepEqual(parseGrants(formFields(entries)), grants);
    assert.deepEqual(typedGrants(formFields(entries)), shown);
  });

  test('buttons add a row and take one away, for their role only', () => {
    const rows: Entries = [
      ['unit_ppid_unit_id', 'a'],
      ['unit_ppid_unit_id', 'b'],
      ['liaison_officer_unit_id', 'c'],
    ];
    const after = (action: string) => typedGrants(formFields([...rows, ['action', action]])).unitRows;
    assert.deepEqual(after('add_unit:unit_ppid'), { unit_ppid: ['a', 'b', ''], liaison_officer: ['c'] });
    assert.deepEqual(after('remove_unit:unit_ppid:0'), { unit_ppid: ['b'], liaison_officer: ['c'] });
    assert.deepEqual(after('remove_unit:liaison_officer:0'), {
      unit_ppid: ['a', 'b'],
      liaison_officer: [''],
    });
    assert.deepEqual(after('remove_unit:unit_ppid:9'), { unit_ppid: ['a', 'b'], liaison_officer: ['c'] });
  });
});
