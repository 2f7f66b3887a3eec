import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { runProcess } from '../runner/child.ts';

/** A small project that breaks each rule once: file → what it imports. `broken` names the rule, if any. */
const files: readonly { file: string; imports: string; broken?: string }[] = [
  { file: 'src/domain/shared/temporal.ts', imports: 'temporal-polyfill' },
  {
    file: 'src/domain/shared/result.ts',
    imports: '#domain/deadline/deadline.ts',
    broken: 'features-one-way',
  },
  { file: 'src/domain/deadline/deadline.ts', imports: 'temporal-polyfill', broken: 'domain-is-pure' },
  { file: 'src/domain/deadline/reader.ts', imports: 'node:fs', broken: 'domain-is-pure' },
  { file: 'src/domain/officer/role.ts', imports: '#domain/shared/temporal.ts' },
  {
    file: 'src/domain/officer/actor.ts',
    imports: '#domain/complaint/complaint.ts',
    broken: 'features-one-way',
  },
  { file: 'src/domain/complaint/complaint.ts', imports: '#domain/officer/role.ts' },
  { file: 'src/domain/complaint/other.ts', imports: '#domain/officer/actor.ts', broken: 'features-one-way' },
  { file: 'src/domain/exemption/ground.ts', imports: '#domain/shared/temporal.ts' },
  { file: 'src/domain/information-request/decision.ts', imports: '#domain/exemption/ground.ts' },
  {
    file: 'src/domain/information-request/wrong.ts',
    imports: '#domain/complaint/complaint.ts',
    broken: 'features-one-way',
  },
  { file: 'src/domain/objection/objection.ts', imports: '#domain/information-request/decision.ts' },
  {
    file: 'src/domain/objection/wrong.ts',
    imports: '#domain/exemption/ground.ts',
    broken: 'features-one-way',
  },
  { file: 'src/domain/letter/letter.ts', imports: '#domain/complaint/complaint.ts' },
  { file: 'src/application/ports/clock.ts', imports: '#domain/shared/temporal.ts' },
  { file: 'src/application/officer/sign-in.ts', imports: '#application/ports/clock.ts' },
  { file: 'src/application/officer/query.ts', imports: 'kysely', broken: 'application-knows-ports' },
  { file: 'src/application/officer/hash.ts', imports: 'node:crypto', broken: 'application-knows-ports' },
  { file: 'src/adapters/system/system-clock.ts', imports: '#application/ports/clock.ts' },
  {
    file: 'src/adapters/db/sibling.ts',
    imports: '#adapters/system/system-clock.ts',
    broken: 'adapters-implement-ports',
  },
  {
    file: 'src/adapters/db/use-case.ts',
    imports: '#application/officer/sign-in.ts',
    broken: 'adapters-implement-ports',
  },
  { file: 'src/adapters/db/page.ts', imports: '#web/paths.ts', broken: 'adapters-implement-ports' },
  { file: 'src/cli/page.ts', imports: '#web/paths.ts', broken: 'web-is-not-imported-from-below' },
  { file: 'src/container.ts', imports: '#adapters/system/system-clock.ts' },
  { file: 'src/web/paths.ts', imports: 'astro/config' },
  {
    file: 'src/web/shortcut.ts',
    imports: '#adapters/system/system-clock.ts',
    broken: 'only-container-wires',
  },
  { file: 'src/jobs/main.ts', imports: 'astro/config', broken: 'no-astro-outside-web' },
  { file: 'src/server/main.ts', imports: 'astro:middleware', broken: 'no-astro-outside-web' },
  { file: 'src/server/circle.ts', imports: '#server/circle-back.ts' },
  { file: 'src/server/circle-back.ts', imports: '#server/circle.ts', broken: 'no-circular' },
  { file: 'src/server/lost.ts', imports: '#server/nowhere.ts', broken: 'no-unresolvable' },
  { file: 'src/cli/seed.ts', imports: '#tests/factory.ts', broken: 'not-to-test' },
  { file: 'tests/factory.ts', imports: 'node:fs' },
  { file: 'migrations/20261201T0900_create_officer.ts', imports: 'kysely' },
  {
    file: 'migrations/20261201T0910_wrong.ts',
    imports: '#domain/officer/role.ts',
    broken: 'migrations-are-frozen',
  },
];

describe('layers', () => {
  const root = path.join(import.meta.dirname, '../..');
  let project = '';
  after(() => rm(project, { recursive: true, force: true }));

  test('every rule finds the import that breaks it, and nothing else', async () => {
    project = await mkdtemp(path.join(tmpdir(), 'ppid-layers-'));
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
      await copyFile(path.join(root, name), path.join(project, name));
    }
    await symlink(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
    for (const { file, imports } of files) {
      await mkdir(path.dirname(path.join(project, file)), { recursive: true });
      await writeFile(path.join(project, file), `import '${imports}';\n`);
    }
    const { output } = await runProcess(
      path.join(root, 'node_modules/.bin/depcruise'),
      ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src', 'migrations'],
      { NODE_OPTIONS: '' },
      project,
    );
    const { summary } = JSON.parse(output) as { summary: { violations: Violation[] } };
    const found = summary.violations
      .map((violation) => `${violation.from}: ${violation.rule.name}`)
      .toSorted();
    const expected = files.flatMap(({ file, broken }) => (broken ? [`${file}: ${broken}`] : [])).toSorted();
    assert.deepEqual([...new Set(found)], expected);
  });
});

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}
