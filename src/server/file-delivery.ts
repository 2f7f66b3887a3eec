import type { IncomingMessage, ServerResponse } from 'node:http';
import { recordRefusedIdentityView } from '#application/audit/record-refused-identity-view.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { canSeeFile, type FileViewer } from '#application/file-access/can-see-file.ts';
import { identityViewGrantHolds } from '#application/file-access/identity-view-grant.ts';
import type { FileForDelivery } from '#application/ports/file-queries.ts';
import { allowsRange, parseRange } from '#server/byte-range.ts';
import { contentDisposition } from '#server/content-disposition.ts';
import { cookieValue } from '#server/cookie-header.ts';
import { matchesEtag } from '#server/entity-tag.ts';
import type { Refusal } from '#server/refusal.ts';
import { sandboxPolicy } from '#server/security-headers.ts';
import { type CookieName, cookieName } from '#web/cookies.ts';
import { paths } from '#web/paths.ts';

export type FileDeliveryDeps = Pick<
  Dependencies,
  'queries' | 'files' | 'vault' | 'clock' | 'officerSessions' | 'logger' | 'unitOfWork'
>;

const fileAddress =
  /^\/(berkas|kasus\/berkas|petugas\/berkas)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/[^/]+$/;

const taskFileAddress =
  /^\/tugas\/([A-Za-z0-9_-]{20,100})\/berkas\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/[^/]+$/;

export type FileAddress =
  | { readonly shelf: 'public' | 'citizen' | 'officer'; readonly fileId: string }
  /** The link in the address is the right to see it. */
  | { readonly shelf: 'task'; readonly token: string; readonly fileId: string };

/** The file an address names; the name at its end is for people and decides nothing. */
export function parseFileAddress(path: string): FileAddress | null {
  const [, token, taskFileId] = taskFileAddress.exec(path) ?? [];
  if (token !== undefined && taskFileId !== undefined) return { shelf: 'task', token, fileId: taskFileId };
  const [, prefix, fileId] = fileAddress.exec(path) ?? [];
  if (prefix === undefined || fileId === undefined) return null;
  return {
    shelf: prefix === 'berkas' ? 'public' : prefix === 'kasus/berkas' ? 'citizen' : 'officer',
    fileId,
  };
}

/** True for every address under the file folders, whether or not it names a file. */
export function isFileAddress(path: string): boolean {
  return /^\/(?:berkas|kasus\/berkas|petugas\/berkas|tugas\/[^/]+\/berkas)(?:\/|$)/.test(path);
}

/**
 * Sends a file to whoever may have it. Not there and not allowed look the same; where a session is missing,
 * the answer depends on nothing but that.
 */
export async function deliverFile(
  deps: FileDeliveryDeps,
  scheme: { readonly secureCookies: boolean },
  address: FileAddress | null,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<Refusal | null> {
  if (address === null) return { status: 404 };
  if (address.shelf !== 'public') {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('X-Robots-Tag', 'noindex');
  }
  const viewer = await viewerOf(deps, scheme, address, req);
  if (viewer === null) {
    if (address.shelf === 'task') return { status: 404 };
    return address.shelf === 'citizen'
      ? { status: 403, code: 'SESSION_ENDED', link: { href: paths.track, label: 'Buka lagi kasus Anda' } }
      : { status: 403, code: 'SESSION_ENDED', link: { href: paths.signIn, label: 'Masuk sebagai petugas' } };
  }
  const file = await deps.queries.files.forDelivery(address.fileId);
  if (file === null) return { status: 404 };
  if (!canSeeFile(viewer, file)) {
    if (address.shelf === 'public' && file.withdrawn && file.documentSlug !== null) {
      return {
        status: 410,
        link: { href: paths.publicDocument(file.documentSlug), label: 'Lihat keterangan dokumen' },
      };
    }
    if (viewer.kind === 'officer' && file.purpose === 'identity_proof') {
      const asked = { requestId: file.ref?.caseId ?? '', code: 'NO_GRANT' } as const;
      await recordRefusedIdentityView(deps, asked, viewer.actor);
    }
    return { status: 404 };
  }
  return await send(deps, address, file, req, res);
}

async function viewerOf(
  deps: FileDeliveryDeps,
  scheme: { readonly secureCookies: boolean },
  address: FileAddress,
  req: IncomingMessage,
): Promise<FileViewer | null> {
  if (address.shelf === 'public') return { kind: 'guest' };
  if (address.shelf === 'task') {
    const hash = deps.vault.digest('task_link', address.token);
    const opened = await deps.queries.files.taskLink(hash, deps.clock.now());
    return opened === null ? null : { kind: 'task_link', ...opened };
  }
  const name: CookieName = address.shelf === 'citizen' ? 'kasus' : 'petugas';
  const token = cookieValue(req.headers.cookie, cookieName(scheme, name));
  if (token === null) return null;
  if (address.shelf === 'citizen') {
    const hash = deps.vault.digest('citizen_session', token);
    const ref = await deps.queries.files.citizenSession(hash, deps.clock.now());
    return ref === null ? null : { kind: 'citizen', ref };
  }
  const actor = await deps.officerSessions.resolve(token);
  if (actor === null) return null;
  const grant = new URL(req.url ?? '/', 'http://localhost').searchParams.get('izin');
  return {
    kind: 'officer',
    actor,
    identityViewGranted: identityViewGrantHolds(deps, grant, actor.officerId, address.fileId),
  };
}

async function send(
  deps: FileDeliveryDeps,
  address: FileAddress,
  file: FileForDelivery,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<Refusal | null> {
  const etag = `"${file.sha256}"`;
  const published = address.shelf === 'public';
  const inline = published && file.mediaType === 'application/pdf';
  // no-cache lets a copy be kept but asked for again each time, so that a withdrawal takes hold at once
  if (published) res.setHeader('Cache-Control', 'public, no-cache');
  res.setHeader('ETag', etag);
  res.setHeader('Accept-Ranges', 'bytes');
  if (matchesEtag(req.headers['if-none-match'], etag)) {
    res.writeHead(304).end();
    return null;
  }
  const range = allowsRange(singleHeader(req.headers['if-range']), etag)
    ? parseRange(req.headers.range, file.byteSize)
    : 'whole';
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { 'Content-Range': `bytes */${file.byteSize}` } };
  }
  res.setHeader('Content-Type', file.mediaType);
  res.setHeader(
    'Content-Disposition',
    contentDisposition(inline ? 'inline' : 'attachment', shownName(address, file)),
  );
  if (!inline) res.setHeader('Content-Security-Policy', sandboxPolicy);
  const part = range === 'whole' ? undefined : range;
  res.setHeader('Content-Length', part === undefined ? file.byteSize : part.end - part.start + 1);
  if (part !== undefined) res.setHeader('Content-Range', `bytes ${part.start}-${part.end}/${file.byteSize}`);
  const status = part === undefined ? 200 : 206;
  if (req.method === 'HEAD') {
    res.writeHead(status).end();
    return null;
  }
  const source = published ? deps.files.readPublished(file.id, part) : deps.files.readSealed(file.id, part);
  await stream(source, status, res);
  return null;
}

/** What a unit called its picture is nobody else's to read. */
function shownName(address: FileAddress, file: FileForDelivery): string {
  if (address.shelf !== 'public' || file.purpose !== 'complaint_act') return file.name;
  return `foto.${file.mediaType.split('/').at(-1) ?? 'jpg'}`;
}

/** Reads no faster than the client takes; the first bytes are there before the status is promised. */
async function stream(source: AsyncIterable<Uint8Array>, status: number, res: ServerResponse): Promise<void> {
  const reader = source[Symbol.asyncIterator]();
  try {
    let next = await reader.next();
    res.writeHead(status);
    while (!next.done) {
      if (!res.write(next.value) && !res.destroyed) await drainedOrClosed(res);
      if (res.destroyed) return;
      next = await reader.next();
    }
    res.end();
  } finally {
    await reader.return?.();
  }
}

function drainedOrClosed(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.on('drain', done);
    res.on('close', done);
  });
}

function singleHeader(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.join(', ');
}
