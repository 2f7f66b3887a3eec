import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** Reporter for node:test: one JSON object with the totals, files without tests, and what broken files said. */
export default async function* countTests(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let [passed, failed, skipped] = [0, 0, 0];
  const empty: string[] = [];
  const complaints = new Map<string, string>();
  const broken: string[] = [];
  for await (const { type, data } of source) {
    if (type === 'test:stderr') {
      const file = path.resolve(data.file);
      complaints.set(file, (complaints.get(file) ?? '') + data.message);
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // node:test reports a file without tests, or one that breaks, as one test named after the file.
    const isFile = data.nesting === 0 && path.resolve(data.name) === data.file;
    if (data.details.type === 'suite' && !(type === 'test:fail' && brokeByItself(data.details.error)))
      continue;
    if (data.skip !== undefined || data.todo !== undefined) skipped += 1;
    else if (type === 'test:fail') failed += 1;
    else if (isFile) empty.push(data.name);
    else passed += 1;
    if (isFile && type === 'test:fail') broken.push(path.resolve(data.name));
  }
  // What a file printed may arrive after its verdict.
  const said = broken.map((file) => complaints.get(file) ?? '').join('\n');
  yield JSON.stringify({ passed, failed, skipped, empty, said });
}

/** A suite also fails because of its tests, which are counted already; its own hooks count once. */
function brokeByItself(error: Error): boolean {
  return !('failureType' in error) || error.failureType !== 'subtestsFailed';
}
