import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { later, settled } from "../../test/unit/program";
import { PagedList, type Page } from "./paged-list.svelte";

const SIZE = 10;
const TOTAL = 1000;

interface Asked {
  readonly question: string;
  readonly offset: number;
  readonly limit: number;
}

/** A list of `question/number`, with what was asked of it. */
function list(answer?: (asked: Asked) => Promise<Page<string>> | undefined) {
  const asked: Asked[] = [];
  const paged = new PagedList<string, string>(SIZE, (question, offset, limit) => {
    asked.push({ question, offset, limit });
    return answer?.({ question, offset, limit }) ?? Promise.resolve(page(question, offset, limit));
  });
  return { paged, asked };
}

function page(question: string, offset: number, limit: number, total = TOTAL): Page<string> {
  const items = Array.from(
    { length: Math.max(0, Math.min(limit, total - offset)) },
    (_, at) => `${question}/${String(offset + at)}`,
  );
  return { items, total, more: false, micros: 5 };
}

test("a page is asked for once, when a row of it is wanted", async () => {
  const { paged, asked } = list();
  paged.ask("a");
  await settled();
  paged.want(8, 12);
  paged.want(9, 13);
  await settled();
  expect(asked.map(({ offset }) => offset)).toEqual([0, 10]);
  expect([paged.at(0), paged.at(13), paged.at(20), paged.total]).toEqual(["a/0", "a/13", undefined, TOTAL]);
});

test("while the bar is dragged, the pages between are never asked for", async () => {
  const slow = later<Page<string>>();
  const { paged, asked } = list(({ offset }) => (offset > 0 && offset < 900 ? slow.promise : undefined));
  paged.ask("a");
  await settled();
  for (let first = 100; first <= 950; first += 50) paged.want(first, first + 5);
  expect(asked.length).toBe(3);
  slow.give(page("a", 100, SIZE));
  await settled();
  expect(asked.at(-1)?.offset).toBe(950);
  expect(paged.at(951)).toBe("a/951");
});

test("an older answer that comes later is not shown", async () => {
  const slow = later<Page<string>>();
  const { paged } = list(({ question }) => (question === "a" ? slow.promise : undefined));
  paged.ask("a");
  paged.ask("ab");
  await settled();
  slow.give(page("a", 0, SIZE));
  await settled();
  expect([paged.at(0), paged.answered, paged.answers]).toEqual(["ab/0", "ab", 1]);
});

test("the rows stay until the next question is answered", async () => {
  const slow = later<Page<string>>();
  const { paged } = list(({ question }) => (question === "b" ? slow.promise : undefined));
  paged.ask("a");
  await settled();
  paged.ask("b");
  expect([paged.at(3), paged.ready]).toEqual(["a/3", false]);
  slow.give(page("b", 0, SIZE));
  await settled();
  expect([paged.at(3), paged.ready]).toEqual(["b/3", true]);
});

test("a refresh asks for what is in sight, which stays meanwhile, and forgets the rest", async () => {
  let version = "old";
  const { paged } = list(({ offset, limit }) => Promise.resolve(page(version, offset, limit)));
  paged.ask("a");
  await settled();
  for (const first of [0, 15, 25]) {
    paged.want(first, first + 8);
    await settled();
  }
  version = "new";
  paged.refresh();
  expect(paged.at(30)).toBe("old/30");
  await settled();
  await settled();
  expect([paged.at(25), paged.at(30), paged.at(5)]).toEqual(["new/25", "new/30", undefined]);
  expect(paged.answers).toBe(1);
});

test("a failure is told, and what failed is asked for again", async () => {
  let fails = true;
  const { paged } = list(() => (fails ? Promise.reject(new Error("gone")) : undefined));
  paged.ask("a");
  await settled();
  expect([paged.error?.code, paged.ready]).toEqual(["internal", false]);
  fails = false;
  paged.refresh();
  await settled();
  expect([paged.error, paged.at(0)]).toEqual([undefined, "a/0"]);
});

test("a long range is read in pieces, and a row that is changed is changed where it stands", async () => {
  const { paged, asked } = list();
  paged.ask("a");
  await settled();
  const rows = await paged.range(5, 27);
  expect([rows.length, rows[0], rows.at(-1)]).toEqual([23, "a/5", "a/27"]);
  expect(asked.slice(1).map(({ offset, limit }) => [offset, limit])).toEqual([
    [5, 10],
    [15, 10],
    [25, 3],
  ]);
  paged.replace((row) => (row === "a/2" ? "changed" : row));
  expect([paged.at(1), paged.at(2)]).toEqual(["a/1", "changed"]);
});

test("what belongs to something else is forgotten at once, and its late answer too", async () => {
  const slow = later<Page<string>>();
  const { paged } = list(() => slow.promise);
  paged.ask("a");
  paged.clear();
  slow.give(page("a", 0, SIZE));
  await settled();
  expect([paged.total, paged.at(0), paged.ready]).toEqual([0, undefined, false]);
});

test("of many pages the last used are kept", async () => {
  const { paged } = list();
  paged.ask("a");
  for (let first = 0; first < 600; first += 10) {
    await settled();
    paged.want(first, first + 5);
  }
  await settled();
  expect([paged.at(0), paged.at(590)]).toEqual([undefined, "a/590"]);
  paged.want(0, 5);
  await settled();
  expect(paged.at(0)).toBe("a/0");
});

beforeEach(() => void vi.useRealTimers());
afterEach(() => void vi.useRealTimers());

test("an answer that is slow is said to be on its way", async () => {
  vi.useFakeTimers();
  const slow = later<Page<string>>();
  const { paged } = list(() => slow.promise);
  paged.ask("a");
  await vi.advanceTimersByTimeAsync(200);
  expect(paged.slow).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(paged.slow).toBe(true);
  slow.give(page("a", 0, SIZE));
  await vi.advanceTimersByTimeAsync(0);
  expect(paged.slow).toBe(false);
});
