import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkMethod, checkTarget } from '#server/guards/request-line.ts';

const MAX = 2048;

describe('the address of a request', () => {
  const good = [
    '/',
    '/informasi?q=anggaran%20jalan&halaman=2',
    '/informasi/laporan-keuangan-2025',
    '/berkas/0190f5c2-1111-7abc-8def-0123456789ab/Laporan%20(final)%2C%20100%25%20selesai.pdf',
    "/berkas/0190f5c2-1111-7abc-8def-0123456789ab/a'b!c*.pdf",
    '/tenggat?mulai=2026-12-20&jenis=request_answer',
    '/lacak/abc_DEF-123~',
    '/informasi?q=%C3%A9%F0%9F%98%80',
    '/informasi?q=[a]|{b}^`',
    '/.well-known/security.txt',
    '/a..b/c.d',
  ];
  for (const target of good) {
    test(`passes ${target}`, () => assert.equal(checkTarget(target, MAX), null));
  }

  const bad = [
    ['an encoded slash', '/pub/..%2fadmin', 400],
    ['an encoded slash, upper case', '/%2Fpetugas', 400],
    ['an encoded backslash', '/a%5cb', 400],
    ['a backslash', '/a\\b', 400],
    ['a backslash in the query', '/informasi?q=a\\b', 400],
    ['NUL', '/berkas%00', 400],
    ['NUL in the query', '/informasi?q=a%00b', 400],
    ['a control character', '/a%0d%0aSet-Cookie:x', 400],
    ['DEL', '/a%7f', 400],
    ['an escape of an escape', '/%2570etugas', 400],
    ['an escape of an escape of an escape', '/%252570etugas', 400],
    ['an unfinished escape', '/a%2', 400],
    ['no escape at all', '/a%zz', 400],
    ['bytes that are not UTF-8', '/a%ff', 400],
    ['a surrogate in UTF-8', '/a%ed%a0%80', 400],
    ['two slashes', '//evil.test/', 400],
    ['two slashes inside', '/a//b', 400],
    ['a dot segment', '/a/../petugas', 400],
    ['a dot segment at the end', '/a/..', 400],
    ['a single dot', '/a/./b', 400],
    ['an encoded dot segment', '/a/%2e%2E/b', 400],
    ['a dot segment half encoded', '/.well-known/.%2e/.env', 400],
    ['the absolute form', 'http://localhost:4321/', 400],
    ['the asterisk form', '*', 400],
    ['the authority form', 'localhost:4321', 400],
    ['nothing', '', 400],
    ['a space', '/a b', 400],
    ['letters outside ASCII', '/é', 400],
    ['a quote in the path', '/a"b', 400],
    ['a fragment', '/a#b', 400],
    ['an address that is too long', `/${'a'.repeat(MAX)}`, 414],
    ['the image endpoint', '/_image?href=/a.png', 404],
    ['server islands', '/_server-islands/x', 404],
    ['actions', '/_actions/x', 404],
  ] as const;
  for (const [name, target, status] of bad) {
    test(`refuses ${name}`, () => assert.equal(checkTarget(target, MAX)?.status, status));
  }
});

test('only reading and forms are methods here', () => {
  for (const method of ['GET', 'HEAD', 'POST']) assert.equal(checkMethod(method), null);
  for (const method of ['PUT', 'DELETE', 'TRACE', 'OPTIONS', 'CONNECT', 'PATCH', 'get', '', undefined]) {
    const refusal = checkMethod(method);
    assert.equal(refusal?.status, 405);
    assert.equal(refusal?.headers?.Allow, 'GET, HEAD, POST');
  }
});
