import assert from 'node:assert/strict';
import {
  markedPhotograph,
  markedScan,
  openWithCode,
  openWithLink,
  type SentRequest,
  sendRequest,
  writeOnCase,
} from './citizen.ts';
import { failWith } from './failing-statement.ts';
import { officerActs } from './officer-acts.ts';
import { type Officers, officersOf } from './people.ts';
import { turnedAway } from './strangers.ts';
import { eventually, type openWorld, type World } from './world.ts';

export type Life = {
  readonly officers: Officers;
  readonly checked: SentRequest;
  readonly withdrawn: SentRequest;
};

/** One request from its form to the answer that is read, one that is withdrawn, one whose mailbox is gone. */
export async function liveThrough(world: Awaited<ReturnType<typeof openWorld>>): Promise<Life> {
  const { plant } = world;
  const officers = await officersOf(world);
  const checked = await sendRequest(world, markedPhotograph(world));
  await openWithLink(world, linkOf(world, checked));
  const session = await openWithCode(world, checked);
  const sent = await writeOnCase(world, session, [
    ['action', 'message'],
    ['message', `Apakah sudah ada kabar ${plant.word('message of the requester')}?`],
  ]);
  assert.equal(sent, 303);
  await turnedAway(world, checked);

  const withdrawn = await sendRequest(world, markedScan(world, 'second proof'), { email: '' });
  const second = await openWithCode(world, withdrawn);
  await failWith(world, second);
  const gone = await writeOnCase(world, second, [
    ['action', 'withdraw'],
    ['reason', `Sudah dapat ${plant.word('reason of the withdrawal')}`],
  ]);
  assert.equal(gone, 303);
  await sendRequest(world, markedScan(world, 'second proof'), { email: world.refusedMailbox });

  const acts = officerActs(world, officers.chief, checked);
  await acts.seeIdentity();
  const chief = await chiefOf(world);
  await acts.write(chief);
  await acts.extend();
  await acts.answer();
  const code = await acts.newCode();
  await mailsOut(world);
  await openWithCode(world, { ...checked, code });
  await readTheAnswer(world);
  return { officers, checked, withdrawn };
}

function linkOf({ plant }: World, request: SentRequest): string {
  const links = plant.canaries().find(({ datum }) => datum === 'receipt link')?.marks ?? [];
  assert.ok(request.number !== '' && links.length > 0);
  return links[0] ?? '';
}

/** Waits until every notice has left or has become a task for a person. */
async function mailsOut({ db, smtp, plant }: World): Promise<void> {
  await eventually('all mails', async () => {
    const queued = await db.selectFrom('notice').select('id').where('status', '=', 'queued').execute();
    const open = await db
      .selectFrom('outbox')
      .select('id')
      .where('done_at', 'is', null)
      .where('dead_at', 'is', null)
      .execute();
    return queued.length + open.length === 0 ? true : null;
  });
  for (const { parsed } of smtp.mails) {
    for (const [, token = ''] of (parsed.text ?? '').matchAll(/\/lacak\/([\w-]{20,})/g)) {
      plant.known('link in a mail', token);
    }
  }
}

/** The links in the mails before the new code ended with the old one; the pages of the case then hold the answer. */
async function readTheAnswer(world: World): Promise<void> {
  const links = world.plant.canaries().find(({ datum }) => datum === 'link in a mail')?.marks ?? [];
  assert.ok(links.length >= 4, `${links.length} links were sent`);
  for (const link of links) {
    const looked = await world.send({ path: `/lacak/${link}` });
    assert.ok([200, 404].includes(looked.status));
  }
}

async function chiefOf({ db }: World): Promise<string> {
  const grant = await db
    .selectFrom('officer_role')
    .select('officer_id')
    .where('role', '=', 'chief_ppid')
    .executeTakeFirstOrThrow();
  return grant.officer_id;
}
