import type { Kysely } from 'kysely';
import type { LetterQueries, LetterVerification } from '#application/letter/letter-views.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function letterQueries(db: Kysely<Database>): LetterQueries {
  return {
    verification: async (code) => {
      const row = await db
        .selectFrom('letter as l')
        .innerJoin('information_request as q', 'q.id', 'l.case_id')
        .leftJoin('stored_file as r', 'r.id', 'l.rendered_file_id')
        .leftJoin('stored_file as s', 's.id', 'l.signed_file_id')
        .select([
          'l.kind',
          'l.status',
          'l.letter_number',
          'l.letter_on',
          'l.sent_at',
          'q.number',
          'r.sha256 as rendered_sha256',
          's.sha256 as signed_sha256',
        ])
        .where('l.verification_code', '=', code)
        .where('l.case_kind', '=', 'information_request')
        .executeTakeFirst();
      if (row === undefined) return null;
      const status: LetterVerification['status'] = decodeCode(row.status);
      // The genuine file is the one that left the office: the signed one where there is one.
      const genuine = row.signed_sha256 ?? row.rendered_sha256;
      const left = status === 'sent' || status === 'issued';
      return {
        kind: decodeCode(row.kind),
        status,
        caseNumber: row.number,
        letterNumber: row.letter_number,
        letterOn: row.letter_on,
        sentAt: row.sent_at,
        sha256: left && genuine !== null ? [genuine] : [],
      };
    },
  };
}
