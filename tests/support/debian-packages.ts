import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/**
 * The full path of a Debian tool that a test uses; throws with the line that installs it.
 * `packageName` stands in `tests/debian-packages.txt`, which the gate installs when root.
 */
export async function requireDebianPackage(command: string, packageName: string): Promise<string> {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).concat('/usr/bin', '/bin')) {
    const candidate = path.join(folder || '.', command);
    const runnable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runnable) return candidate;
  }
  throw new Error(
    `${command} is missing. Install it: apt-get install -y --no-install-recommends ${packageName}`,
  );
}
