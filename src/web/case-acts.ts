import type { OfficerCaseView } from '#application/information-request/information-request-views.ts';
import { isOpen } from '#domain/information-request/status.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import { can, type Permission } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { paths } from '#web/paths.ts';

type Act = { readonly href: string; readonly label: string };

/** What this officer may do with the case as it stands; `next` is the one primary button. */
export type CaseActs = {
  readonly next: Act | null;
  readonly others: readonly Act[];
  readonly editable: boolean;
  readonly mayAssign: boolean;
  readonly mayNote: boolean;
  readonly mayMessage: boolean;
  readonly mayExtend: boolean;
  readonly mayRevise: boolean;
};

export function caseActs(view: OfficerCaseView, officer: OfficerActor, today: CivilDate): CaseActs {
  const may = (permission: Permission): boolean => can(officer, permission, { unitId: view.unitId });
  const working = view.status === 'received' || view.status === 'in_progress';
  const undecided = view.items.find(({ decision }) => decision === null);
  const pending = view.letters.some(
    ({ kind, status }) => kind === 'extension' && status === 'awaiting_signature',
  );
  const mayRespond = may('information_request.respond');
  const mayExtend = may('information_request.extend');
  const editable = working && may('information_request.prepare');
  const send: Act = {
    href: paths.officerCaseSend(view.id),
    label: pending ? 'Kirim surat perpanjangan' : 'Kirim surat bertanda tangan',
  };
  const extend: Act = { href: paths.officerCaseExtension(view.id), label: 'Perpanjang waktu' };
  const identity: Act = { href: paths.officerCaseIdentity(view.id), label: 'Lihat atau periksa identitas' };
  const code: Act = { href: paths.officerCaseCode(view.id), label: 'Terbitkan kode baru' };
  const convert: Act = { href: paths.officerCaseConvert(view.id), label: 'Ini pengaduan?' };
  const canConvert =
    nextStatus(view.status, 'convert') !== null &&
    may('information_request.assign') &&
    can(officer, 'complaint.register');
  const canExtend = working && mayExtend && !pending && view.extendedAt === null && today <= view.dueOn;
  const knowsIdentity = may('information_request.see_identity') || may('information_request.check_identity');
  return {
    next: nextAct(),
    others: [
      ...(canExtend ? [extend] : []),
      ...(knowsIdentity ? [identity] : []),
      ...(may('information_request.reissue_code') ? [code] : []),
      ...(canConvert ? [convert] : []),
    ],
    editable,
    mayAssign: working && may('information_request.assign'),
    mayNote: may('information_request.note'),
    mayMessage: may('information_request.message'),
    mayExtend,
    mayRevise: view.status === 'awaiting_signature' && mayRespond,
  };

  function nextAct(): Act | null {
    if (!isOpen(view.status)) return null;
    if (view.status === 'awaiting_signature') return mayRespond ? send : null;
    if (pending) return mayExtend ? send : null;
    if (undecided !== undefined) {
      return editable
        ? {
            href: `${paths.officerCase(view.id)}?putuskan=${undecided.position}#rincian-${undecided.position}`,
            label: `Putuskan rincian ${undecided.position}`,
          }
        : null;
    }
    return mayRespond ? { href: paths.officerCaseAnswer(view.id), label: 'Siapkan surat jawaban' } : null;
  }
}
