import { requestNow } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import { attackedPortal, send } from '../../integration/bad-input/portal.ts';
import { startPortal } from '../../support/running-portal.ts';
import { openOffice } from '../offices.ts';
import { type FaultRow, type FaultRun, tally } from '../row.ts';

/** Two officers decide the same item from the same page: one is taken, the other is shown both. */
async function twoOfficers(run: FaultRun) {
  const count = tally();
  const dataDir = await run.folder('v1');
  const office = await openOffice(dataDir);
  const portal = await startPortal({ dataDir, env: attackedPortal });
  try {
    const officers = await Promise.all(
      ['sari', 'joko'].map(async (name) => {
        const { actor } = await newOfficer(office.deps, {
          roles: ['chief_ppid'],
          email: `${name}@contoh.go.id`,
        });
        const { token } = await office.deps.officerSessions.open(actor.officerId);
        return { name, cookies: `petugas=${token}` };
      }),
    );
    const { caseId } = await submittedRequest(office.deps, { details: ['Daftar ruas jalan 2025'] });
    for (let race = 0; race < run.times(500); race += 1) {
      const { version, items } = await requestNow(office.deps, caseId);
      const path = `/petugas/permohonan/${caseId}`;
      const answers = await Promise.all(
        officers.map(async ({ name, cookies }) => ({
          name,
          note: `Keputusan ${name} nomor ${race}.`,
          answer: await send(portal, {
            path,
            cookies,
            form: urlEncoded([
              ['version', String(version)],
              ['item_id', items[0]?.id ?? ''],
              ['decision', 'granted'],
              ['form', 'softcopy'],
              ['supply_working_days', '0'],
              ['note', `Keputusan ${name} nomor ${race}.`],
              ['action', 'decide_item'],
            ]),
          }),
        })),
      );
      count.tried();
      const won = answers.filter(({ answer }) => answer.status === 303);
      const lost = answers.filter(({ answer }) => answer.status === 409);
      if (won.length !== 1 || lost.length !== 1) {
        count.failed(`statuses ${answers.map(({ answer }) => answer.status).join(' and ')}`);
        continue;
      }
      const after = await requestNow(office.deps, caseId);
      const kept = JSON.stringify(after.items[0]?.decision ?? null);
      if (!kept.includes(won[0]?.note ?? '-')) count.lost(`the decision of race ${race}`);
      if (after.version !== version + 1) count.failed(`version ${version} became ${after.version}`);
      const page = lost[0]?.answer.text ?? '';
      for (const one of answers) {
        if (!page.includes(one.note)) {
          count.failed(`the loser does not see ${one === lost[0] ? 'what they typed' : 'what was decided'}`);
        }
      }
    }
  } finally {
    await portal.stop();
    await office.close();
  }
  return count.result();
}

export const officersRace: FaultRow = {
  id: 'V1',
  title: 'two officers decide at once: no lost update, the loser sees both',
  run: twoOfficers,
};
