import { defineMiddleware } from 'astro:middleware';
import { errorPlaces } from '#domain/shared/error-places.ts';

/**
 * A page that throws leaves a line in the log (which request, which route, what kind of error; no data) and
 * shows the 500 page with the same code. An answer without body makes Astro render that page without the error.
 */
export const reportErrors = defineMiddleware(async (context, next) => {
  context.locals.route = context.routePattern;
  try {
    return await next();
  } catch (error) {
    const { deps, requestId } = context.locals;
    deps.logger.error('page_threw', {
      requestId,
      route: context.routePattern,
      error: kindOf(error),
    });
    if (error instanceof Error) context.locals.threw = error.name;
    return new Response(null, { status: isPassing(error) ? 503 : 500 });
  }
});

const passing: readonly string[] = [
  'DatabaseBusyError',
  'DatabaseUnavailableError',
  'StorageUnavailableError',
  'InspectionBusyError',
  'WritesStoppedError',
];

/** Database or disk are busy or away: the same request may work in a moment. The host writes that page. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && passing.includes(error.name);
}

/** The first places of the stack say where; the message is left out, because it can hold what was typed. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return [`${error.name}${code}`, ...errorPlaces(error).slice(0, 4)].join(' ');
}
