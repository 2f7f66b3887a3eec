import type { APIRoute } from 'astro';
import { deadlineJson } from '#web/deadline-json.ts';
import { calculate, readCalculator } from '#web/forms/deadline-calculator.ts';

/** JSON twin of the public calculator: `?mulai=YYYY-MM-DD&jenis=KEY`. */
export const GET: APIRoute = async ({ locals, url }) => {
  const typed = readCalculator(url.searchParams) ?? { mulai: '', jenis: '' };
  const outcome = calculate(await locals.deps.queries.officeRules(), typed);
  if (outcome.kind === 'counted') return Response.json(deadlineJson(outcome.deadline));
  const { code, message } = outcome.refusal;
  return Response.json({ error: { code, message } }, { status: 422 });
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
