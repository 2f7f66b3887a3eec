import type { APIRoute } from 'astro';
import { dutyStateLabels } from '#i18n/compliance.ts';
import { complianceBoard } from '#web/compliance-board.ts';
import { csvOf, csvResponse } from '#web/csv.ts';
import { paths } from '#web/paths.ts';

/** The board of what has to be published, as a table for spreadsheets. */
export const GET: APIRoute = async ({ locals: { deps }, url }) => {
  const board = await complianceBoard(deps, url.searchParams);
  const { baseUrl } = deps.facts;
  const rows = board.groups.flatMap(({ heads }) =>
    heads.flatMap(({ head, rows: duties }) =>
      duties.map(({ item, unitName, judged, evidence, reason }) => [
        item.code,
        head?.title ?? '',
        item.title,
        item.legalBasis,
        unitName,
        dutyStateLabels[judged.state],
        judged.lastConfirmedOn,
        judged.nextDueOn,
        evidence
          .flatMap(({ document, url: link }) => {
            if (document === null) return link === null ? [] : [link];
            return document.published ? [`${baseUrl}${paths.publicDocument(document.slug)}`] : [];
          })
          .join(' '),
        reason,
      ]),
    ),
  );
  return csvResponse(
    csvOf(
      [
        'butir',
        'kelompok',
        'informasi',
        'dasar_hukum',
        'unit',
        'keadaan',
        'terakhir_dipastikan',
        'berlaku_sampai',
        'bukti',
        'alasan_tidak_berlaku',
      ],
      rows,
    ),
  );
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
