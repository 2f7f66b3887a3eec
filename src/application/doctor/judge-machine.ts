import type { DiskSpace, PathFacts } from '#application/ports/doctor-probes.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import { type Finding, failure, fine, warning } from './finding.ts';

const OTHERS = 0o007;
const GROUP_AND_OTHERS = 0o077;
const GIB = 1024 ** 3;

export function judgeNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 14)) return failure('node', 'NODE_TOO_OLD', version);
  return major === 24 ? fine('node', version) : warning('node', 'NODE_NOT_24', version);
}

/** Without https a password crosses the network in the clear; on this machine there is no network. */
export function judgeAddress(baseUrl: string): Finding {
  const local = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(baseUrl);
  return baseUrl.startsWith('https://') || local
    ? fine('address', baseUrl)
    : warning('address', 'ADDRESS_NOT_ENCRYPTED', baseUrl);
}

export function judgeFolder(facts: PathFacts, place: string): Finding {
  if (facts === null) return failure('folder', 'FOLDER_MISSING', place);
  if (!facts.writable) return failure('folder', 'FOLDER_NOT_WRITABLE', place);
  return (facts.mode & OTHERS) === 0 ? fine('folder', place) : warning('folder', 'FOLDER_EXPOSED', place);
}

export function judgeKey(problem: string | null, facts: PathFacts): Finding {
  if (problem !== null) return failure('key', 'KEY_UNUSABLE', problem);
  return facts !== null && (facts.mode & GROUP_AND_OTHERS) !== 0
    ? warning('key', 'KEY_EXPOSED')
    : fine('key');
}

/** After a failed flush the portal only reads until somebody has looked at the disk and started it anew. */
export function judgeWriting(stoppedAt: InstantText | null): Finding {
  return stoppedAt === null ? fine('writing') : failure('writing', 'WRITES_STOPPED', stoppedAt);
}

/** Uploads are refused below 5 % or 1 GiB (SQLite cannot even delete on a full disk). */
export function judgeDisk(disk: DiskSpace & { readonly place: string }): Finding {
  const share = disk.totalBytes === 0 ? 0 : disk.freeBytes / disk.totalBytes;
  const detail = `${disk.place}: ${(disk.freeBytes / GIB).toFixed(1)} GiB, ${Math.floor(share * 100)} %`;
  return share < 0.05 || disk.freeBytes < GIB
    ? failure('disk', 'DISK_ALMOST_FULL', detail)
    : fine('disk', detail);
}
