import { reissueAccessCode } from '#application/information-request/reissue-access-code.ts';
import { sendCitizenMessage } from '#application/information-request/send-citizen-message.ts';
import { sendOfficeMessage } from '#application/information-request/send-office-message.ts';
import { submitInformationRequest } from '#application/information-request/submit-information-request.ts';
import { withdrawInformationRequest } from '#application/information-request/withdraw-information-request.ts';
import { writeInternalNote } from '#application/information-request/write-internal-note.ts';
import type { Outcome } from '#domain/information-request/decision.ts';
import { addCalendarDays, type CivilDate } from '#domain/shared/temporal.ts';
import { at, type DemoWorld, officerOf, unitOf } from '../demo-world.ts';
import { clockTime } from '../documents/schedule-documents.ts';
import { type Person, person } from '../people.ts';
import { chance } from '../random.ts';
import { accepted, stagePdf } from '../staged-file.ts';
import type { Step } from '../timeline.ts';
import { workingDayAfter } from '../working-dates.ts';
import {
  assign,
  type CaseStory,
  decide,
  lookAtIdentity,
  prepareLetters,
  send,
  sendExtensionLetter,
  writeExtension,
} from './acts.ts';
import { askedItems, fillFor } from './asked-items.ts';
import { idOf } from './case-file.ts';
import type { CasePlan } from './case-plan.ts';
import { notes, questions, replies, withdrawalReasons } from './words.ts';

/** Mail addresses at which nobody reads. */
export const deadMailDomain = 'surel-mati.example';

/** All that happens to one request, each act at its time. */
export function requestSteps(world: DemoWorld, plan: CasePlan): readonly Step[] {
  const luck = chance(5_000 + plan.index);
  const who = person(luck, world.regions, plan.index);
  const outcome = outcomeOfPlan(plan);
  const fill = fillFor(who, Number(plan.receivedOn.slice(0, 4)) - (luck.percent(70) ? 1 : 0));
  const printed = plan.channel === 'desk' && luck.percent(55) && outcome === 'granted';
  const story: CaseStory = {
    world,
    hand: {},
    luck,
    fill,
    unitSlug: plan.topic.unitSlug,
    asked: askedItems(plan.topic, outcome, luck, fill),
    desk: luck.percent(60) ? 'petugas1' : 'petugas2',
    printed,
    // A paper signed by hand would have to be a picture of it; those still to be signed may be either.
    electronic: plan.ending.kind !== 'awaiting_signature' || plan.extension === 'sent' || luck.percent(50),
  };
  const received = plan.receivedOn === world.today ? clockTime(luck, 5, 7) : clockTime(luck, 6, 20);
  const identity = { nik: luck.percent(72), proof: luck.percent(34) };
  const steps: Step[] = [
    { at: at(world, plan.receivedOn, received), act: () => submit(story, plan, who, identity) },
  ];
  const day = (n: number) => workingDayAfter(world.rules.calendar, plan.receivedOn, n);
  const add = (on: CivilDate, time: string, act: () => Promise<void>) => {
    if (on < world.today) steps.push({ at: at(world, on, time), act });
  };
  if (plan.ignored === true) {
    add(day(6), '19:24', () =>
      ask(story, 'Apakah permohonan saya sudah dibaca? Belum ada kabar sama sekali.'),
    );
    add(day(13), '20:02', () =>
      ask(story, 'Sudah lewat sepuluh hari kerja dan tidak ada jawaban. Saya harus bertanya ke mana?'),
    );
    return steps;
  }
  if (plan.ending.kind === 'received') {
    if (luck.percent(30))
      add(addCalendarDays(plan.receivedOn, 1), '18:40', () => ask(story, luck.pick(questions)));
    return steps;
  }
  const last = lastWorkingDay(world, plan);
  add(day(last < 4 ? 1 : luck.int(1, 2)), clockTime(luck, 8, 10), () => assign(story));
  const identityAllowed = last >= 3 && (identity.nik || identity.proof) && luck.percent(66);
  if (identityAllowed) add(day(2), '11:10', () => lookAtIdentity(story, identity.proof));
  if (last >= 4 && luck.percent(45)) add(day(3), clockTime(luck, 13, 15), () => note(story));
  if (last >= 5 && luck.percent(35)) {
    const text = luck.int(0, questions.length - 1);
    add(day(3), '18:17', () => ask(story, questions[text] ?? questions[0]));
    add(day(4), '09:02', () => reply(story, replies[text] ?? replies[0]));
  }
  if (plan.extension !== 'none') {
    const on = Math.min(8, plan.extension === 'sent' ? last - 1 : last);
    add(day(on), '10:30', () => writeExtension(story));
    if (plan.extension === 'sent') add(day(on + 1), '09:20', () => sendExtensionLetter(story));
  }
  addEnding(story, plan, { day, add, last });
  return steps;
}

function outcomeOfPlan({ ending }: CasePlan): Outcome | null {
  return ending.kind === 'answered' || ending.kind === 'awaiting_signature' ? ending.outcome : null;
}

/** Working days after receipt on which the last act falls. */
function lastWorkingDay(world: DemoWorld, { ending, receivedOn }: CasePlan): number {
  if (ending.kind === 'answered' || ending.kind === 'withdrawn') return ending.afterWorkingDays;
  let days = 0;
  while (workingDayAfter(world.rules.calendar, receivedOn, days + 1) < world.today) days += 1;
  return days;
}

type Calendar = {
  readonly day: (n: number) => CivilDate;
  readonly add: (on: CivilDate, time: string, act: () => Promise<void>) => void;
  readonly last: number;
};

function addEnding(story: CaseStory, plan: CasePlan, { day, add, last }: Calendar): void {
  const { luck, asked } = story;
  switch (plan.ending.kind) {
    case 'withdrawn': {
      const reason = luck.pick(withdrawalReasons);
      add(day(last), '15:45', async () => {
        const ref = { caseKind: 'information_request', caseId: idOf(story.hand) } as const;
        accepted(await withdrawInformationRequest(story.world.deps, ref, reason));
      });
      return;
    }
    case 'in_progress':
      if (last >= 4 && luck.percent(60)) {
        add(day(last), '14:20', () => decide(story, luck.int(1, asked.length)));
      }
      return;
    case 'awaiting_signature':
      add(day(last), '13:05', () => decide(story, asked.length));
      add(day(last), '15:20', () => prepareLetters(story));
      return;
    case 'answered': {
      const written = Math.max(1, last - 1);
      add(day(written), '13:05', () => decide(story, asked.length));
      add(day(written), '14:40', () => prepareLetters(story));
      add(day(last), last === written ? '15:40' : clockTime(luck, 9, 11), () =>
        send(story, plan.handedOver === true),
      );
      if (plan.index % 61 === 7) add(day(last + 3), '10:15', () => newCode(story));
      return;
    }
    default:
      return;
  }
}

async function submit(
  story: CaseStory,
  plan: CasePlan,
  who: Person,
  identity: { readonly nik: boolean; readonly proof: boolean },
): Promise<void> {
  const { world, luck, asked, printed } = story;
  const { deps } = world;
  const card = identity.proof
    ? await stagePdf(
        deps,
        world.press.print('identity-card', { ...who, name: who.fullName }, world.clock.today()),
        'bukti-diri.pdf',
        null,
      )
    : null;
  const mail = plan.contact !== 'phone';
  const email = plan.index % 23 === 5 ? who.email.replace('surel.example', deadMailDomain) : who.email;
  const named = plan.topic.key !== undefined || luck.percent(62);
  const submitted = accepted(
    await submitInformationRequest(deps, {
      idempotencyKey: deps.ids.secret(),
      channel: plan.channel,
      details: asked.map(({ detail }) => detail),
      purposes: plan.topic.purposes,
      purposeText: plan.topic.purposeText,
      obtainMethods: printed ? ['copy_hard'] : ['copy_soft'],
      deliveryMethods: printed ? ['pick_up'] : mail && luck.percent(70) ? ['portal', 'email'] : ['portal'],
      unitId: named ? unitOf(world, story.unitSlug).id : null,
      fullName: who.fullName,
      nik: identity.nik ? who.nik : null,
      address: who.address,
      regionCode: who.regionCode,
      email: mail ? email : null,
      phone: plan.contact === 'mail' ? null : who.phone,
      doNotNotify: plan.topic.key === undefined && luck.percent(4),
      identityProof: card,
    }),
  );
  story.hand.id = submitted.caseId;
  if (plan.topic.key !== undefined) {
    const { number, code } = submitted;
    world.receipts.push({ about: asked[0]?.detail ?? '', number, code });
  }
}

async function ask(story: CaseStory, body: string): Promise<void> {
  const ref = { caseKind: 'information_request', caseId: idOf(story.hand) } as const;
  accepted(await sendCitizenMessage(story.world.deps, ref, body));
}

async function reply(story: CaseStory, body: string): Promise<void> {
  const command = { requestId: idOf(story.hand), body };
  accepted(await sendOfficeMessage(story.world.deps, command, officerOf(story.world, story.desk)));
}

async function note(story: CaseStory): Promise<void> {
  const { world, luck, unitSlug, desk } = story;
  const actor = world.officers.get(unitSlug) ?? officerOf(world, desk);
  const command = { requestId: idOf(story.hand), body: luck.pick(notes) };
  accepted(await writeInternalNote(world.deps, command, actor));
}

async function newCode(story: CaseStory): Promise<void> {
  const { world, desk } = story;
  const request = await world.deps.unitOfWork.transaction((tx) =>
    tx.informationRequests.find(idOf(story.hand)),
  );
  if (request === null) return;
  const command = {
    requestId: request.id,
    version: request.version,
    personCheck: 'KTP asli dicocokkan dengan nama dan alamat pada permohonan.',
  };
  accepted(await reissueAccessCode(world.deps, command, officerOf(world, desk)));
}
