// Adds up what the test runners said: sum-tests.mjs FOLDER reads NAME.log and NAME.exit of each, prints one line,
// `N passed, N failed`, and exits with 1 when anything failed or nothing was run. It runs no test itself.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const number = (line, word) => Number(new RegExp(`(\\d+) ${word}\\b`).exec(line)?.[1] ?? 0);
const three = (passed, failed, skipped) => ({ passed, failed, skipped });

// A line each, by the runner that prints it. Playwright's lines stand alone; the others' hold all counts at once.
const readers = [
  // cargo test
  [/^test result: /, (line) => three(number(line, 'passed'), number(line, 'failed'), number(line, 'ignored'))],
  // vitest: "Tests  1 failed | 11 passed | 2 skipped (14)"
  [
    /^\s*Tests\s+\d/,
    (line) => three(number(line, 'passed'), number(line, 'failed'), number(line, 'skipped') + number(line, 'todo')),
  ],
  // playwright: "  12 passed (3.4s)", "  1 failed", "  2 skipped"; a flaky test passed in the end
  [
    /^\s*\d+ (passed|failed|skipped|flaky|interrupted|did not run)( \([\d.]+m?s?\))?$/,
    (line) =>
      three(
        number(line, 'passed') + number(line, 'flaky'),
        number(line, 'failed') + number(line, 'interrupted'),
        number(line, 'skipped') + number(line, 'did not run'),
      ),
  ],
  // node --test with the tap reporter
  [/^# pass \d+$/, (line) => three(Number(line.slice(7)), 0, 0)],
  [/^# fail \d+$/, (line) => three(0, Number(line.slice(7)), 0)],
  [/^# (skipped|todo) \d+$/, (line) => three(0, 0, Number(line.split(' ')[2]))],
];

const add = (a, b) => three(a.passed + b.passed, a.failed + b.failed, a.skipped + b.skipped);
const plain = (line) => line.replace(/\u001b\[[\d;]*[A-Za-z]/g, '').trimEnd();

/** What one runner said and how it ended. One that broke before it counted anything is one failure. */
export function count(log, status) {
  const counted = log
    .split(/\r?\n/)
    .map(plain)
    .flatMap((line) => readers.filter(([looks]) => looks.test(line)).map(([, read]) => read(line)))
    .reduce(add, three(0, 0, 0));
  const broke = status !== 0 && counted.failed === 0;
  return broke ? add(counted, three(0, 1, 0)) : counted;
}

/** The line for people and machines. */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** Everything in the folder, summed. A runner that left no counts at all is a failure: it should have run something. */
export function sum(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.exit'));
  const each = names.map((file) => {
    const name = file.slice(0, -'.exit'.length);
    const status = Number(readFileSync(join(folder, file), 'utf8'));
    const counted = count(readFileSync(join(folder, `${name}.log`), 'utf8'), status);
    const silent = counted.passed + counted.failed + counted.skipped === 0;
    return { name, ...(silent ? three(0, 1, 0) : counted) };
  });
  return { each, total: each.reduce(add, three(0, 0, 0)) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { each, total } = sum(process.argv[2]);
  for (const runner of each) console.log(`${runner.name.padEnd(8)} ${sentence(runner)}`);
  console.log(sentence(total));
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}
