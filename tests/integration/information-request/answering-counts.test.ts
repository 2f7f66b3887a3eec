import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignInformationRequest } from '#application/information-request/assign-information-request.ts';
import { decideItem } from '#application/information-request/decide-item.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { prepareExtension } from '#application/information-request/prepare-extension.ts';
import { reviseAnswer } from '#application/information-request/revise-answer.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import { sendExtension } from '#application/information-request/send-extension.ts';
import { sendOfficeMessage } from '#application/information-request/send-office-message.ts';
import { withdrawInformationRequest } from '#application/information-request/withdraw-information-request.ts';
import { settleNotice } from '#application/notification/settle-notice.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type InformationRequestId, type NoticeId, type UnitId } from '#domain/shared/ids.ts';
import {
  answerCommand,
  decideAll,
  extensionCommand,
  granted,
  lettersOf,
  notHeld,
  requestNow,
  signedScans,
} from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '../../support/test-office.ts';

/** A small generator with a seed, so that a failure can be repeated. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % sides;
  };
}

type Step = (office: TestOffice, id: InformationRequestId, actor: OfficerActor) => Promise<unknown>;

const steps = (units: readonly UnitId[], roll: (sides: number) => number): readonly Step[] => [
  async ({ deps }, id, actor) => {
    const { version } = await requestNow(deps, id);
    const unitId = units[roll(units.length + 1)] ?? null;
    return assignInformationRequest(deps, { requestId: id, version, unitId, assigneeId: null }, actor);
  },
  async ({ deps }, id, actor) => {
    const { version, items } = await requestNow(deps, id);
    const decision = roll(2) === 0 ? granted : notHeld;
    return decideItem(deps, { requestId: id, version, itemId: items[0]?.id ?? asId(''), decision }, actor);
  },
  async ({ deps, clock }, id, actor) => {
    const command = extensionCommand(await requestNow(deps, id), clock.today());
    const prepared = await prepareExtension(deps, command, actor);
    const letter = (await lettersOf(deps, id)).at(-1);
    if (!prepared.ok || letter === undefined) return prepared;
    const { version } = await requestNow(deps, id);
    const scan = (await signedScans(deps, id)).get(letter.id) ?? { letterNumber: null, signedFileId: null };
    return sendExtension(
      deps,
      { requestId: id, version, letterId: letter.id, handedOver: null, ...scan },
      actor,
    );
  },
  async ({ deps, clock }, id, actor) => {
    const { status } = await requestNow(deps, id);
    if (status === 'received' || status === 'in_progress') await decideAll(deps, actor, id, [granted]);
    return prepareAnswer(deps, answerCommand(await requestNow(deps, id), clock.today()), actor);
  },
  async ({ deps }, id, actor) => {
    const { version } = await requestNow(deps, id);
    return reviseAnswer(deps, { requestId: id, version }, actor);
  },
  async ({ deps }, id, actor) => {
    const { version } = await requestNow(deps, id);
    const letters = await signedScans(deps, id);
    return sendAnswer(deps, { requestId: id, version, letters, handedOver: null }, actor);
  },
  async ({ deps }, id) => {
    if (roll(3) > 0) return null;
    return withdrawInformationRequest(deps, { caseKind: 'information_request', caseId: id }, '');
  },
  ({ deps }, id, actor) => sendOfficeMessage(deps, { requestId: id, body: 'Kabar dari kantor.' }, actor),
  async ({ deps }, _id, actor) => {
    const [task] = await deps.queries.notices.toTell({ requests: true, complaints: null }, 1, null);
    if (task === undefined) return null;
    return settleNotice(deps, { noticeId: asId<NoticeId>(task.id), outcome: 'told' }, actor);
  },
  async ({ clock }) => clock.advance({ hours: 24 * roll(2) }),
];

/** Open requests and waiting tasks counted anew from their own tables. */
async function recount({ database }: TestOffice): Promise<Readonly<Record<string, number>>> {
  const requests = await database.db
    .selectFrom('information_request')
    .select(['unit_id', 'due_on'])
    .where('is_open', '=', 1)
    .execute();
  const tasks = await database.db.selectFrom('notice').select('id').where('status', '=', 'to_tell').execute();
  const counted = new Map<string, number>();
  for (const { unit_id: unit, due_on: due } of requests) {
    const cell = `${unit ?? ''} ${due}`;
    counted.set(cell, (counted.get(cell) ?? 0) + 1);
  }
  if (tasks.length > 0) counted.set('to tell', tasks.length);
  return Object.fromEntries([...counted].toSorted());
}

async function stored({ deps }: TestOffice): Promise<Readonly<Record<string, number>>> {
  const counts = await deps.queries.informationRequests.openCounts('all');
  const cells = counts.byDueDate.map(
    ({ unitId, dueOn, count }) => [`${unitId ?? ''} ${dueOn ?? ''}`, count] as const,
  );
  const tasks = counts.noticesToTell === 0 ? [] : [['to tell', counts.noticesToTell] as const];
  return Object.fromEntries([...cells, ...tasks].toSorted());
}

eachDialect('the counts of open requests', (context) => {
  for (const seed of [11, 2026]) {
    test(`agree with the requests themselves after 90 acts in any order (seed ${seed})`, async () => {
      const office = await createTestOffice(context);
      const { actor } = await office.officer();
      const units = [(await office.unit()).id, (await office.unit()).id];
      const roll = dice(seed);
      const ids: InformationRequestId[] = [];
      for (let index = 0; index < 6; index += 1) {
        ids.push((await submittedRequest(office.deps, { unitId: units[index % 3] ?? null })).caseId);
      }
      const acts = steps(units, roll);
      for (let act = 0; act < 90; act += 1) {
        const id = ids[roll(ids.length)];
        const step = acts[roll(acts.length)];
        if (id !== undefined && step !== undefined) await step(office, id, actor);
        if (act % 15 === 14) assert.deepEqual(await stored(office), await recount(office), `after ${act}`);
      }
      const answered = await office.database.db
        .selectFrom('information_request')
        .select('id')
        .where('status', '=', 'answered')
        .execute();
      const figures = await office.deps.queries.informationRequests.yearFigures(2026);
      assert.equal(figures.received, 6);
      assert.equal(figures.answered, answered.length);
      assert.ok(answered.length > 0, 'the dice answered nothing: choose another seed');
    });
  }
});
