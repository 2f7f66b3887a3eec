import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { complaintStatuses, isOpenComplaint } from '#domain/complaint/status.ts';
import {
  type ComplaintMove,
  complaintTransitions,
  nextComplaintStatus,
} from '#domain/complaint/transitions.ts';

/** Written by hand from law.md §9 and the issue; columns are the statuses in their order. */
const table = `
move            received on_hold  handed_over in_progress answered closed not_ours archived merged converted withdrawn
classify        received on_hold  handed_over in_progress -        -      -        -        -      -         -
hand_over       handed_over -     handed_over in_progress -        -      -        -        -      -         -
return_to_desk  -        -        received    received    -        -      -        -        -      -         -
hold            on_hold  -        -           -           -        -      -        -        -      -         -
resume          -        received -           -           -        -      -        -        -      -         -
record_act      -        -        in_progress in_progress -        -      -        -        -      -         -
answer          -        -        answered    answered    -        -      -        -        -      -         -
close           -        -        -           -           closed   -      -        -        -      -         -
reopen          -        -        -           -           in_progress -   -        -        -      -         -
decline         not_ours -        -           -           -        -      -        -        -      -         -
archive         archived archived -           -           -        -      -        -        -      -         -
restore         -        -        -           -           -        -      received received -      -         -
merge           merged   merged   merged      merged      -        -      -        -        -      -         -
unmerge         -        -        -           -           -        -      -        -        received -       -
convert         converted converted -         -           -        -      -        -        -      -         -
withdraw        withdrawn withdrawn withdrawn withdrawn   -        -      -        -        -      -         -
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

describe('moves of a complaint', () => {
  const [head = [], ...rows] = table;
  test('the table names every status and every move', () => {
    assert.deepEqual(head.slice(1), [...complaintStatuses]);
    assert.deepEqual(rows.map(([move]) => move).toSorted(), Object.keys(complaintTransitions).toSorted());
  });
  for (const [move = '', ...cells] of rows) {
    for (const [index, expected] of cells.entries()) {
      const status = complaintStatuses[index];
      test(`${move} from ${status}: ${expected}`, () => {
        assert.ok(status !== undefined);
        assert.equal(nextComplaintStatus(status, move as ComplaintMove) ?? '-', expected);
      });
    }
  }
  test('selesai is reached only from an answer, and an answer only by a unit that has it', () => {
    const waysTo = (wanted: string) =>
      Object.entries(complaintTransitions).flatMap(([move, ways]) =>
        Object.entries(ways).flatMap(([from, to]) => (to === wanted ? [`${move} from ${from}`] : [])),
      );
    assert.deepEqual(waysTo('closed'), ['close from answered']);
    assert.deepEqual(waysTo('answered'), ['answer from handed_over', 'answer from in_progress']);
  });
  test('an answered complaint owes nothing, one on hold still does', () => {
    assert.deepEqual(complaintStatuses.filter(isOpenComplaint), [
      'received',
      'on_hold',
      'handed_over',
      'in_progress',
    ]);
  });
});
