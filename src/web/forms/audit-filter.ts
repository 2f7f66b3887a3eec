import type { AuditCursor, AuditFilter } from '#application/audit/audit-views.ts';
import { type AuditAction, auditActions } from '#domain/audit/audit-entry.ts';
import { addCalendarDays, type CivilDate, endOfDay, isCivilDate } from '#domain/shared/temporal.ts';
import { paths } from '#web/paths.ts';

/** What the address of the audit page asks for; whatever it does not know is left out. */
export type AuditAsk = {
  readonly action: AuditAction | '';
  readonly officerId: string;
  readonly from: CivilDate | '';
  readonly until: CivilDate | '';
  readonly cursor: AuditCursor | null;
};

const OFFICER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CURSOR = /^(lama|baru)~(\d{1,10})$/;
const EARLIEST = '2000-01-01';
const LATEST = '2099-12-31';

export function parseAuditAsk(search: URLSearchParams): AuditAsk {
  const of = (name: string): string => (search.get(name) ?? '').trim().slice(0, 60);
  const officerId = of('petugas');
  const [, direction, seq] = CURSOR.exec(of('halaman')) ?? [];
  return {
    action: auditActions.find((one) => one === of('tindakan')) ?? '',
    officerId: OFFICER.test(officerId) ? officerId : '',
    from: dateIn(of('dari')),
    until: dateIn(of('sampai')),
    cursor:
      seq === undefined
        ? null
        : {
            direction: direction === 'baru' ? 'newer' : 'older',
            seq: Math.min(Number(seq), 2_147_483_647),
          },
  };
}

/** The filter for the query; dates are whole days in the office's zone. */
export function auditFilter(ask: AuditAsk, timeZone: string): AuditFilter {
  return {
    ...(ask.action === '' ? {} : { action: ask.action }),
    ...(ask.officerId === '' ? {} : { officerId: ask.officerId }),
    ...(ask.from === '' ? {} : { after: endOfDay(addCalendarDays(ask.from, -1), timeZone) }),
    ...(ask.until === '' ? {} : { until: endOfDay(ask.until, timeZone) }),
  };
}

/** A link that keeps what was asked but for `change`; another filter starts at the first page. */
export function auditHref(ask: AuditAsk, change: Partial<AuditAsk> = {}): string {
  const next = { ...ask, cursor: null, ...change };
  return paths.audit({
    tindakan: next.action,
    petugas: next.officerId,
    dari: next.from,
    sampai: next.until,
    halaman:
      next.cursor === null ? '' : `${next.cursor.direction === 'older' ? 'lama' : 'baru'}~${next.cursor.seq}`,
  });
}

function dateIn(text: string): CivilDate | '' {
  return isCivilDate(text) && text >= EARLIEST && text <= LATEST ? text : '';
}
