import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, test } from 'node:test';
import { addressLimits } from '#server/guards/address-limits.ts';
import { isProgram, isSearch } from '#server/guards/search-request.ts';
import { defaultLimits } from '#server/limits.ts';

function requestOf(agent: string | undefined): IncomingMessage {
  const req = new IncomingMessage(new Socket());
  if (agent !== undefined) req.headers['user-agent'] = agent;
  return req;
}

describe('searching without end', () => {
  test('only looking something up by words is a search; lists and documents are not', () => {
    const searches = [
      '/informasi?q=jalan',
      '/informasi?kelas=berkala&q=jalan',
      '/informasi/?q=a',
      '/api/v1/saran?q=ang',
    ];
    for (const target of searches) assert.equal(isSearch(target), true, target);
    const others = [
      '/informasi',
      '/informasi?q=',
      '/informasi?tahun=2025',
      '/informasi/laporan?q=x',
      '/dip?q=x',
      '/berkas/1/a.pdf',
    ];
    for (const target of others) assert.equal(isSearch(target), false, target);
  });

  test('programs share one small measure whatever their addresses, people have their own', () => {
    const limits = addressLimits({
      ...defaultLimits,
      botSearchBurst: 2,
      searchBurst: 3,
      searchesPerSecond: 1,
    });
    assert.equal(limits.takeBotSearch(0), 0);
    assert.equal(limits.takeBotSearch(0), 0);
    assert.ok(limits.takeBotSearch(0) > 0);
    for (let sent = 0; sent < 3; sent += 1) assert.equal(limits.takeSearch('a', 0), 0);
    assert.equal(limits.takeSearch('a', 0), 1);
    assert.equal(limits.takeSearch('b', 0), 0);
    assert.equal(limits.takeSearch('a', 1_000), 0);
    assert.equal(limits.takeForm('a', 0), 0);
  });

  test('a program is known by what it says of itself', () => {
    for (const agent of ['Googlebot/2.1', 'GPTBot/1.0', 'python-requests/2', 'curl/8', 'Some Crawler']) {
      assert.equal(isProgram(requestOf(agent)), true, agent);
    }
    for (const agent of ['Mozilla/5.0 (Linux; Android 10) Chrome/120 Mobile', 'Opera Mini/7', undefined]) {
      assert.equal(isProgram(requestOf(agent)), false, agent);
    }
  });
});
