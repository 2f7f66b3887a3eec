import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { delivery, messagesFrom, textMessage } from '#tests/factories/webhooks.ts';
import { signatureOf } from '#tests/support/graph-stub.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';

/**
 * A load of its own process: keep-alive connections, one request at a time on each, every request from another
 * client address. It reads answers by their Content-Length straight from the socket, because an HTTP client
 * would cost more than the server that is measured.
 */
const plan: LoadPlan = JSON.parse(process.argv[2] ?? '{}');
const times: number[] = [];
const statuses: Record<string, number> = {};
const endOfHead = Buffer.from('\r\n\r\n');
let sent = 0;
let broken = 0;
let running = true;
const startedAt = performance.now();
const endsAt = startedAt + plan.seconds * 1000;

const fixedHeaders = Object.entries(plan.headers ?? {})
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

function nextRequest(): Buffer | null {
  if (!running || (plan.count !== undefined && sent >= plan.count) || performance.now() >= endsAt)
    return null;
  sent += 1;
  const target = plan.targets[sent % plan.targets.length] ?? '/';
  const address = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`;
  const common = `Host: localhost:${plan.port}\r\nX-Forwarded-For: ${address}\r\n${fixedHeaders}`;
  if (plan.kind === 'get') return Buffer.from(`GET ${target} HTTP/1.1\r\n${common}\r\n`);
  if (plan.kind === 'webhook') {
    const body = webhook();
    return Buffer.from(
      `POST ${target} HTTP/1.1\r\n${common}X-Hub-Signature-256: ${signatureOf(body)}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
  const { type, body } = submission();
  return Buffer.from(
    `POST ${target} HTTP/1.1\r\n${common}Origin: ${plan.origin}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const fields: readonly (readonly [string, string])[] = [
  ['requester_type', 'individual'],
  ['details', `Ringkasan DPA Dinas PUPR tahun 2025. ${'Rincian pemeliharaan jalan. '.repeat(12)}`],
  ['purpose_choice', 'oversight'],
  ['purpose', 'Mengawasi anggaran pemeliharaan jalan kabupaten di kecamatan kami.'],
  ['obtain_method', 'copy_soft'],
  ['delivery_method', 'portal'],
  ['full_name', 'Warga Uji Beban'],
  ['address', 'Jalan Raya Dringu 14, Dringu'],
  ['phone', '0812 3456 7890'],
  ['action', 'send'],
];

/** A message of one of five hundred people. */
function webhook(): string {
  const person = {
    phone: `62813000${String(sent % 500).padStart(5, '0')}`,
    userId: `ID.7000${sent % 500}`,
    name: 'Warga',
  };
  const words = ['Lampu jalan mati', 'Depan musala', 'kirim', 'Masih mati'][Math.floor(sent / 500) % 4] ?? '';
  const seconds = Math.floor(Date.now() / 1000);
  const id = `wamid.${randomBytes(12).toString('hex')}`;
  return delivery(messagesFrom(person, { ...textMessage(person, seconds, words), id }));
}

function submission(): { readonly type: string; readonly body: string } {
  const boundary = '----BenchFormBoundary7MA4YWxkTrZu0gW';
  const part = ([name, value]: readonly [string, string]) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const key = part(['idempotency_key', randomBytes(24).toString('base64url')]);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: `${key}${fields.map(part).join('')}--${boundary}--\r\n`,
  };
}

function converse(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let socket: Socket;
  let waiting = false;
  let sentAt = 0;
  let received: Buffer[] = [];
  let have = 0;
  let want = 0;
  const open = () => {
    socket = connect({ port: plan.port, host: '127.0.0.1', noDelay: true }, go);
    socket.on('data', take);
    socket.on('error', () => {});
    socket.on('close', () => {
      if (waiting) broken += 1;
      if (running && performance.now() < endsAt) open();
      else resolve();
    });
  };
  const go = () => {
    const wait =
      plan.pace === undefined ? 0 : (1000 * plan.connections) / plan.pace - (performance.now() - sentAt);
    if (wait > 1 && sentAt > 0) {
      setTimeout(send, wait);
      return;
    }
    send();
  };
  const send = () => {
    const request = nextRequest();
    waiting = request !== null;
    if (request === null) {
      running = plan.count === undefined ? performance.now() < endsAt : running;
      socket.end();
      resolve();
      return;
    }
    sentAt = performance.now();
    have = 0;
    want = 0;
    received = [];
    socket.write(request);
  };
  const take = (chunk: Buffer) => {
    have += chunk.length;
    if (want === 0) {
      received.push(chunk);
      const head = received.length === 1 ? chunk : Buffer.concat(received);
      const end = head.indexOf(endOfHead);
      if (end === -1) return;
      const text = head.toString('latin1', 0, end);
      const length = /content-length: (\d+)/i.exec(text)?.[1];
      const status = text.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      want = end + 4 + Number(length ?? 0);
    }
    if (have < want) return;
    times.push(performance.now() - sentAt);
    waiting = false;
    go();
  };
  open();
  return promise;
}

await Promise.all(Array.from({ length: plan.connections }, converse));
const seconds = (performance.now() - startedAt) / 1000;
times.sort((a, b) => a - b);
const at = (share: number) =>
  Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2));
const result: LoadResult = {
  answers: times.length,
  seconds,
  perSecond: Number((times.length / seconds).toFixed(1)),
  p50Ms: at(0.5),
  p95Ms: at(0.95),
  p99Ms: at(0.99),
  maxMs: at(1),
  statuses,
  broken,
};
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
