import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { runNodeTests } from '../../runner/node-tests.ts';
import { closingLine, hasFailed } from '../../runner/summary.ts';

const stage = { name: 'unit', passed: 3, failed: 0, skipped: 0, seconds: 1, output: '' };
// Inside the checkout, since node:test names a file by its path from here.
const folder = await mkdtemp('.staging-gate-');
after(() => rm(folder, { recursive: true, force: true }));

/** Runs one throw-away test file through the gate. */
async function runFile(name: string, source: string) {
  await writeFile(path.join(folder, name), `import { describe, test } from 'node:test';\n${source}`);
  return runNodeTests({ folder, filters: [name] });
}

describe('the gate', () => {
  test('closes with the sums of its stages', () => {
    assert.equal(closingLine([stage, { ...stage, failed: 2 }]), '6 passed, 2 failed');
    assert.equal(closingLine([{ ...stage, skipped: 1 }]), '3 passed, 0 failed, 1 skipped');
  });

  test('counts a stage without tests as a failure', () => {
    const nothing = { ...stage, passed: 0 };
    assert.equal(hasFailed(nothing), true);
    assert.equal(closingLine([stage, nothing]), '3 passed, 1 failed');
  });

  test('counts tests, not suites, and tells passed, failed and skipped apart', async () => {
    const { passed, failed, skipped } = await runFile(
      'mixed.test.ts',
      `describe('suite', () => {
        test('one', () => {});
        test('two', () => { throw new Error('no'); });
        test.skip('three', () => {});
        describe('inner', () => test('four', () => {}));
      });`,
    );
    assert.deepEqual({ passed, failed, skipped }, { passed: 2, failed: 1, skipped: 1 });
  });

  test('refuses a test file that holds no test', async () => {
    const result = await runFile('empty.test.ts', '');
    assert.deepEqual([result.passed, result.failed], [0, 1]);
    assert.match(result.output, /empty\.test\.ts holds no test/);
  });

  test('counts a file that breaks while loading as failed', async () => {
    const result = await runFile('broken.test.ts', `throw new Error('broken at load');`);
    assert.equal(result.failed, 1);
    assert.match(result.output, /broken at load/);
  });
});
