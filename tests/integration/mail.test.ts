import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { createSmtpMailer } from '#adapters/mail/smtp-mailer.ts';
import type { Mail, MailOutcome } from '#application/ports/mailer.ts';
import { startSmtpServer, type TestSmtpServer } from '#tests/support/smtp-server.ts';

const from = 'PPID Kabupaten Probolinggo <ppid@contoh.go.id>';
const mail: Mail = {
  to: 'siti@contoh.id',
  subject: 'Permohonan PI-2026-000123 sudah dijawab',
  text: 'Yth. Pemohon Informasi,\n\n.Baris yang diawali titik\nÉl Niño 😀\n',
  messageId: '0198f0c2.notice@ppid.contoh.go.id',
};

const refusals = new Map([
  ['tidak-ada@contoh.id', { code: 550, text: 'no such user' }],
  ['penuh@contoh.id', { code: 451, text: 'try again later' }],
]);

function assertRefused(outcome: MailOutcome): asserts outcome is Extract<MailOutcome, { kind: 'refused' }> {
  assert.equal(outcome.kind, 'refused');
}

describe('mail over SMTP', () => {
  let server: TestSmtpServer;
  before(async () => {
    server = await startSmtpServer({ replyTo: (address) => refusals.get(address) ?? null });
  });
  after(() => server.close());

  test('a mail arrives with its names, its text and its attachment whole', async () => {
    server.clear();
    const content = Uint8Array.from({ length: 3000 }, (_, index) => index % 251);
    const outcome = await createSmtpMailer({
      url: server.url,
      from: 'Kantor “Élan” <ppid@contoh.go.id>',
    }).send({
      ...mail,
      subject: 'Permohonan PI-2026-000123 — sudah dijawab ✓',
      attachments: [{ fileName: 'Surat jawaban – é.pdf', mediaType: 'application/pdf', content }],
    });
    assert.equal(outcome.kind, 'sent');
    const [received] = server.mails;
    assert.ok(received);
    assert.deepEqual(received.recipients, ['siti@contoh.id']);
    assert.equal(received.envelopeFrom, 'ppid@contoh.go.id');
    assert.equal(received.parsed.subject, 'Permohonan PI-2026-000123 — sudah dijawab ✓');
    assert.equal(received.parsed.from?.name, 'Kantor “Élan”');
    assert.equal(received.parsed.text?.trimEnd(), mail.text.trimEnd());
    assert.equal(received.parsed.messageId, `<${mail.messageId}>`);
    assert.equal(
      received.parsed.headers.find(({ key }) => key === 'auto-submitted')?.value,
      'auto-generated',
    );
    const [attachment] = received.parsed.attachments;
    assert.equal(attachment?.filename, 'Surat jawaban – é.pdf');
    assert.ok(attachment?.content instanceof ArrayBuffer);
    assert.deepEqual(new Uint8Array(attachment.content), content);
  });

  test('a second attempt carries the same message id, so that a double delivery is recognised', async () => {
    server.clear();
    const mailer = createSmtpMailer({ url: server.url, from });
    await mailer.send(mail);
    await mailer.send(mail);
    assert.deepEqual(
      server.mails.map(({ parsed }) => parsed.messageId),
      [`<${mail.messageId}>`, `<${mail.messageId}>`],
    );
  });

  test('an address that does not exist is refused for good', async () => {
    const outcome = await createSmtpMailer({ url: server.url, from }).send({
      ...mail,
      to: 'tidak-ada@contoh.id',
    });
    assertRefused(outcome);
    assert.equal(outcome.permanent, true);
    assert.equal(outcome.reasonCode, 'recipient_refused');
    assert.match(outcome.detail, /no such user/);
  });

  test('a full mailbox is refused for now', async () => {
    const outcome = await createSmtpMailer({ url: server.url, from }).send({
      ...mail,
      to: 'penuh@contoh.id',
    });
    assertRefused(outcome);
    assert.equal(outcome.permanent, false);
    assert.equal(outcome.reasonCode, 'recipient_refused');
  });

  test('a server that is down is refused for now', async () => {
    const gone = await startSmtpServer();
    await gone.close();
    const outcome = await createSmtpMailer({ url: gone.url, from }).send(mail);
    assertRefused(outcome);
    assert.equal(outcome.permanent, false);
    assert.equal(outcome.reasonCode, 'server_unavailable');
  });

  test('a server that never greets is given up after the time limit', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    const sockets = new Set<import('node:net').Socket>();
    silent.on('connection', (socket) => sockets.add(socket));
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    assert.ok(address !== null && typeof address === 'object');
    const outcome = await createSmtpMailer({
      url: `smtp://127.0.0.1:${address.port}`,
      from,
      timeoutMs: 300,
    }).send(mail);
    for (const socket of sockets) socket.destroy();
    silent.close();
    assertRefused(outcome);
    assert.equal(outcome.permanent, false);
  });

  test('a wrong password is the office’s to mend and does not condemn the mail', async () => {
    const locked = await startSmtpServer({ password: 'benar' });
    const url = locked.url.replace('smtp://', 'smtp://ppid:salah@');
    const outcome = await createSmtpMailer({ url, from }).send(mail);
    const right = await createSmtpMailer({ url: url.replace('salah', 'benar'), from }).send(mail);
    await locked.close();
    assertRefused(outcome);
    assert.equal(outcome.permanent, false);
    assert.equal(outcome.reasonCode, 'authentication_failed');
    assert.equal(right.kind, 'sent');
  });

  test('a password never goes to another machine without encryption', async () => {
    const other = await startSmtpServer({ password: 'rahasia', host: '127.0.0.2' });
    const url = other.url.replace('smtp://', 'smtp://ppid:rahasia@');
    const outcome = await createSmtpMailer({ url, from }).send(mail);
    await other.close();
    assertRefused(outcome);
    assert.equal(outcome.permanent, false);
    assert.equal(other.logins(), 0);
    assert.equal(other.mails.length, 0);
  });

  test('a sender that is no address stops the start', () => {
    for (const wrong of ['PPID', 'a@b, c@d', 'PPID <a@b>\r\nBcc: x@y', '']) {
      assert.throws(() => createSmtpMailer({ url: server.url, from: wrong }), /MAIL_FROM/);
    }
  });

  test('no text can add a recipient or a header', async () => {
    const mailer = createSmtpMailer({ url: server.url, from });
    const hostile = fc.constantFrom(
      '\r\nBcc: mata-mata@contoh.id\r\n',
      '\nX-Sisipan: 1',
      '\rRCPT TO:<mata-mata@contoh.id>',
      '\r\n.\r\nMAIL FROM:<a@b.id>\r\nRCPT TO:<mata-mata@contoh.id>\r\nDATA\r\n',
      ', mata-mata@contoh.id',
      '> <mata-mata@contoh.id',
      '\0',
      '\u2028Bcc: mata-mata@contoh.id',
      '=?utf-8?Q?=0D=0ABcc:_mata-mata@contoh.id?=',
    );
    const spiced = (base: fc.Arbitrary<string>) =>
      fc
        .tuple(base, fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, hostile), fc.nat(40))
        .map(([text, part, at]) => text.slice(0, at) + part + text.slice(at));
    const attempt = fc.record({
      to: spiced(fc.constantFrom('siti@contoh.id', 'budi.s+ppid@contoh.id')),
      subject: spiced(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).map((text) => `P ${text}`),
      ),
      text: spiced(fc.string({ unit: 'binary', maxLength: 400 })),
      messageId: spiced(fc.constant('0198f0c2.notice@contoh.go.id')),
      fileName: spiced(fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => `surat ${text}.pdf`)),
    });
    const allowed = new Set([
      ...['from', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'auto-submitted'],
      ...['content-transfer-encoding'],
    ]);
    let sent = 0;
    // Ten at a time: the server waits a moment before it greets each connection.
    const batches = fc.array(attempt, { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(batches, async (batch) => {
        server.clear();
        const outcomes = await Promise.all(
          batch.map(({ fileName, ...fields }, index) =>
            mailer.send({
              ...fields,
              messageId: `${index}.${fields.messageId}`,
              attachments: [
                { fileName, mediaType: 'application/pdf', content: new Uint8Array([37, 80, 68, 70]) },
              ],
            }),
          ),
        );
        assert.equal(server.mails.length, outcomes.filter(({ kind }) => kind === 'sent').length);
        outcomes.forEach((outcome, index) => {
          if (outcome.kind === 'refused') {
            assert.equal(outcome.reasonCode, 'invalid_mail');
            return;
          }
          sent += 1;
          const received = server.mails.find(({ parsed }) => parsed.messageId?.startsWith(`<${index}.`));
          assert.deepEqual(received?.recipients, [batch[index]?.to]);
          assert.equal(received?.envelopeFrom, 'ppid@contoh.go.id');
          const names = received?.parsed.headers.map(({ key }) => key) ?? [];
          assert.deepEqual(
            names.filter((name) => !allowed.has(name)),
            [],
          );
          assert.equal(new Set(names).size, names.length);
        });
      }),
      { numRuns: 30 },
    );
    assert.ok(sent > 50, `only ${sent} of 300 mails were sent: the property was hardly tried`);
  });
});
