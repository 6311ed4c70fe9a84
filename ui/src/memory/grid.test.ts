import { describe, expect, test } from "vitest";
import { destination, gridAction, isExtending, LISTED } from "./grid-keys";
import { Selection } from "./selection.svelte";

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
const stroke = (key: string, more = {}) => ({ ...PLAIN, key, code: key, ...more });

describe("the keys of a list", () => {
  test.each([
    ["ArrowDown", {}, "down"],
    ["ArrowDown", { shiftKey: true }, "extend-down"],
    ["ArrowDown", { altKey: true }, undefined],
    ["End", {}, "last"],
    ["a", { ctrlKey: true }, "all"],
    ["a", {}, undefined],
    ["F10", { shiftKey: true }, "menu"],
    ["ContextMenu", {}, "menu"],
    ["Enter", {}, "edit"],
    ["Enter", { isComposing: true }, undefined],
  ] as const)("%s %o does %s", (key, more, action) => expect(gridAction(stroke(key, more), false)).toBe(action));

  test.each([
    ["down", 0, 10, 1],
    ["down", 9, 10, 9],
    ["up", 0, 10, 0],
    ["page-down", 3, 1000, 13],
    ["extend-page-up", 3, 1000, 0],
    ["last", 3, 1_000_000, 999_999],
    ["extend-first", 3, 10, 0],
    ["edit", 3, 10, undefined],
    ["down", 0, 0, undefined],
  ] as const)("%s from %i of %i comes to %s", (action, from, count, to) =>
    expect(destination(action, from, count, 10)).toBe(to),
  );

  test("only those with Shift extend", () =>
    expect([isExtending("down"), isExtending("extend-down")]).toEqual([false, true]));

  test("each is listed once", () => {
    const keys = LISTED.flatMap((line) => line.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("what is chosen", () => {
  const chosen = (selection: Selection) => [0, 1, 2, 3, 4, 5].filter((row) => selection.has(row));

  test("is the current row, or the stretch from where it began, either way", () => {
    const selection = new Selection();
    selection.go(2);
    expect([chosen(selection), selection.several]).toEqual([[2], false]);
    selection.extend(4);
    expect(chosen(selection)).toEqual([2, 3, 4]);
    selection.extend(1);
    expect([chosen(selection), selection.size(6)]).toEqual([[1, 2], 2]);
    selection.go(5);
    expect(chosen(selection)).toEqual([5]);
  });

  test("is all that there is, until one moves", () => {
    const selection = new Selection();
    selection.chooseAll();
    expect([selection.size(1_000_000), selection.has(999_999), selection.several]).toEqual([1_000_000, true, true]);
    selection.go(3);
    expect(selection.size(1_000_000)).toBe(1);
  });

  test("is never past the end", () => {
    const selection = new Selection();
    selection.go(9);
    selection.fit(4);
    expect(selection.current).toBe(3);
    selection.fit(0);
    expect(selection.current).toBe(0);
  });
});
