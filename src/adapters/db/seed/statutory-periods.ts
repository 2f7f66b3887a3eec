import type { DayKind, PeriodKey, StatutoryPeriod } from '#domain/deadline/statutory-periods.ts';

/** UU 14/2008 took effect two years after it was enacted. */
const INFORMATION_ACT_IN_FORCE = '2010-04-30';
/** First full year of PermenPANRB 62/2018. */
const SP4N_GUIDELINE_IN_FORCE = '2019-01-01';

const law =
  (effectiveFrom: string) =>
  (key: PeriodKey, days: number, dayKind: DayKind, legalBasis: string): StatutoryPeriod => ({
    key,
    days,
    dayKind,
    legalBasis,
    effectiveFrom,
    source: 'law',
  });

const information = law(INFORMATION_ACT_IN_FORCE);
const complaint = law(SP4N_GUIDELINE_IN_FORCE);

/** The periods loaded at first start. From then on the table is the office's: a new rule is a new dated row. */
export const statutoryPeriodSeed: readonly StatutoryPeriod[] = [
  information('request_answer', 10, 'working', 'UU 14/2008 Pasal 22 ayat (7)'),
  information('request_answer_extended', 17, 'working', 'UU 14/2008 Pasal 22 ayat (7) dan (8)'),
  information('objection_filing', 30, 'working', 'UU 14/2008 Pasal 36 ayat (1)'),
  information('objection_decision', 30, 'working', 'UU 14/2008 Pasal 36 ayat (2)'),
  information('dispute_filing', 14, 'working', 'UU 14/2008 Pasal 37 ayat (2)'),
  information('dispute_start', 14, 'working', 'UU 14/2008 Pasal 38 ayat (1)'),
  information('dispute_end', 100, 'working', 'UU 14/2008 Pasal 38 ayat (2)'),
  information('court_filing', 14, 'working', 'UU 14/2008 Pasal 47 dan 48'),
  information('cassation', 14, 'calendar', 'UU 14/2008 Pasal 50'),
  complaint('complaint_verification', 3, 'working', 'PermenPANRB 62/2018 (pedoman SP4N)'),
  complaint('complaint_first_answer', 5, 'working', 'PermenPANRB 62/2018 (pedoman SP4N)'),
  complaint('complaint_reply_window', 10, 'working', 'PermenPANRB 62/2018 (pedoman SP4N)'),
  complaint('complaint_information', 5, 'working', 'PermenPANRB 62/2018 (pedoman SP4N)'),
  complaint('complaint_ordinary', 14, 'working', 'PermenPANRB 62/2018 (pedoman SP4N)'),
  complaint('complaint_supervision', 60, 'working', 'PermenPANRB 62/2018 (pedoman SP4N)'),
];
