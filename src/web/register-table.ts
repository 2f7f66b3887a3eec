import type { Dependencies } from '#application/dependencies.ts';
import type { ExemptRow } from '#application/exemption/exemption-views.ts';
import type { RegisterRow } from '#application/public-document/public-document-views.ts';
import { informationFormLabels, licenceLabels } from '#i18n/document-fields.ts';
import { messages } from '#i18n/messages.ts';
import { dateOfInstant, plainDate } from '#web/format.ts';
import { absoluteUrl, paths } from '#web/paths.ts';

type Facts = Dependencies['facts'];
type Cell = string | number | null;

/** The DIP's columns (PerKI 1/2021; law.md §3), then those of the portal. */
export const registerHeader = [
  'No',
  'Ringkasan isi informasi',
  'Pejabat atau unit yang menguasai',
  'Penanggung jawab pembuatan',
  'Waktu pembuatan',
  'Tempat pembuatan',
  'Bentuk yang tersedia',
  'Masa simpan',
  'Kelas',
  'Tahun',
  'Versi',
  'Terbit',
  'Syarat pemakaian',
  'Alamat',
] as const;

export function registerCells(row: RegisterRow, number: number, facts: Facts): readonly Cell[] {
  const { register } = row;
  return [
    number,
    row.summary === '' ? row.title : `${row.title}. ${row.summary}`,
    register.holder === '' ? row.unitName : register.holder,
    register.maker === '' ? row.unitName : register.maker,
    register.madeOn === null ? String(row.year) : register.madeOn,
    register.madePlace,
    register.forms.map((form) => informationFormLabels[form]).join('; '),
    register.retention,
    messages.classification[row.classification],
    row.year,
    row.versionNumber,
    dateOfInstant(row.publishedAt, facts.officeTimeZone),
    licenceLabels[register.licence],
    absoluteUrl(facts.baseUrl, paths.publicDocument(row.slug)),
  ];
}

/** The DIK's columns: those of the consequence test, then the decision and its end. */
export const exemptHeader = [
  'No',
  'Informasi yang dikecualikan',
  'Bagian yang ditutup',
  'Unit',
  'Dasar hukum',
  'Akibat bila dibuka',
  'Manfaat bila ditutup',
  'Nomor penetapan',
  'Tanggal penetapan',
  'Berlaku sampai',
] as const;

export function exemptCells(row: ExemptRow, number: number): readonly Cell[] {
  return [
    number,
    row.information,
    row.part === '' ? 'Seluruhnya' : row.part,
    row.unitName,
    groundsOf(row),
    row.ifOpened,
    row.ifClosed,
    row.decreeNumber,
    row.decidedOn,
    row.endsOn ?? row.endCondition,
  ];
}

/** "UU 14/2008 Pasal 17 huruf h; Pasal 84 UU 23/2006". */
export function groundsOf({
  letters,
  statuteArticle,
}: Pick<ExemptRow, 'letters' | 'statuteArticle'>): string {
  const own = letters.length === 0 ? '' : `UU 14/2008 Pasal 17 huruf ${letters.join(', ')}`;
  return [own, statuteArticle].filter((part) => part !== '' && part !== own).join('; ');
}

/** When it ends, in words. */
export function endOf({ endsOn, endCondition }: Pick<ExemptRow, 'endsOn' | 'endCondition'>): string {
  return endsOn === null ? endCondition : `sampai ${plainDate(endsOn)}`;
}

const BATCH = 500;

/** Every row of a register, a batch at a time, behind the one before. */
export async function allRows<Row extends { readonly id: string }>(
  read: (limit: number, after: string | null) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const batch: readonly Row[] = await read(BATCH, after);
    rows.push(...batch);
    const last = batch.at(-1);
    if (batch.length < BATCH || last === undefined) return rows;
    after = last.id;
  }
}

/** The unit that an address asks for; null for all, also where it names none. */
export function askedUnit(search: URLSearchParams): string | null {
  return /^[a-z0-9-]{1,100}$/.exec(search.get('unit') ?? '')?.[0] ?? null;
}
