import type { Kysely } from 'kysely';

type Templates = {
  whatsapp_template: { name: string; language: string; notice_template: string; state: string };
};

/** What the office hands in for approval; until then people are told by hand once 24 hours are over. */
const first = [
  ['laporan_diserahkan', 'complaint_handed_over'],
  ['laporan_perkembangan', 'complaint_progress'],
  ['laporan_dijawab', 'complaint_answered'],
  ['laporan_selesai', 'complaint_closed'],
  ['laporan_perlu_keterangan', 'complaint_needs_more'],
  ['laporan_bukan_wewenang', 'complaint_declined'],
  ['laporan_pesan', 'complaint_message'],
] as const;

export async function up(db: Kysely<Templates>): Promise<void> {
  await db.schema
    .createTable('whatsapp_template')
    .ifNotExists()
    .addColumn('name', 'text', (c) => c.notNull().primaryKey())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('notice_template', 'text', (c) => c.notNull().unique())
    .addColumn('state', 'text', (c) => c.notNull())
    .execute();
  await db
    .insertInto('whatsapp_template')
    .values(
      first.map(([name, noticeTemplate]) => ({
        name,
        language: 'id',
        notice_template: noticeTemplate,
        state: 'not_submitted',
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
