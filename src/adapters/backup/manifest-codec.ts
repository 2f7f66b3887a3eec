import { z } from 'zod';
import type { BackupManifest, BackupRecord } from '#application/ports/backup-archive.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const count = z.number().int().min(0);
const dialect = z.enum(['sqlite', 'postgres']);

const manifest = z.object({
  format: z.literal(1),
  createdAt: instant,
  appVersion: z.string(),
  schemaVersion: z.string(),
  dialect,
  rowCounts: z.record(z.string(), count),
  parts: z.array(z.object({ path: z.string(), byteSize: count, sha256 })),
  missing: z.array(z.string()),
  erasedSince: z.array(z.string()),
});

const record = z.object({
  name: z.string(),
  createdAt: instant,
  byteSize: count,
  sha256,
  plainSha256: sha256,
  recipient: z.string(),
  appVersion: z.string(),
  schemaVersion: z.string(),
  dialect,
  rows: count,
  files: count,
  missing: count,
});

/** Null when this is no manifest of ours. */
export function decodeManifest(text: string): BackupManifest | null {
  return decoded(manifest, text);
}

/** Null when this is no record of ours. */
export function decodeRecord(text: string): BackupRecord | null {
  return decoded(record, text);
}

function decoded<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
