import type { IncomingHttpHeaders } from 'node:http';
import type { HostLimits } from '#server/limits.ts';
import type { Refusal } from '#server/refusal.ts';

export type BodyPlan = { readonly bytes: number; readonly withFiles: boolean };

/** Reading carries no body. */
export function checkNoBody(headers: IncomingHttpHeaders): Refusal | null {
  if (headers['transfer-encoding'] !== undefined) return { status: 400 };
  const length = headers['content-length'];
  return length === undefined || length === '0' ? null : { status: 400 };
}

/**
 * A form says how long it is, is of a kind that browsers send, is not compressed, and fits. The length is
 * held to by the HTTP parser, so no byte needs counting here.
 */
export function checkBody(headers: IncomingHttpHeaders, limits: HostLimits): BodyPlan | Refusal {
  if (headers['transfer-encoding'] !== undefined) return { status: 411 };
  const length = headers['content-length'];
  if (length === undefined) return { status: 411 };
  if (!/^\d{1,15}$/.test(length)) return { status: 400 };
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') return { status: 415 };
  const type = headers['content-type'] ?? '';
  const withFiles = /^multipart\/form-data\s*;.*\bboundary=/i.test(type);
  if (!withFiles && !/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) return { status: 415 };
  const bytes = Number(length);
  if (bytes > (withFiles ? limits.uploadBytes : limits.formBytes)) return { status: 413 };
  return { bytes, withFiles };
}

/** How long a body may take, in milliseconds. */
export function bodyTimeMs(plan: BodyPlan, limits: HostLimits): number {
  if (!plan.withFiles) return limits.formMs;
  return Math.max(limits.uploadMs, (plan.bytes / limits.minimumBytesPerSecond) * 1000);
}
