import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseState } from '#web/case-state.ts';

const facts = {
  status: 'received',
  dueOn: '2026-12-09',
  dueProvisional: false,
  outcome: null,
  answeredAt: null,
  withdrawnAt: null,
  extendedAt: null,
} as const;
const days = { answer: 10, extension: 7, objection: 30 };
const state = (change: Partial<Parameters<typeof caseState>[0]>, today: string) =>
  caseState({ ...facts, ...change }, today, 'Asia/Jakarta', days);

test('an open case names its last day', () => {
  assert.match(state({}, '2026-12-09').next, /Rabu, 9 Desember 2026/);
  assert.equal(state({}, '2026-12-09').tone, 'info');
});

test('silence names the objection to the superior, not the dispute', () => {
  const late = state({}, '2026-12-10');
  assert.equal(late.tone, 'late');
  assert.match(late.next, /keberatan kepada Atasan PPID/);
  assert.match(late.next, /30 hari kerja/);
  assert.doesNotMatch(late.next, /sengketa|Komisi/i);
});

test('a prepared but unsigned answer still counts as open', () => {
  assert.equal(state({ status: 'awaiting_signature' }, '2026-12-10').tone, 'late');
  assert.match(state({ status: 'awaiting_signature' }, '2026-12-01').sentence, /menunggu tanda tangan/);
});

test('an answer says its outcome and its day in the office’s zone', () => {
  const answered = state(
    { status: 'answered', outcome: 'partially_granted', answeredAt: '2026-12-08T17:30:00.000Z' },
    '2026-12-20',
  );
  assert.match(answered.sentence, /Rabu, 9 Desember 2026/);
  assert.match(answered.sentence, /Dikabulkan sebagian/);
});

test('a withdrawn case is neither late nor answered', () => {
  assert.equal(
    state({ status: 'withdrawn', withdrawnAt: '2026-12-01T02:00:00.000Z' }, '2027-01-01').tone,
    'neutral',
  );
});
