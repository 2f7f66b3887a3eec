import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from '#config';
import type { PageHandler } from '#server/page-response.ts';

const dist = path.join(import.meta.dirname, '../../dist');

/** Where the build puts what browsers fetch as it is. */
export const clientFolder = path.join(dist, 'client');

/** The built site's handler. @throws ConfigError when nothing was built. */
export async function loadPages(): Promise<PageHandler> {
  const entry = path.join(dist, 'server/entry.mjs');
  if (!existsSync(entry)) throw new ConfigError('Halaman belum dibangun. Jalankan "npm start".');
  const built: unknown = await import(pathToFileURL(entry).href);
  if (typeof built === 'object' && built !== null && 'handler' in built && isHandler(built.handler)) {
    return built.handler;
  }
  throw new Error('the built site has no handler');
}

function isHandler(value: unknown): value is PageHandler {
  return typeof value === 'function';
}
