import { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import type { Dependencies } from '#application/dependencies.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';
import { type FormFields, formFields } from '#web/forms/form-fields.ts';
import { type FileFieldSpec, type StagedOutcome, stageUpload } from '#web/forms/stage-upload.ts';

/** An upload that is safe in staging; `token` brings it back when a refused form is sent again. */
export type StagedUpload = {
  readonly token: string;
  readonly fileId: StoredFileId;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type FormSpec = {
  /** Binds staging tokens to one form: a token of another form is not taken. */
  readonly scope: string;
  readonly files?: readonly FileFieldSpec[];
};

export type ReadForm =
  | {
      readonly kind: 'form';
      readonly fields: FormFields;
      /** Staged files of a field, those of earlier sendings first. */
      readonly files: (name: string) => readonly StagedUpload[];
      /** Code of the first refused file of each field. */
      readonly fileErrors: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'unreadable';
      readonly status: 400 | 413 | 415;
      readonly code: 'MALFORMED_BODY' | 'FORM_TOO_LARGE' | 'UNSUPPORTED_BODY';
    };

type Deps = Pick<Dependencies, 'files' | 'inspector' | 'ids' | 'vault' | 'unitOfWork' | 'clock'>;

const MAX_FIELDS = 400;
const MAX_FIELD_BYTES = 2 * 1024 * 1024;
/** All text of a form together, in UTF-16 units: far above any honest form, and shown again as typed. */
const MAX_TEXT = 4 * 1024 * 1024;
const MAX_PARTS = 450;
/** How many files beyond a field's own number are still looked at: the first good ones count. */
const SPARE_FILES = 4;
const MAX_PART_HEADER_BYTES = 32 * 1024;

/**
 * The one reader of form bodies. Streams files to encrypted staging, never whole in memory; a file that is
 * too large or of the wrong kind is dropped with an error for its field and the rest is read on.
 */
export async function readForm(request: Request, spec: FormSpec, deps: Deps): Promise<ReadForm> {
  const type = request.headers.get('content-type') ?? '';
  const urlencoded = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
  if (!urlencoded && !/^multipart\/form-data\s*;.*boundary=/i.test(type)) {
    return { kind: 'unreadable', status: 415, code: 'UNSUPPORTED_BODY' };
  }
  const entries: [string, string][] = [];
  let textLength = 0;
  const uploads: Promise<StagedOutcome>[] = [];
  const sent = new Map<string, number>();
  if (request.body) {
    const parsed = await parseBody(request.body, urlencoded ? 'application/x-www-form-urlencoded' : type, {
      onField: (name, value) => {
        textLength += value.length;
        if (textLength <= MAX_TEXT) entries.push([name, value]);
      },
      onFile: (name, source, fileName) => {
        const field = spec.files?.find((one) => one.name === name);
        if (!field) return false;
        const begun = (sent.get(name) ?? 0) + 1;
        sent.set(name, begun);
        if (begun > field.maxFiles + SPARE_FILES) return false;
        uploads.push(settled(stageUpload(field, source, fileName, deps)));
        return true;
      },
    });
    const outcomes = await Promise.all(uploads);
    for (const field of spec.files ?? []) {
      const code = `TOO_MANY_FILES:${field.maxFiles}`;
      if ((sent.get(field.name) ?? 0) > field.maxFiles + SPARE_FILES)
        outcomes.push({ kind: 'refused', field, code });
    }
    const failed = outcomes.find((outcome) => outcome.kind === 'broken');
    const tooMuch = textLength > MAX_TEXT || entries.length >= MAX_FIELDS;
    const end: BodyEnd = tooMuch ? 'overfull' : parsed;
    if (end !== 'whole' || failed) {
      await discard(outcomes, deps);
      if (end === 'overfull') return { kind: 'unreadable', status: 413, code: 'FORM_TOO_LARGE' };
      if (end === 'broken_off') return { kind: 'unreadable', status: 400, code: 'MALFORMED_BODY' };
      if (failed?.kind === 'broken') throw failed.error;
    }
    return collect(formFields(entries), outcomes, spec, deps);
  }
  return collect(formFields(entries), [], spec, deps);
}

type BodyHandlers = {
  readonly onField: (name: string, value: string) => void;
  /** False when the field is not expected: its bytes are read and dropped. */
  readonly onFile: (name: string, source: Readable, fileName: string) => boolean;
};

/** Read to its end, against the rules or cut off, or with more fields than any form has. */
type BodyEnd = 'whole' | 'broken_off' | 'overfull';

function parseBody(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  handlers: BodyHandlers,
): Promise<BodyEnd> {
  return new Promise((resolve) => {
    const source = Readable.from(body);
    const open = new Set<BusboyFileStream>();
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({
        headers: { 'content-type': contentType },
        isPartAFile: (_field, _type, fileName) => fileName !== undefined,
        limits: {
          fieldNameSize: 100,
          fieldSize: MAX_FIELD_BYTES,
          fields: MAX_FIELDS,
          parts: MAX_PARTS,
          files: 50,
          headerPairs: 20,
          headerSize: MAX_PART_HEADER_BYTES,
        },
      });
    } catch {
      source.resume();
      resolve('broken_off');
      return;
    }
    const end = (how: BodyEnd): void => {
      if (how !== 'whole') {
        // The rest is read and dropped: a browser looks at the answer only after it has sent the form.
        source.unpipe(parser);
        source.resume();
        for (const stream of open) stream.destroy(new Error('upload cut off'));
      }
      resolve(how);
    };
    parser.on('field', (name, value) => handlers.onField(name, value));
    parser.on('file', (name, stream, fileName) => {
      open.add(stream);
      stream.once('close', () => open.delete(stream));
      stream.on('error', () => {});
      if (fileName === undefined || !handlers.onFile(name, stream, fileName)) stream.resume();
    });
    parser.on('finish', () => end('whole'));
    parser.on('error', () => end('broken_off'));
    source.on('error', () => end('broken_off'));
    // What stands beyond the limits is never dropped in silence.
    for (const limit of ['fieldsLimit', 'partsLimit', 'filesLimit'] as const) {
      parser.on(limit, () => end('overfull'));
    }
    source.pipe(parser);
  });
}

async function settled(outcome: Promise<StagedOutcome>): Promise<StagedOutcome> {
  try {
    return await outcome;
  } catch (error) {
    return { kind: 'broken', error };
  }
}

async function discard(outcomes: readonly StagedOutcome[], deps: Deps): Promise<void> {
  for (const outcome of outcomes) if (outcome.kind === 'staged') await deps.files.erase(outcome.file.id);
}

async function collect(
  fields: FormFields,
  outcomes: readonly StagedOutcome[],
  spec: FormSpec,
  deps: Deps,
): Promise<ReadForm> {
  const files = new Map<string, StagedUpload[]>();
  const errors = new Map<string, string>();
  const fresh = new Set<FileFieldSpec>();
  for (const field of spec.files ?? []) {
    const dropped = fields.all(`${field.name}_remove`);
    const kept = fields
      .all(`${field.name}_staged`)
      .filter((token) => !dropped.includes(token))
      .flatMap((token) => reopen(token, spec, field.name, deps));
    files.set(field.name, kept.slice(0, field.maxFiles));
  }
  for (const outcome of outcomes) {
    if (outcome.kind === 'refused' && !errors.has(outcome.field.name))
      errors.set(outcome.field.name, outcome.code);
    if (outcome.kind !== 'staged') continue;
    const { field, file, held, name } = outcome;
    const known = files.get(field.name) ?? [];
    if (known.length >= field.maxFiles) {
      if (field.maxFiles > 1 || fresh.has(field)) {
        await deps.files.erase(file.id);
        if (field.maxFiles > 1) errors.set(field.name, `TOO_MANY_FILES:${field.maxFiles}`);
        continue;
      }
      known.length = 0;
    }
    fresh.add(field);
    await deps.unitOfWork.transaction(async (tx) => {
      await tx.storedFiles.add(file);
      if (held) await tx.storedFiles.hold(file.id, file.createdAt);
    });
    known.push(sealUpload(file, name, spec, field.name, deps));
    files.set(field.name, known);
  }
  return {
    kind: 'form',
    fields,
    files: (name) => files.get(name) ?? [],
    fileErrors: Object.fromEntries(errors),
  };
}

const contextOf = (spec: FormSpec, field: string): string => `upload:${spec.scope}:${field}`;

function sealUpload(file: StoredFile, name: string, spec: FormSpec, field: string, deps: Deps): StagedUpload {
  const facts = [file.id, name, file.mediaType, file.byteSize, file.sha256];
  return {
    token: deps.vault.seal(contextOf(spec, field), JSON.stringify(facts)),
    fileId: file.id,
    name,
    mediaType: file.mediaType,
    bytes: file.byteSize,
    sha256: file.sha256,
  };
}

function reopen(token: string, spec: FormSpec, field: string, deps: Deps): readonly StagedUpload[] {
  const plain = deps.vault.unseal(contextOf(spec, field), token);
  if (plain === null) return [];
  const facts: unknown = JSON.parse(plain);
  if (!Array.isArray(facts)) return [];
  const [id, name, mediaType, bytes, sha256] = facts;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof mediaType !== 'string') return [];
  if (typeof bytes !== 'number' || typeof sha256 !== 'string') return [];
  return [{ token, fileId: asId<StoredFileId>(id), name, mediaType, bytes, sha256 }];
}
