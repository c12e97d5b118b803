import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exceptionLog, whyNoLog } from '../../../src/remedies/code/exception-log.ts';
import { pythonFile } from '../../python/parser.ts';

const handler = 'try:\n    x()\nexcept Exception:\n    pass\n';
const indented = handler.replaceAll(/^/gmu, '    ').trimEnd();
const inside = (header: string): string => `${header}\n${indented}\n`;

/** What would be logged in the handler of the text; null when nothing can be. */
const logged = (text: string): Promise<string | null> =>
  pythonFile(text, (file) => {
    const [at] = file.root.descendantsOfType('pass_statement');
    return at ? (exceptionLog(file, at, 'm')?.code.replace('.debug("m", exc_info=True)', '') ?? null) : 'no handler';
  });

test('the logger is the module’s own, when it surely is there', async () => {
  assert.equal(await logged(`import logging\nlog = logging.getLogger("a")\n${handler}`), 'log');
  assert.equal(await logged(`from logging import getLogger\n_l: object = getLogger()\n${inside('def f():')}`), '_l');
  assert.equal(await logged(`import logging\n${handler}log = logging.getLogger()\n`), 'logging.getLogger(__name__)');
  assert.equal(
    await logged(`import logging\nif a:\n    log = logging.getLogger()\n${handler}`),
    'logging.getLogger(__name__)',
  );
  assert.equal(
    await logged(`import logging\nlog = logging.getLogger()\nlog = None\n${handler}`),
    'logging.getLogger(__name__)',
  );
  assert.equal(
    await logged(`import logging\nlog = logging.getLogger()\n${inside('def f(log):')}`),
    'logging.getLogger(__name__)',
  );
  assert.equal(await logged(`from app import logging\n${handler}`), null);
});

const why = (text: string): Promise<string | null> =>
  pythonFile(text, (file) => {
    const [at] = file.root.descendantsOfType('except_clause');
    return at ? whyNoLog(file, at) : 'no handler';
  });

test('places where nothing may be logged', async () => {
  assert.match((await why(inside('def __del__(self):'))) ?? '', /`__del__`/);
  assert.match((await why(inside('def __repr__(self):'))) ?? '', /`__repr__`/);
  assert.match(
    (await why(`import signal\n${inside('def stop(a, b):')}signal.signal(2, stop)\n`)) ?? '',
    /`signal.signal`/,
  );
  assert.match(
    (await why(`import atexit as a\n${inside('def stop():')}a.register(stop, 1)\n`)) ?? '',
    /`stop` is registered with `a.register`/,
  );
  assert.match(
    (await why(
      `import logging as l\nclass A(l.StreamHandler):\n    def emit(self, r):\n${indented.replaceAll(/^/gmu, '    ')}\n`,
    )) ?? '',
    /`l.StreamHandler`/,
  );
});

test('other places', async () => {
  for (const text of [
    handler,
    inside('def f():'),
    inside('async def close(self):'),
    `import signal\n${inside('def stop():')}run(stop)\n`,
  ])
    assert.equal(await why(text), null, text);
});
