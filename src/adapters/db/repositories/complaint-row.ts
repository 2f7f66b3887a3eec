import type { Selectable, Updateable } from 'kysely';
import type { ComplaintChange, LoadedComplaint } from '#application/complaint/complaint-repository.ts';
import type { Complaint, GeoPoint } from '#domain/complaint/complaint.ts';
import { isOpenComplaint } from '#domain/complaint/status.ts';
import { foldForSearch } from '#domain/public-document/search-text.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeFlag, decodeJson, encodeFlag, encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export type ComplaintRow = Selectable<Database['complaint']>;

type WrittenApart = 'due_on' | 'due_provisional' | 'code_digest' | 'code_generation' | 'link_digest';

/** The columns of a new complaint, but its dates and secrets. */
export function complaintRowOf(complaint: Complaint): Omit<ComplaintRow, WrittenApart> {
  const { place } = complaint;
  return {
    id: complaint.id,
    number: complaint.number,
    status: complaint.status,
    is_open: encodeFlag(isOpenComplaint(complaint.status)),
    channel: complaint.channel,
    received_at: complaint.receivedAt,
    received_on: complaint.receivedOn,
    complaint_class: complaint.complaintClass,
    supervision: encodeFlag(complaint.supervision),
    topic: complaint.topic,
    title: complaint.title,
    body: complaint.body,
    happened_on: complaint.happenedOn,
    region_code: place.regionCode,
    landmark: place.landmark,
    point: encodePoint(place.point),
    identity_mode: complaint.identityMode,
    confidential: encodeFlag(complaint.confidential),
    sealed_reporter: complaint.sealedReporter,
    contact_fingerprint: complaint.contactFingerprint,
    do_not_notify: encodeFlag(complaint.doNotNotify),
    about_unit_id: complaint.aboutUnitId,
    unit_id: complaint.unitId,
    public_body: complaint.publicBody,
    published_at: complaint.publishedAt,
    merged_into_id: complaint.mergedIntoId,
    converted_into_id: complaint.convertedIntoId,
    taken_from_id: complaint.takenFromId,
    handed_over_at: complaint.handedOverAt,
    first_act_at: complaint.firstActAt,
    answered_at: complaint.answeredAt,
    closed_at: complaint.closedAt,
    closes_on: complaint.closesOn,
    rating: complaint.rating,
    reopened_count: complaint.reopenedCount,
    search_text: searchTextOf(complaint),
    version: complaint.version,
  };
}

/** No part of the reporter: what is sealed is not found by searching. */
function searchTextOf(complaint: Pick<Complaint, 'number' | 'title' | 'body' | 'place'>): string {
  return foldForSearch(
    [complaint.number, complaint.title ?? '', complaint.body, complaint.place.landmark].join(' '),
  );
}

/** The complaint of a row. */
export function complaintOf(row: ComplaintRow): LoadedComplaint {
  return {
    id: asId(row.id),
    number: row.number,
    status: decodeCode(row.status),
    channel: decodeCode(row.channel),
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    complaintClass: decodeCode(row.complaint_class),
    supervision: decodeFlag(row.supervision),
    topic: row.topic === null ? null : decodeCode(row.topic),
    title: row.title,
    body: row.body,
    happenedOn: row.happened_on,
    place: { regionCode: row.region_code, landmark: row.landmark, point: decodePoint(row.point) },
    identityMode: decodeCode(row.identity_mode),
    confidential: decodeFlag(row.confidential),
    sealedReporter: row.sealed_reporter,
    contactFingerprint: row.contact_fingerprint,
    doNotNotify: decodeFlag(row.do_not_notify),
    aboutUnitId: row.about_unit_id === null ? null : asId(row.about_unit_id),
    unitId: row.unit_id === null ? null : asId(row.unit_id),
    publicBody: row.public_body,
    publishedAt: row.published_at,
    mergedIntoId: row.merged_into_id === null ? null : asId(row.merged_into_id),
    convertedIntoId: row.converted_into_id === null ? null : asId(row.converted_into_id),
    takenFromId: row.taken_from_id === null ? null : asId(row.taken_from_id),
    handedOverAt: row.handed_over_at,
    firstActAt: row.first_act_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    closesOn: row.closes_on,
    rating: row.rating,
    reopenedCount: row.reopened_count,
    version: row.version,
    dueOn: row.due_on,
    dueProvisional: decodeFlag(row.due_provisional),
    codeGeneration: row.code_generation,
  };
}

function encodePoint(point: GeoPoint | null): string | null {
  return point === null ? null : encodeJson([point.latitude, point.longitude]);
}

function decodePoint(text: string | null): GeoPoint | null {
  if (text === null) return null;
  const [latitude, longitude] = decodeJson<readonly [number, number]>(text);
  return { latitude, longitude };
}

/** Columns whose name and value are those of the change. */
const plain = {
  topic: 'topic',
  title: 'title',
  happenedOn: 'happened_on',
  aboutUnitId: 'about_unit_id',
  unitId: 'unit_id',
  publicBody: 'public_body',
  publishedAt: 'published_at',
  mergedIntoId: 'merged_into_id',
  convertedIntoId: 'converted_into_id',
  handedOverAt: 'handed_over_at',
  firstActAt: 'first_act_at',
  answeredAt: 'answered_at',
  closedAt: 'closed_at',
  closesOn: 'closes_on',
  rating: 'rating',
  reopenedCount: 'reopened_count',
  complaintClass: 'complaint_class',
  dueOn: 'due_on',
} as const satisfies Partial<Record<keyof ComplaintChange, keyof ComplaintRow>>;

/** The columns that a change touches. */
export function columnsOf(change: ComplaintChange): Updateable<Database['complaint']> {
  const { status, place, secrets } = change;
  const named = Object.entries(plain).flatMap(([from, to]) => {
    const value = change[from as keyof typeof plain];
    return value === undefined ? [] : [[to, value] as const];
  });
  return {
    ...Object.fromEntries(named),
    ...(status !== undefined && { status, is_open: encodeFlag(isOpenComplaint(status)) }),
    ...(change.supervision !== undefined && { supervision: encodeFlag(change.supervision) }),
    ...(change.confidential !== undefined && { confidential: encodeFlag(change.confidential) }),
    ...(change.dueProvisional !== undefined && { due_provisional: encodeFlag(change.dueProvisional) }),
    ...(place !== undefined && {
      region_code: place.regionCode,
      landmark: place.landmark,
      point: encodePoint(place.point),
    }),
    ...(secrets !== undefined && {
      code_digest: secrets.codeDigest,
      code_generation: secrets.codeGeneration,
      link_digest: secrets.linkDigest,
    }),
  };
}
