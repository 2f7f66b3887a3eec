import type { APIRoute } from 'astro';
import { reconciliationParts } from '#application/sp4n/sp4n-views.ts';
import { csvResponse } from '#web/csv.ts';
import { guardPage } from '#web/permission-guard.ts';
import { readPart, reconciliationCsv, reconciliationScope } from '#web/sp4n-reconciliation.ts';

/** Both ledgers side by side, for spreadsheets. */
export const GET: APIRoute = async (context) => {
  const officer = await guardPage(context, 'complaint.report');
  if (officer instanceof Response) return officer;
  const { sp4n } = context.locals.deps.queries;
  const last = await sp4n.lastImport();
  if (last === null) return context.rewrite('/404');
  const part = readPart(context.url.searchParams);
  const { scope, titles } = reconciliationScope(officer);
  const parts = part === null ? reconciliationParts : [part];
  const text = await reconciliationCsv(sp4n, { scope, importId: last.id }, parts, titles);
  return csvResponse(text, { 'cache-control': 'no-store' });
};
