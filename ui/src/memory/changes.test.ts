// Editing, deleting, settling and taking back, without a window.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { answering, failing, later, settled } from "../../test/unit/program";
import type { Operation, OperationKind, UnitView } from "../api/contract.gen";
import { locale } from "../i18n";
import { Groups } from "./groups.svelte";
import { Steps } from "./steps.svelte";
import { UnitEdits } from "./unit-edits.svelte";
import { Works } from "./works.svelte";

beforeEach(() => locale.choose("en", []));

const unit = (number: number, target = `t${String(number)}`): UnitView => ({
  memory: "m",
  unit: number,
  from: "nl",
  to: "en",
  source: `s${String(number)}`,
  target,
  kinds: "",
  previous: null,
  next: null,
  document: "",
  author: "",
  created: "2026-01-01T00:00:00Z",
  changed: "2026-01-01T00:00:00Z",
  used: 0,
  origin: "typed",
});
const operation = (number: number, kind: OperationKind, units = 1): Operation => ({
  operation: number,
  kind,
  at: "2026-01-01T00:00:00Z",
  units,
  undone: false,
  redoable: false,
});
const undone = (number: number, kind: OperationKind = "edit") => ({
  operation: { ...operation(number, kind), undone: true, redoable: true },
  units: 1,
  kept: 0,
  task: null,
});
const shown = () => ({ mended: vi.fn(), replace: vi.fn(), refresh: vi.fn() });

function edits(answers: Parameters<typeof answering>[0]) {
  const { call, asked } = answering({
    memory_operations: () => ({ operations: [operation(7, "edit")] }),
    ...answers,
  });
  const list = shown();
  const steps = new Steps(call, new Works(call));
  return { edits: new UnitEdits(list, steps, call), list, steps, asked };
}

describe("a unit that is edited", () => {
  test("is kept where it stands, and its step is known", async () => {
    const it = edits({ unit_update: ({ unit: n, target }: { unit: number; target: string }) => unit(n, target) });
    it.edits.begin(unit(1));
    it.edits.typed("new");
    expect(await it.edits.keep()).toBe(true);
    expect(it.list.replace).toHaveBeenCalledExactlyOnceWith(unit(1, "new"));
    expect(it.list.refresh).not.toHaveBeenCalled();
    expect([it.edits.unit, it.steps.canUndo]).toEqual([undefined, true]);
  });

  test("asks nothing where nothing was changed", async () => {
    const it = edits({});
    it.edits.begin(unit(1));
    expect([await it.edits.keep(), it.edits.unit, it.asked]).toEqual([true, undefined, []]);
  });

  test("stays in its field where the program refuses it, and can be kept after that", async () => {
    let refuses = true;
    const it = edits({ unit_update: () => (refuses ? failing("target-malformed")() : unit(1, "b")) });
    it.edits.begin(unit(1));
    it.edits.typed("<1>");
    expect(await it.edits.keep()).toBe(false);
    expect([it.edits.unit?.unit, it.edits.text, it.edits.error?.code]).toEqual([1, "<1>", "target-malformed"]);
    refuses = false;
    it.edits.typed("b");
    expect([it.edits.error, await it.edits.keep()]).toEqual([undefined, true]);
  });

  test("is not kept empty", async () => {
    const it = edits({});
    it.edits.begin(unit(1));
    it.edits.typed("  ");
    expect([await it.edits.keep(), it.edits.empty, it.edits.unit?.unit, it.asked]).toEqual([false, true, 1, []]);
    it.edits.typed("x");
    expect(it.edits.empty).toBe(false);
  });

  test("is not sent twice by a key and the leaving of the field", async () => {
    const slow = later<UnitView>();
    const it = edits({ unit_update: () => slow.promise });
    it.edits.begin(unit(1));
    it.edits.typed("new");
    const both = Promise.all([it.edits.keep(), it.edits.keep()]);
    slow.give(unit(1, "new"));
    expect(await both).toEqual([true, true]);
    expect(it.asked.filter(({ command }) => command === "unit_update").length).toBe(1);
  });

  test("that is left says what is lost by it", () => {
    const it = edits({});
    it.edits.begin(unit(1));
    expect(it.edits.drop()).toBeUndefined();
    it.edits.begin(unit(1));
    it.edits.typed("half");
    expect(it.edits.drop()).toEqual({ unit: unit(1), side: "target", text: "half" });
    expect(it.edits.unit).toBeUndefined();
  });

  test("is mended in its source too, and what else has that source is told", async () => {
    const mended = { unit: { ...unit(1), source: "s2" }, duplicates: 1, contradictions: 0 };
    const it = edits({ unit_source: () => mended });
    it.edits.begin(unit(1), "source");
    expect([it.edits.text, it.edits.isEditing(unit(1), "target"), it.edits.isEditing(unit(1))]).toEqual([
      "s1",
      false,
      true,
    ]);
    it.edits.typed("<1/> ");
    expect([await it.edits.keep(), it.edits.empty]).toEqual([false, true]);
    it.edits.typed("s2");
    expect(await it.edits.keep()).toBe(true);
    expect(it.asked[0]).toEqual({ command: "unit_source", request: { memory: "m", unit: 1, source: "s2" } });
    expect(it.list.replace).toHaveBeenCalledExactlyOnceWith(mended.unit);
    expect(it.list.mended).toHaveBeenCalledExactlyOnceWith(mended);
    expect(it.edits.expects("m")).toBe(true);
  });

  test("knows the news of its own change from that of others, also after one that failed", async () => {
    let fails = true;
    const it = edits({ unit_update: () => (fails ? failing("disk-full")() : unit(1, "b")) });
    it.edits.begin(unit(1));
    it.edits.typed("b");
    await it.edits.keep();
    expect(it.edits.expects("m")).toBe(false);
    fails = false;
    await it.edits.keep();
    expect([it.edits.expects("other"), it.edits.expects("m"), it.edits.expects("m")]).toEqual([false, true, false]);
  });
});

describe("deleting and taking back", () => {
  test("goes memory by memory, and back in turn", async () => {
    let number = 0;
    const it = edits({
      unit_delete: ({ units }: { units: number[] }) => ({ operation: operation(++number, "delete", units.length) }),
      memory_undo: ({ operation: n }: { operation: number }) => ({
        operation: operation(n, "delete"),
        units: 1,
        kept: 0,
        task: null,
      }),
    });
    expect(await it.edits.remove([unit(1), { ...unit(2), memory: "n" }, unit(3)])).toBe(3);
    expect(it.list.refresh).toHaveBeenCalledOnce();
    await it.steps.undo();
    await it.steps.undo();
    expect(await it.steps.undo()).toBeUndefined();
    expect(it.asked.map(({ request }) => request)).toEqual([
      { memory: "m", units: [1, 3] },
      { memory: "n", units: [2] },
      { memory: "n", operation: 2 },
      { memory: "m", operation: 1 },
    ]);
  });

  test("that fails can be tried again", async () => {
    let fails = true;
    const it = edits({
      unit_delete: () => ({ operation: operation(1, "delete") }),
      memory_undo: () =>
        fails ? failing("memory-busy")() : { operation: operation(1, "delete"), units: 1, kept: 0, task: null },
    });
    await it.edits.remove([unit(1)]);
    await expect(it.steps.undo()).rejects.toMatchObject({ code: "memory-busy" });
    fails = false;
    expect([it.steps.canUndo, (await it.steps.undo())?.undone.units, it.steps.canUndo]).toEqual([true, 1, false]);
  });

  test("of many units is a task, and waits for its end", async () => {
    const { call } = answering({ memory_undo: () => ({ operation: null, units: 0, kept: 0, task: "u" }) });
    const works = new Works(call);
    const steps = new Steps(call, works);
    const step = steps.did("m", { operation: operation(4, "import", 900_000) });
    expect(step).toBeDefined();
    const back = steps.undo();
    await settled();
    expect(works.running[0]).toMatchObject({ kind: "undo", memory: "m", task: "u" });
    const undone = { operation: operation(4, "import"), units: 899_990, kept: 10, task: null };
    works.hear({ event: "task-undone", task: "u", undone });
    expect((await back)?.undone).toEqual(undone);
    expect(works.running).toEqual([]);
  });

  test("a step that was taken back already is not remembered", async () => {
    const { call } = answering({
      memory_operations: () => ({ operations: [{ ...operation(1, "edit"), undone: true }] }),
    });
    const steps = new Steps(call, new Works(call));
    expect([await steps.didLast("m"), steps.canUndo]).toEqual([undefined, false]);
  });
});

describe("doing again", () => {
  const done = (number: number, kind: OperationKind = "edit") => ({
    operation: operation(number, kind),
    units: 1,
    kept: 0,
    task: null,
  });
  function walked(answers: Parameters<typeof answering>[0] = {}) {
    const { call, asked } = answering({
      memory_undo: ({ operation: n }: { operation: number }) => undone(n),
      memory_redo: ({ operation: n }: { operation: number }) => done(n),
      ...answers,
    });
    const steps = new Steps(call, new Works(call));
    const names = () =>
      asked.map(({ command, request }) => `${command} ${String((request as { operation: number }).operation)}`);
    return { steps, names };
  }

  test("goes the way back, as often as one likes", async () => {
    const { steps, names } = walked();
    for (const number of [1, 2]) steps.did("m", { operation: operation(number, "edit") });
    expect([steps.canRedo, await steps.redo()]).toEqual([false, undefined]);
    await steps.undo();
    await steps.undo();
    await steps.redo();
    await steps.redo();
    expect([steps.canRedo, steps.canUndo]).toEqual([false, true]);
    await steps.undo();
    expect(names().map((name) => name.replace("memory_", ""))).toEqual([
      "undo 2",
      "undo 1",
      "redo 1",
      "redo 2",
      "undo 2",
    ]);
  });

  test("ends with a new step in the same memory", async () => {
    const { steps } = walked();
    steps.did("m", { operation: operation(1, "edit") });
    steps.did("n", { operation: operation(7, "edit") });
    await steps.undo();
    await steps.undo();
    steps.did("m", { operation: operation(2, "delete") });
    expect((await steps.redo())?.step.memory).toBe("n");
    expect(steps.canRedo).toBe(false);
  });

  test("is not offered for what the program cannot do again, and can be tried again where it failed", async () => {
    const it = walked({ memory_undo: () => ({ ...undone(1), operation: operation(1, "edit") }) });
    it.steps.did("m", { operation: operation(1, "edit") });
    await it.steps.undo();
    expect(it.steps.canRedo).toBe(false);
    const failed = walked({ memory_redo: failing("memory-busy") });
    failed.steps.did("m", { operation: operation(1, "edit") });
    await failed.steps.undo();
    await expect(failed.steps.redo()).rejects.toMatchObject({ code: "memory-busy" });
    expect([failed.steps.canRedo, failed.steps.canUndo]).toEqual([true, false]);
  });

  test("that came to nothing leaves nothing to take back", async () => {
    const { steps } = walked({ memory_redo: () => ({ operation: null, units: 0, kept: 0, task: null }) });
    steps.did("m", { operation: operation(1, "edit") });
    await steps.undo();
    expect((await steps.redo())?.undone.operation).toBeNull();
    expect([steps.canUndo, steps.canRedo]).toEqual([false, false]);
  });
});

describe("groups of units", () => {
  function groups() {
    const { call, asked } = answering({
      contradictions: () => ({ total: 2, groups: [{ units: [unit(1), unit(2, "u")], total: 2 }], micros: 1 }),
      duplicates: () => ({ total: 1, groups: [{ units: [unit(5), unit(6)], total: 2 }], micros: 1 }),
      contradiction_resolve: () => ({ operation: operation(1, "resolve", 1), task: null }),
      duplicates_merge: () => ({ operation: operation(2, "merge", 1), task: null }),
      duplicates_merge_all: () => ({ task: "all" }),
    });
    const works = new Works(call);
    const steps = new Steps(call, works);
    return { groups: new Groups(steps, call, works), steps, works, asked };
  }

  test("are settled each in its way, as one step", async () => {
    const it = groups();
    it.groups.show("m", "contradictions");
    await settled();
    it.groups.others = "delete";
    await it.groups.settle(unit(2), "Press");
    it.groups.show("m", "duplicates");
    await settled();
    await it.groups.settle(unit(5), "Press");
    const changes = it.asked.filter(({ command }) => !["contradictions", "duplicates"].includes(command));
    expect(changes).toEqual([
      { command: "contradiction_resolve", request: { memory: "m", keep: 2, others: "delete" } },
      { command: "duplicates_merge", request: { memory: "m", unit: 5 } },
    ]);
    expect(it.steps.canUndo).toBe(true);
  });

  test("are settled once, though the key is held", async () => {
    const it = groups();
    it.groups.show("m", "contradictions");
    await settled();
    await Promise.all([it.groups.settle(unit(1), "Press"), it.groups.settle(unit(1), "Press")]);
    expect(it.asked.filter(({ command }) => command === "contradiction_resolve").length).toBe(1);
  });

  test("of very many units are settled by a task, which is followed to its end", async () => {
    const { call } = answering({
      duplicates: () => ({ total: 1, groups: [{ units: [unit(5), unit(6)], total: 90_000 }], micros: 1 }),
      duplicates_merge: () => ({ operation: null, task: "many" }),
    });
    const works = new Works(call);
    const steps = new Steps(call, works);
    const groups = new Groups(steps, call, works);
    groups.show("m", "duplicates");
    await settled();
    const settling = groups.settle(unit(5), "Press");
    await settled();
    expect(works.running).toMatchObject([{ task: "many", kind: "merge", names: ["Press"] }]);
    expect(steps.canUndo).toBe(false);
    works.hear({ event: "task-operated", task: "many", done: { operation: operation(9, "merge", 89_999) } });
    expect((await settling)?.operation.units).toBe(89_999);
    expect([steps.canUndo, groups.settling]).toEqual([true, false]);
  });

  test("are merged all at once as a task, and a change of a unit is seen in its group", async () => {
    const it = groups();
    it.groups.show("m", "duplicates");
    await settled();
    const merging = it.groups.mergeAll("m", "Press");
    await settled();
    it.works.hear({ event: "task-operated", task: "all", done: { operation: operation(9, "merge", 40) } });
    expect((await merging)?.operation.units).toBe(40);
    await settled();
    it.groups.replace(unit(6, "other"));
    expect(it.groups.rows.at(0)?.units.map(({ target }) => target)).toEqual(["t5", "other"]);
  });
});
