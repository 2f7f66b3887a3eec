import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { Complaint, ComplaintChannel } from '#domain/complaint/complaint.ts';
import type { TopicCode } from '#domain/complaint/topics.ts';
import {
  asId,
  type ComplaintId,
  type ComplaintTaskId,
  type OfficerId,
  type UnitId,
} from '#domain/shared/ids.ts';
import { addCalendarDays, type CivilDate, isoWeekday } from '#domain/shared/temporal.ts';

/** The two books as they stood on 6 December 2023, WhatsApp's since 20 October. */
export const articleDay = '2023-12-06';
export const articleNow = '2023-12-06T09:00:00.000Z';
const openedOn = '2023-10-20';
const fullSunday = '2023-11-12';

/** What must come out of them. */
export const articleFigures = {
  whatsapp: { received: 197, followedUp: 181, inProcess: 16, percent: 8 },
  sp4n: { received: 223, followedUp: 215, inProcess: 8, percent: 4 },
  inBoth: 120,
  unique: { received: 300, followedUp: 281, inProcess: 19, overdue: 4 },
} as const;

/** Kept per unit: six of them, each slower than the one before. */
const UNITS = 6;
const IN_PROCESS_FROM = 181;
/** Of the 120 WhatsApp reports that stand in both books 115 were followed up; 20 were merged with one born in SP4N. */
const COPIED_FOLLOWED_UP = 115;
const COPIED_IN_PROCESS = 5;
const BORN_IN_SP4N = 103;
const BORN_FOLLOWED_UP = 100;
const MERGED = 20;

type Deps = Pick<Dependencies, 'unitOfWork' | 'ids'>;

export type ArticleUnit = { readonly id: UnitId; readonly name: string };

/** Five and six by turns on each working day, ten on one Sunday: the day of each WhatsApp report. */
function whatsAppDays(): readonly CivilDate[] {
  const days: CivilDate[] = [];
  let workingDay = 0;
  for (let day = openedOn; day <= articleDay; day = addCalendarDays(day, 1)) {
    const count = isoWeekday(day) > 5 ? (day === fullSunday ? 10 : 0) : 5 + (workingDay++ % 2);
    days.push(...Array.from({ length: count }, () => day));
  }
  return days;
}

/** Plants both books: of the 120 that stand in both, 100 were copied to SP4N-LAPOR!, 20 merged with one born there. */
export async function plantArticleLedgers(
  deps: Deps,
  units: readonly ArticleUnit[],
  officerId: OfficerId,
): Promise<void> {
  if (units.length !== UNITS) throw new Error(`${UNITS} units`);
  await deps.unitOfWork.transaction(async (tx) => {
    const plant = planter(tx, deps, units, officerId);
    const days = whatsAppDays();
    const mergeInto: ComplaintId[] = [];
    for (const [index, receivedOn] of days.entries()) {
      const followedUp = index < IN_PROCESS_FROM;
      const id = await plant({
        channel: 'whatsapp',
        receivedOn,
        followedUp,
        late: index < IN_PROCESS_FROM + 3,
        topic: index % 4 === 0 ? 'street_light' : 'road',
        regionCode: index % 3 === 0 ? '35.13.01.2001' : '35.13.02',
        confidential: index % 25 === 0,
      });
      const inBoth = followedUp ? index < COPIED_FOLLOWED_UP : index < IN_PROCESS_FROM + COPIED_IN_PROCESS;
      if (!inBoth) continue;
      if (index < MERGED) mergeInto.push(id);
      else await copy(tx, id, followedUp, `7${String(index).padStart(6, '0')}`);
    }
    for (let index = 0; index < BORN_IN_SP4N; index += 1) {
      await plant({
        channel: 'sp4n',
        receivedOn: addCalendarDays('2023-01-02', index * 3),
        followedUp: index < BORN_FOLLOWED_UP,
        late: index === BORN_FOLLOWED_UP,
        topic: 'service_quality',
        regionCode: '35.13.03',
        confidential: false,
      });
    }
    for (const into of mergeInto) await plant({ ...merged, mergedInto: into });
  });
}

async function copy(
  tx: Repositories,
  complaintId: ComplaintId,
  followedUp: boolean,
  trackingId: string,
): Promise<void> {
  const added = await tx.sp4n.add({
    complaintId,
    trackingId,
    born: 'here',
    statusHere: followedUp ? 'closed' : 'handed_over',
    statusThere: null,
    statusThereAt: null,
    copiedAt: articleNow,
    copiedBy: null,
    statusCopied: null,
    statusCopiedAt: null,
    createdAt: articleNow,
    version: 1,
  });
  if (!added) throw new Error(`tracking id ${trackingId} is taken`);
}

const merged = {
  channel: 'sp4n',
  receivedOn: '2023-11-01',
  followedUp: false,
  late: false,
  topic: 'road',
  regionCode: null,
  confidential: false,
} as const;

type Planted = {
  readonly channel: ComplaintChannel;
  readonly receivedOn: CivilDate;
  readonly followedUp: boolean;
  readonly late: boolean;
  readonly topic: TopicCode;
  readonly regionCode: string | null;
  readonly confidential: boolean;
  readonly mergedInto?: ComplaintId;
};

function planter(tx: Repositories, deps: Deps, units: readonly ArticleUnit[], officerId: OfficerId) {
  let planted = 0;
  return async (about: Planted): Promise<ComplaintId> => {
    planted += 1;
    const id = asId<ComplaintId>(deps.ids.next());
    const slot = planted % UNITS;
    const unit = units[slot];
    const at = (days: number): string => {
      const day = addCalendarDays(about.receivedOn, days);
      return `${day > articleDay ? articleDay : day}T04:00:00.000Z`;
    };
    const mergedInto = about.mergedInto ?? null;
    const actedAt = about.followedUp ? at(1 + slot * 3) : null;
    const complaint: Complaint = {
      id,
      number: `PG-2023-${String(planted).padStart(6, '0')}`,
      status: mergedInto !== null ? 'merged' : about.followedUp ? 'closed' : 'handed_over',
      channel: about.channel,
      receivedAt: at(0),
      receivedOn: about.receivedOn,
      complaintClass: 'complaint',
      supervision: false,
      topic: about.topic,
      title: 'Jalan atau lampu',
      body: 'Sudah lama begini.',
      happenedOn: null,
      place: { regionCode: about.regionCode, landmark: '', point: null },
      identityMode: 'open',
      confidential: about.confidential,
      sealedReporter: null,
      contactFingerprint: null,
      doNotNotify: false,
      aboutUnitId: null,
      unitId: unit?.id ?? null,
      publicBody: null,
      publishedAt: null,
      mergedIntoId: mergedInto,
      convertedIntoId: null,
      takenFromId: null,
      handedOverAt: at(1),
      firstActAt: actedAt,
      answeredAt: actedAt,
      closedAt: actedAt,
      closesOn: null,
      rating: null,
      reopenedCount: about.followedUp && planted % 50 === 0 ? 1 : 0,
      version: 1,
    };
    const dueOn = about.late ? '2023-12-01' : '2023-12-20';
    await tx.complaints.add(
      complaint,
      { dueOn, provisional: false },
      { codeDigest: `code ${id}`, codeGeneration: 1, linkDigest: `link ${id}` },
    );
    if (unit === undefined || mergedInto !== null) return id;
    await tx.complaints.addTask({
      id: asId<ComplaintTaskId>(deps.ids.next()),
      complaintId: id,
      unitId: unit.id,
      status: about.followedUp ? 'answered' : 'open',
      note: '',
      handedOverAt: at(1),
      handedOverBy: officerId,
      firstActAt: actedAt,
      endedAt: actedAt,
      returnReason: null,
    });
    const event = {
      caseKind: 'complaint',
      caseId: id,
      visibility: 'public',
      actor: { kind: 'system' },
      payload: {},
    } as const;
    await tx.caseEvents.append([
      { ...event, type: 'complaint_handed_over', occurredAt: at(1) },
      ...(actedAt === null
        ? []
        : [
            { ...event, type: 'complaint_answered' as const, occurredAt: actedAt },
            { ...event, type: 'complaint_closed' as const, occurredAt: at(1 + slot * 3 + 14) },
          ]),
    ]);
    return id;
  };
}
