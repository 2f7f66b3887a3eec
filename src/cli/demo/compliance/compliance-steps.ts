import { addEvidence } from '#application/compliance/add-evidence.ts';
import type { DutyRow } from '#application/compliance/compliance-views.ts';
import { moveDuty } from '#application/compliance/move-duty.ts';
import { addPackage, savePackage } from '#application/compliance/save-package.ts';
import { setApplicability } from '#application/compliance/set-applicability.ts';
import { addCalendarDays } from '#domain/shared/temporal.ts';
import { at, type DemoWorld, officerOf, unitOf } from '../demo-world.ts';
import { chance } from '../random.ts';
import { accepted } from '../staged-file.ts';
import type { Step } from '../timeline.ts';
import { workingDayFrom } from '../working-dates.ts';

/** Days before the end of the story on which the office went through its list; what it did on the first is stale. */
const rounds = [205, 150, 96, 61, 27, 8] as const;

const notHere: Readonly<Record<string, string>> = {
  'B-02i': 'Penerimaan peserta didik diumumkan tiap sekolah lewat laman PPDB provinsi.',
  'T-13': 'Tidak ada penelitian sendiri pada tahun ini.',
};

/** The office goes through what the law wants published: moves duties of units it does not have, enters proofs. */
export function complianceSteps(world: DemoWorld): readonly Step[] {
  const ppid = officerOf(world, 'ppid');
  const day = (before: number) => workingDayFrom(world.rules.calendar, addCalendarDays(world.today, -before));
  const first: Step = {
    at: at(world, day(210), '08:10'),
    act: async () => {
      const known = new Set([...world.units.values()].map(({ id }) => id));
      const home = unitOf(world, 'diskominfo');
      for (const duty of await world.deps.queries.compliance.duties()) {
        const ref = { dutyId: duty.id, expectedVersion: duty.version };
        const reason = notHere[duty.item.code];
        if (reason !== undefined) {
          accepted(await setApplicability(world.deps, { ...ref, applicable: false, reason }, ppid));
        } else if (!known.has(duty.unitId)) {
          accepted(await moveDuty(world.deps, { ...ref, unitId: home.id }, ppid));
        }
      }
    },
  };
  const later = rounds.map(
    (before, round): Step => ({
      at: at(world, day(before), '09:20'),
      act: async () => {
        const duties = await world.deps.queries.compliance.duties();
        for (const [index, duty] of duties.entries()) {
          if (duty.applicable && duty.evidence.length === 0 && roundOf(index) === round) {
            await prove(world, duty, index);
          }
        }
      },
    }),
  );
  return [
    first,
    ...later,
    { at: at(world, day(20), '10:05'), act: () => procure(world, 'Pemeliharaan Jalan Krucil–Bremi', 9) },
    { at: at(world, day(19), '10:05'), act: () => procure(world, 'Pengadaan Lampu PJU Kecamatan Sumber', 4) },
  ];
}

/** In which round a duty is looked after; some in none. */
function roundOf(index: number): number {
  const luck = chance(50_000 + index);
  return luck.percent(14) ? -1 : luck.int(0, rounds.length - 1);
}

/** A document of the unit, else one of the office; nothing while there is none. */
async function prove(world: DemoWorld, duty: DutyRow, index: number): Promise<void> {
  const { queries } = world.deps;
  const own = await queries.publicDocuments.library({ unitSlug: duty.unitSlug }, 12, null);
  const rows =
    own.rows.length > 0
      ? own.rows
      : (await queries.publicDocuments.library({ unitSlug: 'diskominfo' }, 12, null)).rows;
  const found = rows[index % Math.max(1, rows.length)];
  if (found === undefined) return;
  accepted(
    await addEvidence(
      world.deps,
      {
        dutyId: duty.id,
        expectedVersion: duty.version,
        address: `/informasi/${found.slug}`,
        label: '',
        periodYear: duty.item.expectedBy === null ? null : Number(world.today.slice(0, 4)) - 1,
      },
      officerOf(world, 'ppid'),
    ),
  );
}

async function procure(world: DemoWorld, name: string, documents: number): Promise<void> {
  const { deps } = world;
  const ppid = officerOf(world, 'ppid');
  const unit = unitOf(world, name.includes('Jalan') ? 'dinas-pupr' : 'diskominfo');
  const year = Number(world.today.slice(0, 4));
  const packageId = accepted(await addPackage(deps, { unitId: unit.id, year, name }, ppid));
  const { rows } = await deps.queries.publicDocuments.library({ unitSlug: unit.slug }, 12, null);
  const notRequired = new Set(['P-11', 'P-14', 'P-16', 'P-21', 'P-22', 'P-23', 'P-24', 'P-32']);
  accepted(
    await savePackage(
      deps,
      {
        packageId,
        expectedVersion: 1,
        entries: Array.from({ length: 39 }, (_, index) => {
          const itemCode = `P-${String(index + 1).padStart(2, '0')}`;
          const found = index < documents ? rows[index % Math.max(1, rows.length)] : undefined;
          return {
            itemCode,
            notRequired: notRequired.has(itemCode),
            address: found === undefined ? '' : `/informasi/${found.slug}`,
          };
        }),
      },
      ppid,
    ),
  );
}
