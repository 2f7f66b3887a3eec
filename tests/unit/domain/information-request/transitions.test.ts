import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type InformationRequestStatus,
  informationRequestStatuses,
  isOpen,
} from '#domain/information-request/status.ts';
import {
  actsFrom,
  type InformationRequestAct,
  informationRequestTransitions,
  nextStatus,
} from '#domain/information-request/transitions.ts';

/** Written by hand from law.md §4.10 and the design, not read off the code: null is "not allowed". */
const table: Readonly<
  Record<InformationRequestStatus, Readonly<Record<InformationRequestAct, InformationRequestStatus | null>>>
> = {
  received: {
    assign: 'in_progress',
    decide_item: 'in_progress',
    prepare_answer: 'awaiting_signature',
    revise_answer: null,
    send_answer: null,
    withdraw: 'withdrawn',
    convert: 'converted',
  },
  in_progress: {
    assign: 'in_progress',
    decide_item: 'in_progress',
    prepare_answer: 'awaiting_signature',
    revise_answer: null,
    send_answer: null,
    withdraw: 'withdrawn',
    convert: 'converted',
  },
  awaiting_signature: {
    assign: null,
    decide_item: null,
    prepare_answer: null,
    revise_answer: 'in_progress',
    send_answer: 'answered',
    withdraw: 'withdrawn',
    convert: null,
  },
  answered: {
    assign: null,
    decide_item: null,
    prepare_answer: null,
    revise_answer: null,
    send_answer: null,
    withdraw: null,
    convert: null,
  },
  withdrawn: {
    assign: null,
    decide_item: null,
    prepare_answer: null,
    revise_answer: null,
    send_answer: null,
    withdraw: null,
    convert: null,
  },
  converted: {
    assign: null,
    decide_item: null,
    prepare_answer: null,
    revise_answer: null,
    send_answer: null,
    withdraw: null,
    convert: null,
  },
};

describe('acts on a request', () => {
  for (const status of informationRequestStatuses) {
    for (const [act, expected] of Object.entries(table[status])) {
      const words = expected === null ? 'is not allowed' : `leads to ${expected}`;
      test(`${act} from ${status} ${words}`, () => {
        const known = Object.keys(informationRequestTransitions).find(
          (one): one is InformationRequestAct => one === act,
        );
        assert.ok(known !== undefined);
        assert.equal(nextStatus(status, known), expected);
        assert.equal(actsFrom(status).includes(known), expected !== null);
      });
    }
  }

  test('the table knows every act', () => {
    assert.deepEqual(
      Object.keys(table.received).toSorted(),
      Object.keys(informationRequestTransitions).toSorted(),
    );
  });

  test('a request that waits for a signature is still owed an answer', () => {
    assert.deepEqual(
      informationRequestStatuses.filter((status) => isOpen(status)),
      ['received', 'in_progress', 'awaiting_signature'],
    );
  });
});
