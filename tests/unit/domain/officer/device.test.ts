import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deviceFromText, deviceOf, deviceToText } from '#domain/officer/device.ts';
import { deviceInWords } from '#i18n/second-factor.ts';

describe('a device in words', () => {
  for (const [userAgent, words] of [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      'Chrome di Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      'Edge di Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox di Linux'],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A146) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
      'Samsung Internet di Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Safari di iPhone atau iPad',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
      'Safari di Mac',
    ],
    ['', 'Peramban lain di perangkat lain'],
    ['<script>alert(1)</script>', 'Peramban lain di perangkat lain'],
  ] as const) {
    test(`${words} is told from "${userAgent.slice(0, 60)}", and nothing else is stored`, () => {
      const stored = deviceToText(deviceOf(userAgent));
      assert.match(stored, /^[a-z]+\/[a-z]+$/);
      assert.equal(deviceInWords(deviceFromText(stored)), words);
    });
  }
});
