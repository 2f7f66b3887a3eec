import { openCaseWithCode } from '#application/case-access/open-case-with-code.ts';
import type { SubmittedRequest } from '#application/information-request/submit-information-request.ts';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import type { OfficerActor, Role } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { accepted } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import type { TestOffice } from '#tests/support/test-office.ts';
import { freshAddress } from '../bad-input/portal.ts';
import type { ViewerName } from './read-table.ts';

export const password = 'kuda laut menari tujuh kali';

export type Viewer = { readonly cookies: () => Promise<string>; readonly actor: OfficerActor | null };

export type Viewers = {
  readonly all: ReadonlyMap<ViewerName, Viewer>;
  readonly chief: OfficerActor;
  readonly unit: UnitId;
  readonly otherUnit: UnitId;
  /** The request whose citizen is "pemohon". */
  readonly own: SubmittedRequest;
  readonly disabledEmail: string;
  readonly deskEmail: string;
};

/** Somebody of every kind, with real sessions; the office's clock moves on by a day. */
export async function makeViewers(office: TestOffice): Promise<Viewers> {
  const { deps } = office;
  const unit = await office.unit({ name: 'Dinas Matriks Satu' });
  const otherUnit = await office.unit({ name: 'Dinas Matriks Dua' });
  const officer = (role: Role, of: UnitId | null = null, more: { password?: string } = {}) =>
    office.officer({ roles: [role], unit: of, fullName: `Petugas ${role}`, ...more });
  const session = async (actor: OfficerActor) =>
    `petugas=${(await deps.officerSessions.open(actor.officerId)).token}`;
  const ofOfficer = (actor: OfficerActor): Viewer => ({ actor, cookies: () => session(actor) });
  const citizen = (request: SubmittedRequest): Viewer => ({
    actor: null,
    cookies: async () => {
      const opened = accepted(await openCaseWithCode(deps, { ...request, clientAddress: freshAddress() }));
      return `kasus=${opened.token}`;
    },
  });

  const late = await officer('desk_officer');
  const gone = await submittedRequest(deps, { unitId: unit.id });
  const expired = `${await session(late.actor)}; ${await citizen(gone).cookies()}`;
  office.clock.advance({ hours: 24 });

  const administrator = await officer('administrator');
  const chief = await officer('chief_ppid');
  const desk = await officer('desk_officer', null, { password });
  const disabled = await officer('chief_ppid', null, { password });
  const disabledCookies = await session(disabled.actor);
  accepted(await disableOfficer(deps, { officerId: disabled.actor.officerId }, administrator.actor));
  const own = await submittedRequest(deps, { unitId: unit.id });
  const foreign = await submittedRequest(deps, { unitId: otherUnit.id });
  const fixed = (cookies: string): Viewer => ({ actor: null, cookies: async () => cookies });

  const all = new Map<ViewerName, Viewer>([
    ['tamu', fixed('')],
    ['pemohon', citizen(own)],
    ['pemohon lain', citizen(foreign)],
    ['desk', ofOfficer(desk.actor)],
    ['unit', ofOfficer((await officer('unit_ppid', unit.id)).actor)],
    ['unit lain', ofOfficer((await officer('unit_ppid', otherUnit.id)).actor)],
    ['PPID', ofOfficer(chief.actor)],
    ['atasan', ofOfficer((await officer('superior_officer')).actor)],
    ['penghubung', ofOfficer((await officer('liaison_officer', unit.id)).actor)],
    ['pengaduan', ofOfficer((await officer('complaint_desk')).actor)],
    ['pemantau', ofOfficer((await officer('auditor')).actor)],
    ['administrator', ofOfficer(administrator.actor)],
    ['nonaktif', fixed(disabledCookies)],
    ['sesi habis', fixed(expired)],
    [
      'setengah masuk',
      {
        actor: null,
        cookies: async () =>
          `petugas=${(await deps.officerSessions.openHalf(desk.actor.officerId, 'firefox/linux')).token}`,
      },
    ],
  ]);
  return {
    all,
    chief: chief.actor,
    unit: unit.id,
    otherUnit: otherUnit.id,
    own,
    disabledEmail: disabled.email,
    deskEmail: desk.email,
  };
}
