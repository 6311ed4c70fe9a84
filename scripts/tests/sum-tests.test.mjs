// The sum must not call a broken run a success; that is what these tables hold.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { count, sentence, sum } from '../sum-tests.mjs';

const cargo = `
running 3 tests
test a ... ok
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
     Running tests/job.rs
test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s
   Doc-tests persklaar_text
test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.30s
`;
const vitest = `
\u001b[2m Test Files \u001b[22m \u001b[1m\u001b[31m1 failed\u001b[39m\u001b[22m\u001b[2m | \u001b[22m\u001b[1m\u001b[32m3 passed\u001b[39m\u001b[22m\u001b[90m (4)\u001b[39m
\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[31m1 failed\u001b[39m\u001b[22m\u001b[2m | \u001b[22m\u001b[1m\u001b[32m11 passed\u001b[39m\u001b[22m | 2 skipped\u001b[90m (14)\u001b[39m
`;
const playwright = `
Running 9 tests using 1 worker
  1 failed
    [chromium] › flows.spec.ts:3:1 › exports the page ────────
  1 flaky
    [chromium] › flows.spec.ts:9:1 › undoes
  2 skipped
  1 did not run
  4 passed (12.4s)
`;
const node = '# tests 5\n# suites 0\n# pass 4\n# fail 1\n# cancelled 0\n# skipped 0\n# todo 0\n';

const cases = [
  ['cargo', cargo, 101, { passed: 8, failed: 2, skipped: 1 }],
  ['vitest, coloured', vitest, 1, { passed: 11, failed: 1, skipped: 2 }],
  ['playwright', playwright, 1, { passed: 5, failed: 1, skipped: 3 }],
  ['playwright, minutes', '  31 passed (1.2m)\n', 0, { passed: 31, failed: 0, skipped: 0 }],
  ['node', node, 1, { passed: 4, failed: 1, skipped: 0 }],
  ['does not compile', 'error[E0425]: cannot find value\n', 101, { passed: 0, failed: 1, skipped: 0 }],
  ['fails after passing', 'test result: ok. 3 passed; 0 failed; 0 ignored\n', 1, { passed: 3, failed: 1, skipped: 0 }],
  ['a test that talks', '12 passed the border\n5 failed attempts\n', 0, { passed: 0, failed: 0, skipped: 0 }],
];
for (const [name, log, status, expected] of cases) {
  test(`counts: ${name}`, () => assert.deepEqual(count(log, status), expected));
}

test('the sentence names skipped tests only when there are some', () => {
  assert.equal(sentence({ passed: 8, failed: 0, skipped: 0 }), '8 passed, 0 failed');
  assert.equal(sentence({ passed: 8, failed: 1, skipped: 2 }), '8 passed, 1 failed, 2 skipped');
});

test('a runner that counted nothing is a failure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'persklaar-sum-'));
  try {
    const write = (name, log, status) => {
      writeFileSync(join(folder, `${name}.log`), log);
      writeFileSync(join(folder, `${name}.exit`), `${status}\n`);
    };
    write('rust', cargo, 101);
    write('ui', 'nothing to do\n', 0);
    assert.deepEqual(sum(folder).total, { passed: 8, failed: 3, skipped: 1 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
