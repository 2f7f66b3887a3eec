import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { createDocument } from '#application/public-document/create-document.ts';
import type { DocumentRef } from '#application/public-document/document-in-hand.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { noRegisterFacts } from '#domain/public-document/register-facts.ts';
import type { PublicDocumentId } from '#domain/shared/ids.ts';
import { addCalendarDays, type CivilDate, Temporal } from '#domain/shared/temporal.ts';
import { at, type DemoWorld, officerOf, unitOf } from '../demo-world.ts';
import type { PaperData } from '../papers/press.ts';
import { type Chance, chance } from '../random.ts';
import { accepted, pdfName, stagePdf } from '../staged-file.ts';
import type { Step } from '../timeline.ts';
import { workingDayAfter, workingDayFrom } from '../working-dates.ts';
import type { DemoDocument } from './demo-document.ts';
import { paperHead } from './paper-head.ts';

const versionNotes = [
  'Perbaikan angka setelah rekonsiliasi',
  'Menambah kolom perbandingan dengan tahun sebelumnya',
  'Menyesuaikan dengan perubahan anggaran',
  'Memperbaiki salah ketik pada halaman dua',
] as const;
const withdrawals = [
  'Memuat nomor telepon pribadi; sedang diperbaiki sebelum diterbitkan kembali.',
  'Angka salah satuan. Versi yang benar sedang disiapkan.',
  'Diganti dengan dokumen gabungan untuk seluruh perangkat daerah.',
] as const;
const overReason = 'Keadaan sudah berakhir; pengumuman tidak berlaku lagi.';

/** When documents are written, published, renewed and withdrawn. */
export function documentSteps(world: DemoWorld, documents: readonly DemoDocument[]): readonly Step[] {
  const immediate = documents.filter(({ classification }) => classification === 'immediate');
  return documents.flatMap((one, index) => {
    const luck = chance(90_000 + index);
    const age = immediate.indexOf(one);
    const publishedOn =
      age >= 0
        ? announcedOn(world, age)
        : workingDayFrom(world.rules.calendar, publicationDay(world, luck, one));
    return lifeOf(world, luck, { one, index, publishedOn, age });
  });
}

type Life = {
  readonly one: DemoDocument;
  readonly index: number;
  readonly publishedOn: CivilDate;
  /** Place among the announcements, newest first; -1 for other documents. */
  readonly age: number;
};

/** The newest announcement is five days old; each further one some weeks more. */
function announcedOn({ today }: DemoWorld, age: number): CivilDate {
  return addCalendarDays(today, age === 0 ? -5 : age === 1 ? -9 : -18 - age * 27);
}

function publicationDay(world: DemoWorld, luck: Chance, { year }: DemoDocument): CivilDate {
  const { start, today } = world;
  const thisYear = Number(today.slice(0, 4));
  if (year <= thisYear - 2) return addCalendarDays(start, luck.int(6, 70));
  if (year === thisYear - 1) return addCalendarDays(start, luck.int(10, 260));
  const january = `${thisYear}-01-06`;
  const from = january > start && january < today ? january : start;
  const length = Temporal.PlainDate.from(from).until(today).days;
  return addCalendarDays(from, luck.int(0, Math.max(0, length - 4)));
}

function lifeOf(world: DemoWorld, luck: Chance, { one, index, publishedOn, age }: Life): readonly Step[] {
  const { calendar } = world.rules;
  const unit = unitOf(world, one.unitSlug);
  const own = world.officers.get(one.unitSlug);
  const publisher = own ?? officerOf(world, 'ppid');
  const drafter = own ?? officerOf(world, luck.percent(50) ? 'petugas1' : 'petugas2');
  const known: { id?: PublicDocumentId } = {};
  const print = (on: CivilDate, data: PaperData) =>
    world.press.print(one.template, { ...paperHead(unit, one.title, one.year, on), ...data }, on);

  const draft = index % 25 === 24;
  const firstOn = age >= 0 ? publishedOn : workingDayAfter(calendar, publishedOn, -1);

  const signedOn = signingDay(one, index, firstOn);
  const steps: Step[] = [
    {
      at: at(world, firstOn, clockTime(luck, 8, 11)),
      act: async () => {
        const file = await stage(world, drafter, one, print(signedOn, one.paper(chance(index))));
        const { title, classification, year, kind, regionCode, summary } = one;
        const details = {
          title,
          classification,
          unitId: unit.id,
          year,
          kind,
          regionCode,
          summary,
          register: noRegisterFacts,
        };
        const created = accepted(await createDocument(world.deps, { details, fileId: file }, drafter));
        known.id = created.documentId;
      },
    },
  ];
  if (draft) return steps;
  const publish = (on: CivilDate, time: string): Step => ({
    at: at(world, on, time),
    act: async () => {
      accepted(await publishDocument(world.deps, await refOf(world, known.id), publisher));
    },
  });
  steps.push(publish(publishedOn, clockTime(luck, 13, 15)));
  let last = publishedOn;
  const renewals = age >= 0 ? 0 : index % 24 === 5 ? 2 : index % 9 === 3 ? 1 : 0;
  for (let renewal = 1; renewal <= renewals; renewal += 1) {
    last = workingDayFrom(calendar, addCalendarDays(last, luck.int(25, 90)));
    if (last >= world.today) break;
    const on = last;
    steps.push({
      at: at(world, on, clockTime(luck, 9, 11)),
      act: async () => {
        const fileId = await stage(world, drafter, one, print(on, one.paper(chance(index + renewal * 7919))));
        const ref = await refOf(world, known.id);
        accepted(
          await addDocumentVersion(world.deps, { ...ref, fileId, note: luck.pick(versionNotes) }, drafter),
        );
      },
    });
    if (index % 48 !== 21) steps.push(publish(on, clockTime(luck, 13, 15)));
  }
  const reason = age >= 4 ? overReason : age < 0 && index % 33 === 17 ? luck.pick(withdrawals) : null;
  const goneOn = workingDayFrom(calendar, addCalendarDays(last, luck.int(12, 40)));
  if (reason !== null && goneOn < world.today) {
    steps.push({
      at: at(world, goneOn, '16:05'),
      act: async () => {
        accepted(
          await withdrawDocument(world.deps, { ...(await refOf(world, known.id)), reason }, publisher),
        );
      },
    });
  }
  return steps;
}

const reports = ['Laporan keuangan', 'Laporan kinerja', 'Laporan layanan informasi', 'Data statistik'];

/** When the paper was signed: in its year, a report in the year after it, and before it came here. */
function signingDay({ year, kind }: DemoDocument, index: number, latest: CivilDate): CivilDate {
  const luck = chance(70_000 + index);
  const month = reports.includes(kind) ? luck.int(2, 5) : luck.int(1, 11);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${reports.includes(kind) ? year + 1 : year}-${two(month)}-${two(luck.int(2, 28))}`;
  return [day, latest].toSorted()[0] ?? latest;
}

async function stage(world: DemoWorld, by: OfficerActor, one: DemoDocument, bytes: Uint8Array) {
  const name = pdfName(one.title);
  const { fileId } = await stagePdf(world.deps, bytes, name, by.officerId);
  return fileId;
}

async function refOf({ deps }: DemoWorld, id: PublicDocumentId | undefined): Promise<DocumentRef> {
  if (id === undefined) throw new Error('a demo document is acted on before it was written');
  const found = await deps.queries.publicDocuments.officerDocument(id, 'all');
  if (found === null) throw new Error('a demo document is gone');
  return { documentId: id, expectedVersion: found.version };
}

/** A time of day between two whole hours. */
export function clockTime(luck: Chance, from: number, to: number): string {
  const minute = luck.int(from * 60, to * 60 - 1);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
