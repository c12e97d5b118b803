/** A reporter for `node --test`: the ten slowest test files, each with its slowest test. */

import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

const shown = 10;

export default async function* slowest(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files = new Map<string, { milliseconds: number; test: string; longest: number }>();
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.file === undefined) continue;
    const milliseconds = data.details.duration_ms;
    const file = files.get(data.file) ?? { milliseconds: 0, test: '', longest: 0 };
    if (data.nesting === 0) file.milliseconds += milliseconds;
    if (data.details.type !== 'suite' && milliseconds > file.longest)
      Object.assign(file, { test: data.name, longest: milliseconds });
    files.set(data.file, file);
  }
  const slow = [...files].toSorted(([, a], [, b]) => b.milliseconds - a.milliseconds).slice(0, shown);
  yield `\nThe slowest of ${files.size} test files, each with its slowest test:\n`;
  for (const [file, { milliseconds, test, longest }] of slow) {
    yield `${seconds(milliseconds)}  ${relative(process.cwd(), file)}\n${seconds(longest)}    ${test}\n`;
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1).padStart(7)} s`;
