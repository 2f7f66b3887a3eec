import type { Kysely, Selectable, Updateable } from 'kysely';
import type {
  HeldRequest,
  InformationRequestChange,
  InformationRequestRepository,
  LoadedInformationRequest,
} from '#application/information-request/information-request-repository.ts';
import type { InformationRequest, RequestItem } from '#domain/information-request/information-request.ts';
import { isOpen } from '#domain/information-request/status.ts';
import { foldForSearch } from '#domain/public-document/search-text.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeFlag, decodeJson, encodeFlag, encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

type RequestRow = Selectable<Database['information_request']>;
type ItemRow = Selectable<Database['information_request_item']>;

export function informationRequestRepository(db: Kysely<Database>): InformationRequestRepository {
  return {
    add: async (request, due, secrets) => {
      await db
        .insertInto('information_request')
        .values({
          ...requestRowOf(request),
          due_on: due.dueOn,
          due_provisional: encodeFlag(due.provisional),
          extended_at: null,
          code_digest: secrets.codeDigest,
          code_generation: secrets.codeGeneration,
          link_digest: secrets.linkDigest,
        })
        .execute();
      if (request.items.length === 0) return;
      await db
        .insertInto('information_request_item')
        .values(
          request.items.map((item) => ({
            id: item.id,
            request_id: request.id,
            position: item.position,
            detail: item.detail,
            decision_kind: item.decision?.kind ?? null,
            decision: item.decision === null ? null : encodeJson(item.decision),
          })),
        )
        .execute();
    },
    find: async (id) => {
      const row = await db
        .selectFrom('information_request')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      const items = await db
        .selectFrom('information_request_item')
        .selectAll()
        .where('request_id', '=', id)
        .orderBy('position')
        .execute();
      return requestOf(row, items);
    },
    findNumber: async (id) => {
      const row = await db
        .selectFrom('information_request')
        .select('number')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.number ?? null;
    },
    change: async (id, version, change) => {
      const { numUpdatedRows } = await db
        .updateTable('information_request')
        .set({ ...columnsOf(change), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    openHeldBy: async (officerId) => {
      const rows = await db
        .selectFrom('information_request')
        .select(['id', 'unit_id'])
        .where('assignee_id', '=', officerId)
        .where('is_open', '=', 1)
        .execute();
      return rows.map(heldOf);
    },
    handOver: async (from, to) => {
      const rows = await db
        .updateTable('information_request')
        .set((eb) => ({ assignee_id: to, version: eb('version', '+', 1) }))
        .where('assignee_id', '=', from)
        .where('is_open', '=', 1)
        .returning(['id', 'unit_id'])
        .execute();
      return rows.map(heldOf);
    },
    decideItem: async (itemId, decision) => {
      await db
        .updateTable('information_request_item')
        .set({
          decision_kind: decision?.kind ?? null,
          decision: decision === null ? null : encodeJson(decision),
        })
        .where('id', '=', itemId)
        .execute();
    },
  };
}

function heldOf(row: { readonly id: string; readonly unit_id: string | null }): HeldRequest {
  return { id: asId(row.id), unitId: row.unit_id === null ? null : asId(row.unit_id) };
}

type WrittenApart =
  | 'due_on'
  | 'due_provisional'
  | 'extended_at'
  | 'code_digest'
  | 'code_generation'
  | 'link_digest';

function requestRowOf(request: InformationRequest): Omit<RequestRow, WrittenApart> {
  const { requester } = request;
  return {
    id: request.id,
    number: request.number,
    status: request.status,
    is_open: encodeFlag(isOpen(request.status)),
    channel: request.channel,
    received_at: request.receivedAt,
    received_on: request.receivedOn,
    requester_type: requester.type,
    full_name: requester.fullName,
    sealed_nik: requester.sealedNik,
    nik_fingerprint: requester.nikFingerprint,
    address: requester.address,
    region_code: requester.regionCode,
    email: requester.email,
    phone: requester.phone,
    do_not_notify: encodeFlag(requester.doNotNotify),
    purposes: encodeJson(request.purposes),
    purpose_text: request.purposeText,
    obtain_methods: encodeJson(request.obtainMethods),
    delivery_methods: encodeJson(request.deliveryMethods),
    unit_id: request.unitId,
    assignee_id: request.assigneeId,
    identity_checked_at: request.identityCheck?.checkedAt ?? null,
    identity_checked_by: request.identityCheck?.checkedBy ?? null,
    identity_evidence: request.identityCheck?.evidence ?? null,
    outcome: request.outcome,
    answered_at: request.answeredAt,
    withdrawn_at: request.withdrawnAt,
    search_text: foldForSearch(
      [request.number, requester.fullName, ...request.items.map((item) => item.detail)].join(' '),
    ),
    version: request.version,
  };
}

function requestOf(row: RequestRow, items: readonly ItemRow[]): LoadedInformationRequest {
  return {
    id: asId(row.id),
    number: row.number,
    status: decodeCode(row.status),
    channel: decodeCode(row.channel),
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    requester: {
      type: decodeCode(row.requester_type),
      fullName: row.full_name,
      sealedNik: row.sealed_nik,
      nikFingerprint: row.nik_fingerprint,
      address: row.address,
      regionCode: row.region_code,
      email: row.email,
      phone: row.phone,
      doNotNotify: decodeFlag(row.do_not_notify),
    },
    items: items.map(itemOf),
    purposes: decodeJson(row.purposes),
    purposeText: row.purpose_text,
    obtainMethods: decodeJson(row.obtain_methods),
    deliveryMethods: decodeJson(row.delivery_methods),
    unitId: row.unit_id === null ? null : asId(row.unit_id),
    assigneeId: row.assignee_id === null ? null : asId(row.assignee_id),
    identityCheck:
      row.identity_checked_at === null || row.identity_checked_by === null
        ? null
        : {
            checkedAt: row.identity_checked_at,
            checkedBy: asId(row.identity_checked_by),
            evidence: row.identity_evidence ?? '',
          },
    outcome: row.outcome === null ? null : decodeCode(row.outcome),
    answeredAt: row.answered_at,
    withdrawnAt: row.withdrawn_at,
    version: row.version,
    dueOn: row.due_on,
    dueProvisional: decodeFlag(row.due_provisional),
    extendedAt: row.extended_at,
    codeGeneration: row.code_generation,
  };
}

function itemOf(row: ItemRow): RequestItem {
  return {
    id: asId(row.id),
    position: row.position,
    detail: row.detail,
    decision: row.decision === null ? null : decodeJson(row.decision),
  };
}

function columnsOf(change: InformationRequestChange): Updateable<Database['information_request']> {
  const { status, identityCheck, secrets } = change;
  return {
    ...(status !== undefined && { status, is_open: encodeFlag(isOpen(status)) }),
    ...(change.outcome !== undefined && { outcome: change.outcome }),
    ...(change.answeredAt !== undefined && { answered_at: change.answeredAt }),
    ...(change.withdrawnAt !== undefined && { withdrawn_at: change.withdrawnAt }),
    ...(change.unitId !== undefined && { unit_id: change.unitId }),
    ...(change.assigneeId !== undefined && { assignee_id: change.assigneeId }),
    ...(identityCheck !== undefined && {
      identity_checked_at: identityCheck.checkedAt,
      identity_checked_by: identityCheck.checkedBy,
      identity_evidence: identityCheck.evidence,
    }),
    ...(change.dueOn !== undefined && { due_on: change.dueOn }),
    ...(change.dueProvisional !== undefined && { due_provisional: encodeFlag(change.dueProvisional) }),
    ...(change.extendedAt !== undefined && { extended_at: change.extendedAt }),
    ...(secrets !== undefined && {
      code_digest: secrets.codeDigest,
      code_generation: secrets.codeGeneration,
      link_digest: secrets.linkDigest,
    }),
  };
}
