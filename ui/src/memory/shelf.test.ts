import { describe, expect, test } from "vitest";
import { answering, failing, later, settled } from "../../test/unit/program";
import { memory } from "../../test/fake-memory";
import type { Memories } from "../api/contract.gen";
import { MemoryDrag, placeAt } from "./memory-drag.svelte";
import { groupMove } from "./group-keys";
import { narrowed, step } from "./options";
import { moved, Shelf } from "./shelf.svelte";

const list = (...ids: string[]) => ({
  memories: ids.map((id) => memory(id, id, 0, [], id === "b" ? "receives" : "writable")),
});

describe("the list of memories", () => {
  test("shows the one that receives first, and a new one when it arrives", async () => {
    const { call } = answering({ memory_list: () => list("a", "b"), memory_create: () => list("a", "b", "c") });
    const shelf = new Shelf(call);
    await shelf.load();
    expect(shelf.chosen).toBe("b");
    await shelf.create("c");
    expect(shelf.chosen).toBe("c");
  });

  test("shows another one when the chosen one is taken off", async () => {
    const { call } = answering({ memory_list: () => list("a", "b"), memory_forget: () => list("a") });
    const shelf = new Shelf(call);
    await shelf.load();
    await shelf.forget("b");
    expect(shelf.chosen).toBe("a");
  });

  test("is in the new order at once, and tells it whole", async () => {
    const answer = later<Memories>();
    const { call, asked } = answering({ memory_list: () => list("a", "b", "c"), memory_order: () => answer.promise });
    const shelf = new Shelf(call);
    await shelf.load();
    const moving = shelf.move("c", 0);
    expect(shelf.memories.map(({ memory: id }) => id)).toEqual(["c", "a", "b"]);
    answer.give(list("c", "a", "b"));
    expect(await moving).toBe(0);
    expect(asked.at(-1)?.request).toEqual({ memories: ["c", "a", "b"] });
    expect(await shelf.move("c", -4)).toBeUndefined();
  });

  test("shows the last of several quick changes, whichever answer comes when", async () => {
    const { call, asked } = answering({
      memory_list: () => list("a"),
      memory_penalty: ({ penalty }: { penalty: number }) => ({
        memories: list("a").memories.map((known) => ({ ...known, penalty })),
      }),
    });
    const shelf = new Shelf(call);
    await shelf.load();
    await Promise.all([shelf.penalise("a", 1), shelf.penalise("a", 2), shelf.penalise("a", 99)]);
    expect(shelf.current?.penalty).toBe(30);
    expect(asked.filter(({ command }) => command === "memory_penalty").length).toBe(3);
  });

  test("is as it was when a change fails, and says so", async () => {
    const { call } = answering({ memory_list: () => list("a"), memory_use: failing("place-read-only") });
    const shelf = new Shelf(call);
    await shelf.load();
    await shelf.use("a", false);
    await settled();
    expect([shelf.current?.used, shelf.error?.code]).toEqual([true, "place-read-only"]);
  });

  test.each([
    [0, 2, "bca"],
    [2, 0, "cab"],
    [1, 1, "abc"],
  ])("moving %i to %i makes %s", (from, to, expected) =>
    expect(moved(["a", "b", "c"], from, to).join("")).toBe(expected),
  );
});

describe("dragging", () => {
  const boxes = [0, 50, 100].map((top) => ({ top, bottom: top + 50 }));
  const press = (y: number) => ({ button: 0, clientY: y });

  test("begins when the hand means it, and ends at the place under it", () => {
    const drag = new MemoryDrag(() => boxes);
    drag.begin(press(10), 0);
    drag.move({ clientY: 12 });
    expect(drag.from).toBeUndefined();
    drag.move({ clientY: 120 });
    expect([drag.from, drag.to]).toEqual([0, 2]);
    expect(drag.end()).toEqual({ from: 0, to: 2 });
    expect([drag.from, drag.end()]).toEqual([undefined, { from: undefined, to: undefined }]);
  });

  test.each([
    [-40, 0],
    [49, 0],
    [50, 1],
    [9999, 2],
  ])("the place at %i is %i", (y, place) => expect(placeAt(boxes, y)).toBe(place));
});

describe("walking", () => {
  const size = (group: number) => [2, 3, 1][group] ?? 0;

  test.each([
    ["ArrowDown", 0, 0, 0, 1],
    ["ArrowDown", 0, 1, 1, 0],
    ["ArrowDown", 2, 0, 2, 0],
    ["ArrowUp", 1, 0, 0, 1],
    ["ArrowUp", 0, 0, 0, 0],
    ["PageDown", 0, 1, 1, 0],
    ["PageUp", 1, 2, 1, 0],
    ["PageUp", 1, 0, 0, 0],
    ["End", 0, 0, 2, 0],
    ["Home", 2, 0, 0, 0],
  ])("%s from %i/%i comes to %i/%i", (key, group, unit, toGroup, toUnit) =>
    expect(groupMove(key, { group, unit }, 3, size)).toEqual({ group: toGroup, unit: toUnit }),
  );

  test("nowhere where there is nothing, nor at another key", () => {
    expect(groupMove("ArrowDown", { group: 0, unit: 0 }, 0, size)).toBeUndefined();
    expect(groupMove("x", { group: 0, unit: 0 }, 3, size)).toBeUndefined();
  });

  test("lists that do not end", () => {
    expect([step("ArrowDown", 2, 3), step("ArrowUp", 0, 3), step("End", 0, 3), step("x", 0, 3)]).toEqual([
      0,
      2,
      2,
      undefined,
    ]);
    expect(step("ArrowDown", 0, 0)).toBeUndefined();
  });

  test("lists that narrow, by any part of a name", () => {
    const options = ["Persberichten 2025", "Één mémo", "Rapport"].map((name) => ({ value: name, name }));
    const found = (typed: string) => narrowed(options, typed).map(({ name }) => name);
    expect([found("een"), found("2025 pers"), found(""), found("x")]).toEqual([
      ["Één mémo"],
      ["Persberichten 2025"],
      options.map(({ name }) => name),
      [],
    ]);
  });
});

test("what went wrong with a change stays said while the list is loaded anew, until the next change", async () => {
  const { call } = answering({
    memory_list: () => list("a"),
    memory_add: failing("memory-not-a-memory"),
    memory_use: () => list("a"),
  });
  const shelf = new Shelf(call);
  await shelf.load();
  await shelf.add("/x.pkmemory");
  await shelf.load();
  expect(shelf.error?.code).toBe("memory-not-a-memory");
  await shelf.use("a", true);
  expect(shelf.error).toBeUndefined();
});
