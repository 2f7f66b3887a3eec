import path from 'node:path';

/**
 * How Node runs the portal on one small server: what is gained and what it costs stands in docs/bench.md. The
 * worker, which the web process forks, takes both over.
 */
export const serverFlags = ['--max-semi-space-size=16', '--max-old-space-size=256'];

/**
 * Compiled code is kept beside the packages and goes with them, so that a second start does not strip types and
 * compile again; two arenas keep freed memory from being spread over one for each thread.
 * @param {string} root
 * @returns {Record<string, string>}
 */
export function serverEnvironment(root) {
  return {
    NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/ppid-compiled'),
    MALLOC_ARENA_MAX: '2',
  };
}
