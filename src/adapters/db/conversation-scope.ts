import { type RawBuilder, sql } from 'kysely';

/** Whether a report of the conversation in `column` is about one of these units; `units` is not empty. */
export function isAboutUnits(column: string, units: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from conversation_message am join complaint ac on ac.id = am.complaint_id
    where am.conversation_id = ${sql.ref(column)} and ac.about_unit_id in (${sql.join(units)}))`;
}
