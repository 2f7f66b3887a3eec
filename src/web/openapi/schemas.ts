import { complaintStatuses } from '#domain/complaint/status.ts';
import { periodKeys } from '#domain/deadline/statutory-periods.ts';
import { classifications } from '#domain/public-document/public-document.ts';
import { classSlugs } from '#web/forms/library-filter.ts';

type Schema = Readonly<Record<string, unknown>>;

/** An object with exactly these members, all of them there. */
function whole(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const percent: Schema = { type: ['integer', 'null'], minimum: 0, maximum: 100 };
const day: Schema = { type: 'string', format: 'date' };
const instant: Schema = { type: 'string', format: 'date-time' };
const address: Schema = { type: 'string', format: 'uri' };
const number: Schema = { type: ['number', 'null'] };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Schema): Schema => ({ type: 'array', items });
const cell: Schema = {
  description: 'Banyaknya; "<5" untuk satu sampai empat; "ditutup" bila dapat membuka angka lain.',
  anyOf: [count, { enum: ['<5', 'ditutup'] }],
};

const ledgers = (schema: Schema): Schema =>
  whole({ whatsapp: schema, sp4n: schema, web: schema, desk: schema });

/** The shapes that `/api/v1` answers with. */
export const schemas: Readonly<Record<string, Schema>> = {
  Error: whole({ error: whole({ code: text, message: text }) }),
  File: whole({
    url: address,
    name: text,
    media_type: text,
    bytes: count,
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  }),
  Document: whole({
    id: { type: 'string', pattern: '^[a-z0-9-]+$' },
    url: address,
    title: text,
    summary: text,
    class: { enum: classifications.map((one) => classSlugs[one]) },
    class_name: text,
    unit: whole({ id: text, name: text }),
    year: { type: 'integer' },
    kind: text,
    area: orNull(whole({ code: text, name: { type: ['string', 'null'] } })),
    licence: address,
    source: text,
    contact: text,
    made_on: orNull(day),
    published_at: instant,
    version: { type: ['integer', 'null'] },
    file: orNull(ref('File')),
  }),
  Documents: whole({ documents: list(ref('Document')), next: orNull(address) }),
  Suggestions: whole({
    items: list(whole({ kind: { enum: ['word', 'document'] }, label: text, href: text })),
  }),
  Deadline: whole({
    started_on: day,
    period_key: { enum: [...periodKeys] },
    days: count,
    day_kind: { enum: ['working', 'calendar'] },
    due_on: day,
    provisional: { type: 'boolean' },
    legal_basis: text,
    ledger: list(whole({ date: day, counted: { type: 'boolean' }, reason: { type: ['string', 'null'] } })),
  }),
  Complaint: whole({
    number: { type: 'string', pattern: '^PG-\\d{4}-\\d{6,}$' },
    title: text,
    topic: { type: ['string', 'null'] },
    status: { enum: [...complaintStatuses] },
    region: { type: ['string', 'null'] },
    unit: { type: ['string', 'null'] },
    has_photos: { type: 'boolean' },
    received_on: day,
    published_at: instant,
    url: address,
  }),
  Complaints: whole({
    complaints: list(ref('Complaint')),
    next: orNull(address),
    previous: orNull(address),
  }),
  Tally: whole({
    received: count,
    followed_up: count,
    followed_up_percent: percent,
    in_process: count,
    in_process_percent: percent,
    ended_without_act: count,
    overdue: count,
    closed: count,
    reopened: count,
  }),
  Averages: whole({
    from: day,
    to: day,
    per_working_day: number,
    received_on_working_days: count,
    working_days: count,
    per_calendar_day: number,
    received: count,
    calendar_days: count,
    per_day_off: number,
    received_on_days_off: count,
    days_off: count,
    peak_on_days_off: orNull({}),
  }),
  Statistics: whole({
    period: whole({ from: day, to: day }),
    counted_on: day,
    calendar_provisional: { type: 'boolean' },
    unique_reports: ref('Tally'),
    ledger_entries: count,
    counted_more_than_once: count,
    ledgers: ledgers(ref('Tally')),
    averages: ledgers(orNull(ref('Averages'))),
    units: list(
      whole({
        name: text,
        n: count,
        median_working_days: number,
        open: count,
        late: count,
        mean_working_days: whole({ desk: number, unit: number, reporter: number }),
      }),
    ),
    information_requests: whole({
      year: { type: 'integer' },
      received: count,
      answered: count,
      on_time: count,
      on_time_percent: percent,
    }),
    definitions: { type: 'object', additionalProperties: text },
    place_by_topic: whole({
      topics: list(whole({ code: text, name: text })),
      districts: list(whole({ code: text, name: text, reports: list(cell), total: cell })),
      totals: list(cell),
      total: cell,
    }),
  }),
};
