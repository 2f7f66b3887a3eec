import type { APIRoute } from 'astro';
import { bundleAttachments } from '#application/sp4n/bundle-attachments.ts';
import { isRowId } from '#web/forms/row-id.ts';
import { guardPage } from '#web/permission-guard.ts';

/** The attachments of a case, small enough for SP4N-LAPOR!. */
export const GET: APIRoute = async (context) => {
  const officer = await guardPage(context, 'complaint.handle');
  if (officer instanceof Response) return officer;
  const id = context.params.id ?? '';
  if (!isRowId(id)) return context.rewrite('/404');
  const bundled = await bundleAttachments(context.locals.deps, id, officer);
  if (!bundled.ok) return context.rewrite('/404');
  const { number, zip } = bundled.value;
  return new Response(Buffer.from(zip), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${number}-lampiran.zip"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
