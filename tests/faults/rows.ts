import type { FaultRow } from './row.ts';
import { askedToStop } from './rows/asked-to-stop.ts';
import { clockMoves, machineZones } from './rows/clocks.ts';
import { failingDisk, fullDisk, powerCut, readOnlyDisk } from './rows/disk.ts';
import { badUploads, malformedHttp, randomFields } from './rows/hostile-input.ts';
import { jobsOnce, killedBeforeMarking } from './rows/jobs.ts';
import { killedWhileSubmitting, killedWhileUploading } from './rows/killed-web.ts';
import { killedWhileAnswering } from './rows/killed-while-answering.ts';
import { lockedDatabase, lostConnections, outerInTransaction, twoProcesses } from './rows/locks.ts';
import { mailServerUnwell } from './rows/mail.ts';
import { officersRace } from './rows/races.ts';
import { sentAgain, sentAgainChanged } from './rows/repeated.ts';
import { killedWhileChatting } from './rows/whatsapp.ts';

/** In the order in which they run. */
export const rows: readonly FaultRow[] = [
  killedWhileSubmitting,
  killedWhileUploading,
  killedWhileAnswering,
  killedWhileChatting,
  powerCut,
  fullDisk,
  failingDisk,
  readOnlyDisk,
  lockedDatabase,
  twoProcesses,
  lostConnections,
  outerInTransaction,
  mailServerUnwell,
  clockMoves,
  machineZones,
  sentAgain,
  sentAgainChanged,
  officersRace,
  jobsOnce,
  killedBeforeMarking,
  askedToStop,
  badUploads,
  randomFields,
  malformedHttp,
];
