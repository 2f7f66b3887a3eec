import { assignInformationRequest } from '#application/information-request/assign-information-request.ts';
import { attachAnswerFile } from '#application/information-request/attach-answer-file.ts';
import { checkIdentity } from '#application/information-request/check-identity.ts';
import { decideItem } from '#application/information-request/decide-item.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { prepareExtension } from '#application/information-request/prepare-extension.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import { sendExtension } from '#application/information-request/send-extension.ts';
import { viewIdentity } from '#application/information-request/view-identity.ts';
import type { SignedLetter } from '#application/letter/release-letter.ts';
import type { LetterId } from '#domain/shared/ids.ts';
import { type DemoWorld, officerOf, unitOf } from '../demo-world.ts';
import { demoSigningOfficial } from '../officers.ts';
import type { Chance } from '../random.ts';
import { accepted } from '../staged-file.ts';
import { workingDayAfter } from '../working-dates.ts';
import { type AskedItem, decisionDraft, type Fill } from './asked-items.ts';
import {
  answerFile,
  type CaseInHand,
  consequenceTestFile,
  idOf,
  requestNow,
  signedFile,
  waitingLetters,
} from './case-file.ts';
import { extensions } from './words.ts';

/** What the acts on one request share. */
export type CaseStory = {
  readonly world: DemoWorld;
  readonly hand: CaseInHand;
  readonly luck: Chance;
  readonly fill: Fill;
  readonly unitSlug: string;
  readonly asked: readonly AskedItem[];
  /** Who works on it at the desk. */
  readonly desk: 'petugas1' | 'petugas2';
  readonly printed: boolean;
  readonly electronic: boolean;
};

async function target(story: CaseStory) {
  const request = await requestNow(story.world, story.hand);
  return { requestId: request.id, version: request.version };
}

export async function assign(story: CaseStory): Promise<void> {
  const { world, unitSlug, desk } = story;
  const assignee = world.officers.get(unitSlug);
  const command = {
    ...(await target(story)),
    unitId: unitOf(world, unitSlug).id,
    assigneeId: assignee?.officerId ?? (story.luck.percent(40) ? officerOf(world, desk).officerId : null),
  };
  accepted(await assignInformationRequest(world.deps, command, officerOf(world, desk)));
}

export async function lookAtIdentity(story: CaseStory, hasProof: boolean): Promise<void> {
  const { world, desk } = story;
  const actor = officerOf(world, desk);
  const reason = 'Mencocokkan nama pemohon dengan bukti diri.';
  accepted(await viewIdentity(world.deps, { requestId: idOf(story.hand), reason }, actor));
  const evidence = hasProof ? 'ktp_image' : 'ktp_number';
  accepted(await checkIdentity(world.deps, { ...(await target(story)), evidence }, actor));
}

/** Decides the first `count` items, with their files. */
export async function decide(story: CaseStory, count: number): Promise<void> {
  const { world, luck } = story;
  const actor = world.officers.get(story.unitSlug) ?? officerOf(world, story.desk);
  const today = world.clock.today();
  const unit = unitOf(world, story.unitSlug);
  for (const [index, asked] of story.asked.slice(0, count).entries()) {
    const refused = asked.decision === 'refused';
    const scan = refused ? await consequenceTestFile(world, unit, asked.detail, today) : null;
    const item = (await requestNow(world, story.hand)).items[index];
    if (item === undefined) throw new Error('a demo request has fewer items than were asked');
    const decision = decisionDraft(asked, { luck, fill: story.fill, today, printed: story.printed, scan });
    accepted(await decideItem(world.deps, { ...(await target(story)), itemId: item.id, decision }, actor));
    if (asked.decision !== 'granted' || story.printed) continue;
    const fileIds = [await answerFile(world, luck, story.unitSlug, asked.detail, today)];
    accepted(
      await attachAnswerFile(world.deps, { ...(await target(story)), itemId: item.id, fileIds }, actor),
    );
  }
}

function signature(story: CaseStory) {
  return { ...demoSigningOfficial, mode: story.electronic ? 'electronic' : 'wet' } as const;
}

export async function prepareLetters(story: CaseStory): Promise<void> {
  const { world } = story;
  const command = {
    ...(await target(story)),
    letterNumber: null,
    refusalNumber: null,
    letterOn: world.clock.today(),
    signature: signature(story),
    payment: story.printed ? 'Dibayar tunai di meja layanan dan diberi tanda terima.' : '',
  };
  accepted(await prepareAnswer(world.deps, command, officerOf(world, 'ppid')));
}

export async function send(story: CaseStory, handedOver: boolean): Promise<void> {
  const { world } = story;
  const letters = new Map<LetterId, SignedLetter>();
  let letterOn = world.clock.today();
  for (const letter of await waitingLetters(world, story.hand)) {
    const signedFileId = await signedFile(world, letter, story.desk);
    letters.set(letter.id, { letterNumber: null, signedFileId });
    letterOn = letter.letterOn ?? letterOn;
  }
  const before = workingDayAfter(world.rules.calendar, world.clock.today(), -1);
  const earlier = handedOver && before >= letterOn;
  const command = {
    ...(await target(story)),
    letters,
    handedOver: earlier
      ? {
          givenOn: before,
          reason: 'Surat diambil pemohon sesudah jam kerja, belum sempat dicatat.',
          evidence: 'Tanda terima bertanda tangan pemohon di buku ekspedisi.',
        }
      : null,
  };
  accepted(await sendAnswer(world.deps, command, officerOf(world, story.desk)));
}

export async function writeExtension(story: CaseStory): Promise<void> {
  const { world, luck } = story;
  const command = {
    ...(await target(story)),
    ...luck.pick(extensions),
    letterNumber: null,
    letterOn: world.clock.today(),
    signature: signature(story),
  };
  accepted(await prepareExtension(world.deps, command, officerOf(world, 'ppid')));
}

export async function sendExtensionLetter(story: CaseStory): Promise<void> {
  const { world } = story;
  const [letter] = await waitingLetters(world, story.hand);
  if (letter === undefined) throw new Error('a demo extension was not written');
  const signedFileId = await signedFile(world, letter, story.desk);
  const command = {
    ...(await target(story)),
    letterId: letter.id,
    letterNumber: null,
    signedFileId,
    handedOver: null,
  };
  accepted(await sendExtension(world.deps, command, officerOf(world, story.desk)));
}
