import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { openComplaint } from '#application/complaint/open-complaint.ts';
import type { ExceptionItem, ExceptionKind } from '#application/exception/exception-kind.ts';
import type { EscalationPlan } from '#domain/office/escalation.ts';
import { asId, type ComplaintPressId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';

/** Reminders and steps up that no machine can bring to whom they are for. One statement. */
export const complaintToEscalate: ExceptionKind = {
  key: 'complaint_to_escalate',
  permission: 'complaint.handle',
  load: async ({ queries, clock }, actor, { rules, limit }) => {
    const rows = await queries.complaintPresses.toTell(complaintScope(actor), limit);
    return rows.map((row): ExceptionItem => {
      const recipient = recipientOf(row.stage, row.contact, rules.settings.escalation);
      return {
        key: 'complaint_to_escalate',
        id: row.id,
        daysLeft: 0,
        params: {
          number: row.number,
          title: row.title ?? '',
          place: row.place,
          unit: row.unitName,
          stage: row.stage,
          dueOn: row.dueOn,
          late: row.dueOn < clock.today() ? 'yes' : 'no',
          handedOverOn: clock.dateOf(row.handedOverAt),
          since: row.pressedAt,
          ...recipient,
        },
        target: { kind: 'complaint', id: row.complaintId },
      };
    });
  },
  settle: async (deps, id, actor) => {
    return deps.unitOfWork.transaction(async (tx) => {
      const press = await tx.complaintPresses.find(asId<ComplaintPressId>(id));
      if (press === null) return err({ code: 'NOT_FOUND' });
      const target = { complaintId: press.complaintId, version: null };
      const opened = await openComplaint(tx, actor, 'complaint.handle', target);
      if (!opened.ok) return err({ code: 'NOT_FOUND' });
      const now = deps.clock.now();
      const told = await tx.complaintPresses.markTold([press.id], now, actor.officerId);
      if (told === 0) return err({ code: 'ALREADY_SETTLED' });
      const unit = await tx.units.find(press.unitId);
      await tx.caseEvents.append([
        {
          ...opened.value.ref,
          type: 'complaint_press_told',
          visibility: 'internal',
          actor: opened.value.by,
          occurredAt: now,
          payload: { taskId: press.taskId, unitName: unit?.name ?? '', stage: press.stage },
        },
      ]);
      return ok(null);
    });
  },
};

function recipientOf(
  stage: string,
  contact: { readonly fullName: string; readonly phone: string | null } | null,
  plan: EscalationPlan,
): { readonly recipient: string; readonly phone: string } {
  if (stage === 'regional_secretary') {
    return { recipient: plan.regionalSecretary.title, phone: plan.regionalSecretary.phone };
  }
  if (stage === 'regent') return { recipient: plan.regent.title, phone: plan.regent.phone };
  return { recipient: contact?.fullName ?? '', phone: contact?.phone ?? '' };
}
