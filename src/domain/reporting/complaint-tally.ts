import type { ComplaintChannel } from '#domain/complaint/complaint.ts';
import { type ComplaintStatus, isOpenComplaint } from '#domain/complaint/status.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** The books in which the office counts its reports. A report can stand in two: born here, copied to SP4N-LAPOR!. */
export const complaintLedgers = ['whatsapp', 'sp4n', 'web', 'desk'] as const;
export type ComplaintLedger = (typeof complaintLedgers)[number];

/** Loket, telepon, surat and media sosial are entered by the desk and share its book. */
export const ledgerOfChannel: Readonly<Record<ComplaintChannel, ComplaintLedger>> = {
  whatsapp: 'whatsapp',
  sp4n: 'sp4n',
  web: 'web',
  desk: 'desk',
  phone: 'desk',
  letter: 'desk',
  social: 'desk',
};

/** One report as it is counted. Of a report merged into another, the state is that of the other. */
export type ReportedComplaint = {
  /** The matter: the report itself, or the one that it was merged into. */
  readonly matterId: string;
  readonly channel: ComplaintChannel;
  /** Has a tracking id of SP4N-LAPOR!: it stands in that book too, wherever it was born. */
  readonly inSp4n: boolean;
  readonly receivedOn: CivilDate;
  readonly status: ComplaintStatus;
  /** At least one act of a unit that the desk has confirmed; a hand-over is none. */
  readonly followedUp: boolean;
  readonly reopened: boolean;
  /** The day by which the next step is due. */
  readonly dueOn: CivilDate;
};

/**
 * Counts of one set of reports: `received` = `followedUp` + `inProcess` + `endedWithoutAct`. `overdue`, `closed` and
 * `reopened` are parts of these.
 */
export type ComplaintTally = {
  /** Masuk: received in the period, whatever became of it. */
  readonly received: number;
  /** Ditindaklanjuti: a unit acted; passing on is not acting. */
  readonly followedUp: number;
  /** Dalam proses: the office still owes the next step and no unit has acted. */
  readonly inProcess: number;
  /** Ended with no unit's act: not ours, archived, withdrawn, or made an information request. */
  readonly endedWithoutAct: number;
  /** Lewat batas: open, its day is past, and it is not the reporter who is waited for. */
  readonly overdue: number;
  /** Selesai: closed after an answer, by the reporter or after the days for an objection. */
  readonly closed: number;
  /** Dibuka lagi: the reporter was not content with an answer, at least once. */
  readonly reopened: number;
};

const emptyTally: ComplaintTally = {
  received: 0,
  followedUp: 0,
  inProcess: 0,
  endedWithoutAct: 0,
  overdue: 0,
  closed: 0,
  reopened: 0,
};

/** True while a report is past the day of its next step and the office, not the reporter, owes that step. */
export function isOverdue({ status, dueOn }: Pick<ReportedComplaint, 'status' | 'dueOn'>, today: CivilDate) {
  return isOpenComplaint(status) && status !== 'on_hold' && dueOn < today;
}

/** Every book in which a report stands: that of its channel, and SP4N's for one that was copied there. */
export function ledgersOf({
  channel,
  inSp4n,
}: Pick<ReportedComplaint, 'channel' | 'inSp4n'>): readonly ComplaintLedger[] {
  const own = ledgerOfChannel[channel];
  return inSp4n && own !== 'sp4n' ? [own, 'sp4n'] : [own];
}

type Counting = { -readonly [Key in keyof ComplaintTally]: number };

function count(tally: Counting, report: ReportedComplaint, today: CivilDate): void {
  tally.received += 1;
  if (report.followedUp) tally.followedUp += 1;
  else if (isOpenComplaint(report.status)) tally.inProcess += 1;
  else tally.endedWithoutAct += 1;
  if (isOverdue(report, today)) tally.overdue += 1;
  if (report.status === 'closed') tally.closed += 1;
  if (report.reopened) tally.reopened += 1;
}

export type ComplaintTallies = {
  /** Laporan unik: each matter once, however many books and people told it. */
  readonly unique: ComplaintTally;
  /** Each book counts all its own. */
  readonly ledgers: Readonly<Record<ComplaintLedger, ComplaintTally>>;
  /** Sum of the books. */
  readonly entries: number;
};

/** The period's reports, by book and each matter once. */
export function tallyComplaints(reports: readonly ReportedComplaint[], today: CivilDate): ComplaintTallies {
  const ledgers: Record<ComplaintLedger, Counting> = {
    whatsapp: { ...emptyTally },
    sp4n: { ...emptyTally },
    web: { ...emptyTally },
    desk: { ...emptyTally },
  };
  const unique: Counting = { ...emptyTally };
  const seen = new Set<string>();
  let entries = 0;
  for (const report of reports) {
    for (const ledger of ledgersOf(report)) {
      count(ledgers[ledger], report, today);
      entries += 1;
    }
    if (seen.has(report.matterId)) continue;
    seen.add(report.matterId);
    count(unique, report, today);
  }
  return { unique, ledgers, entries };
}
