import fc from "fast-check";
import { expect, test } from "vitest";
import { LongList } from "./long-list";
import { HIGHEST } from "./scroll-scale";

const VIEW = 700;
const ROW = 63;
const MILLION = 1_000_000;

/** As the window does it: the bar goes where the list wants it. */
function settle(list: LongList): void {
  list.barAt(list.settled);
}

function firstSeen(list: LongList): number {
  return list.seen[0];
}

test("the rows in sight are drawn and little more, each below the one before", () => {
  const list = new LongList(MILLION, VIEW, ROW);
  list.reveal(500_000);
  settle(list);
  const drawn = list.drawn(300, []);
  expect(drawn.length).toBeLessThan(30);
  for (const [at, row] of drawn.entries()) {
    if (at > 0) expect(row.top - (drawn[at - 1]?.top ?? 0)).toBe(ROW);
    expect(row.top).toBeLessThan(HIGHEST);
  }
  expect(drawn.some((row) => row.index === 500_000)).toBe(true);
});

test("a wheel moves by real pixels wherever one is", () => {
  const list = new LongList(MILLION, VIEW, ROW);
  list.reveal(500_000);
  settle(list);
  const before = firstSeen(list);
  for (let turn = 0; turn < 63; turn++) list.scrolled(list.scroll + 100);
  expect(firstSeen(list) - before).toBe(100);
});

test("rows do not move on the canvas while one scrolls, so that the browser can do it alone", () => {
  const list = new LongList(MILLION, VIEW, ROW);
  list.reveal(500_000);
  settle(list);
  const top = (index: number) => list.drawn(300, []).find((row) => row.index === index)?.top;
  const before = top(500_000);
  list.scrolled(list.scroll + 120);
  expect(top(500_000)).toBeCloseTo(before ?? 0, 5);
});

test("the bar goes anywhere, and to both ends exactly", () => {
  const list = new LongList(MILLION, VIEW, ROW);
  list.scrolled((HIGHEST - VIEW) / 2);
  expect(Math.abs(firstSeen(list) - MILLION / 2)).toBeLessThan(10);
  list.scrolled(HIGHEST - VIEW);
  expect(list.seen[1]).toBe(MILLION - 1);
  list.scrolled(0);
  expect(list.seen[0]).toBe(0);
});

test("wheeling up from the middle comes to the first row, and down to the last one", () => {
  for (const [turn, end] of [
    [-200, 0],
    [200, MILLION - 1],
  ] as const) {
    const list = new LongList(MILLION, VIEW, ROW);
    list.reveal(end === 0 ? 3000 : MILLION - 3000);
    settle(list);
    for (let at = 0; at < 5000 && !list.seen.includes(end); at++) {
      list.scrolled(Math.max(0, Math.min(list.scroll + turn, HIGHEST - VIEW)));
      if (list.strained) settle(list);
    }
    expect(list.seen).toContain(end);
  }
});

test("a row above that turns out higher moves nothing that is in sight", () => {
  const list = new LongList(1000, VIEW, ROW);
  list.reveal(500);
  settle(list);
  const before = list.drawn(0, []).map(({ index, top }) => [index, top - list.scroll]);
  list.measured(3, 200);
  list.measured(480, 20);
  settle(list);
  expect(list.drawn(0, []).map(({ index, top }) => [index, top - list.scroll])).toEqual(before);
});

test("fewer or more rows leave one where one was, or at the end", () => {
  const list = new LongList(1000, VIEW, ROW);
  list.reveal(500);
  const before = firstSeen(list);
  list.counted(999);
  expect(firstSeen(list)).toBe(before);
  list.counted(5);
  expect(list.seen).toEqual([0, 4]);
  list.counted(0);
  expect([list.drawn(300, [3]), list.canvasHeight]).toEqual([[], 0]);
});

test("the row that is pinned is in the page wherever one looks, and once only", () => {
  const list = new LongList(MILLION, VIEW, ROW);
  const indexes = () => list.drawn(300, [7]).map((row) => row.index);
  expect(indexes().filter((index) => index === 7)).toEqual([7]);
  list.reveal(900_000);
  settle(list);
  expect(indexes()[0]).toBe(7);
  expect(list.drawn(300, [7])[0]?.top).toBeLessThan(list.scroll);
});

test("whatever is done, the place is in the list and the canvas can be drawn", () => {
  const step = fc.oneof(
    fc.record({ scroll: fc.nat(HIGHEST) }),
    fc.record({ by: fc.integer({ min: -3000, max: 3000 }) }),
    fc.record({ reveal: fc.nat(MILLION) }),
    fc.record({ count: fc.nat(MILLION) }),
    fc.record({ view: fc.integer({ min: 1, max: 3000 }) }),
    fc.record({ row: fc.nat(MILLION), height: fc.integer({ min: 20, max: 4000 }) }),
  );
  fc.assert(
    fc.property(fc.nat(MILLION), fc.array(step, { maxLength: 30 }), (count, steps) => {
      const list = new LongList(count, VIEW, ROW);
      for (const it of steps) {
        if ("scroll" in it) list.scrolled(it.scroll);
        if ("by" in it) list.scrolled(Math.max(0, list.scroll + it.by));
        if ("reveal" in it && it.reveal < list.count) list.reveal(it.reveal);
        if ("count" in it) list.counted(it.count);
        if ("view" in it) list.resized(it.view);
        if ("row" in it && it.row < list.count) list.measured(it.row, it.height);
        if (list.strained) settle(list);
      }
      expect(list.canvasHeight).toBeLessThanOrEqual(HIGHEST);
      for (const { index } of list.drawn(300, [])) expect(index).toBeLessThan(list.count);
      if (list.count > 0) expect(list.seen[0]).toBeLessThanOrEqual(list.seen[1]);
    }),
    { numRuns: 60 },
  );
}, 30_000);
