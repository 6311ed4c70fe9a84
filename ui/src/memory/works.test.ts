// Long work, imports and copies, without a window.
import { beforeEach, describe, expect, test } from "vitest";
import { answering, failing, later, settled } from "../../test/unit/program";
import type { ImportReport } from "../api/contract.gen";
import { Preferences } from "../app/preferences.svelte";
import { locale, t } from "../i18n";
import { Copies, size } from "./copies.svelte";
import { Imports, isMemory, sums } from "./imports.svelte";
import { Steps } from "./steps.svelte";
import { secondsLeft, unitsPerSecond, Works } from "./works.svelte";

beforeEach(() => locale.choose("en", []));

const cancelled = { code: "cancelled", message: "", hint: "", args: {} } as const;
const what = { kind: "merge", memory: "m", names: ["Press"] } as const;

describe("long work", () => {
  test("is followed from its start to its end", async () => {
    const works = new Works(answering({}).call, () => 0);
    const end = works.follow(what, "task-operated", () => Promise.resolve({ task: "t" }));
    await settled();
    works.hear({ event: "task-progress", task: "t", phase: "merge", done: 5, total: 10, units: 3 });
    expect(works.running).toMatchObject([{ task: "t", done: 5, total: 10, units: 3, kind: "merge" }]);
    works.hear({ event: "task-operated", task: "t", done: { operation: null } });
    expect((await end).done).toEqual({ operation: null });
    expect(works.running).toEqual([]);
  });

  test("that ends before its start was answered is not followed for ever, nor is another taken for it", async () => {
    const works = new Works(answering({}).call);
    const [one, two] = [later<{ task: string }>(), later<{ task: string }>()];
    const ends = [
      works.follow(what, "task-operated", () => one.promise),
      works.follow({ ...what, memory: "n" }, "task-operated", () => two.promise),
    ];
    works.hear({ event: "task-operated", task: "2", done: { operation: null } });
    works.hear({ event: "task-operated", task: "1", done: { operation: null } });
    one.give({ task: "1" });
    two.give({ task: "2" });
    expect((await Promise.all(ends)).map(({ task }) => task)).toEqual(["1", "2"]);
  });

  test("that could not be started leaves nothing", async () => {
    const works = new Works(answering({}).call);
    await expect(works.follow(what, "task-operated", failing("memory-busy"))).rejects.toMatchObject({
      code: "memory-busy",
    });
    expect(works.running).toEqual([]);
  });

  test("is asked to stop once, and stops with a cancel", async () => {
    const { call, asked } = answering({ task_cancel: () => ({}) });
    const works = new Works(call);
    const end = works.follow(what, "task-operated", () => Promise.resolve({ task: "t" }));
    await settled();
    const id = works.running[0]?.id ?? -1;
    await Promise.all([works.cancel(id), works.cancel(id)]);
    expect([works.running[0]?.cancelling, asked.length]).toEqual([true, 1]);
    works.hear({ event: "task-failed", task: "t", error: cancelled });
    await expect(end).rejects.toMatchObject({ code: "cancelled" });
  });

  test("guesses time and pace only when there is something to go by", () => {
    const work = { done: 25, total: 100, began: 0, units: 5000 };
    expect(secondsLeft(work, 1000)).toBeUndefined();
    expect(secondsLeft(work, 10_000)).toBe(30);
    expect(secondsLeft({ ...work, total: 0 }, 10_000)).toBeUndefined();
    expect([
      unitsPerSecond(work, 500),
      unitsPerSecond({ ...work, units: 0 }, 5000),
      unitsPerSecond(work, 2000),
    ]).toEqual([undefined, undefined, 2500]);
  });
});

describe("an import", () => {
  const skipped = [{ line: 3, code: "fuzzy" as const, args: {}, reason: "x" }];
  const file = (name: string, units = 5) => ({ file: name, units, merged: 1, skipped });

  /** Each file is a task of its own, named after it; `ends` says how. */
  function reading(ends: Record<string, ImportReport | "fails" | "cancelled" | "needs">) {
    const { call, asked } = answering({
      memory_import: ({ paths }: { paths: string[] }) => ({ task: paths[0] }),
      memory_operations: () => ({
        operations: [{ operation: asked.length, kind: "import", at: "", units: 5, undone: false }],
      }),
    });
    const works = new Works(call);
    const steps = new Steps(call, works);
    const imports = new Imports(works, steps, call);
    const finish = async () => {
      await settled();
      const { task = "" } = works.running[0] ?? {};
      const end = ends[task];
      if (end === "fails") works.hear({ event: "task-failed", task, error: { ...cancelled, code: "import-failed" } });
      else if (end === "needs")
        works.hear({
          event: "task-failed",
          task,
          error: { ...cancelled, code: "import-failed", args: { needs: "languages" } },
        });
      else if (end === "cancelled") works.hear({ event: "task-failed", task, error: cancelled });
      else if (end) works.hear({ event: "task-imported", task, report: end });
      await settled();
    };
    return { imports, works, steps, asked, finish };
  }

  test("reads one file after the other, and a broken one takes nothing from the others", async () => {
    const it = reading({
      "a.tmx": { files: [file("a.tmx")] },
      "b.tmx": "fails",
      "c.tmx": { files: [file("c.tmx", 2)] },
    });
    const reading_ = it.imports.read("m", ["a.tmx", "b.tmx", "c.tmx"], { from: null, to: null });
    await settled();
    expect(it.works.running.map(({ names, waiting }) => [names, waiting])).toEqual([[["a.tmx"], 2]]);
    for (let at = 0; at < 3; at++) await it.finish();
    const { imported } = await reading_;
    expect(imported?.failed.map(({ path, error }) => [path, error.code])).toEqual([["b.tmx", "import-failed"]]);
    expect(imported && sums(imported.report)).toEqual({ units: 7, merged: 2, skipped: 2 });
    expect([imported?.steps.length, it.imports.ended.length]).toEqual([2, 1]);
    // Ctrl+Z takes no import back.
    expect(it.steps.canUndo).toBe(false);
    it.imports.putAway(imported?.id ?? -1);
    expect(it.imports.ended).toEqual([]);
  });

  test("that is stopped reads no further file, and keeps what was read before", async () => {
    const it = reading({ "a.tmx": { files: [file("a.tmx")] }, "b.tmx": "cancelled" });
    const reading_ = it.imports.read("m", ["a.tmx", "b.tmx", "c.tmx"], { from: null, to: null });
    await it.finish();
    await it.finish();
    expect((await reading_).imported?.report.files.map((one) => one.file)).toEqual(["a.tmx"]);
    expect(it.asked.filter(({ command }) => command === "memory_import").length).toBe(2);
  });

  test("that is stopped at once was none", async () => {
    const it = reading({ "a.tmx": "cancelled" });
    const reading_ = it.imports.read("m", ["a.tmx"], { from: null, to: null });
    await it.finish();
    expect([await reading_, it.imports.ended]).toEqual([{ needing: [] }, []]);
  });

  test("says which files need their languages said, and reads the others", async () => {
    const it = reading({ "a.csv": "needs", "b.tmx": { files: [file("b.tmx")] } });
    const reading_ = it.imports.read("m", ["a.csv", "b.tmx"], { from: null, to: null });
    await it.finish();
    await it.finish();
    const { imported, needing } = await reading_;
    expect([needing, imported?.paths, imported?.failed]).toEqual([["a.csv"], ["b.tmx"], []]);
  });

  test.each([
    ["a.PKMEMORY", true],
    ["a.tmx", false],
    ["pkmemory", false],
  ])("%s is a memory of ours: %s", (path, is) => expect(isMemory(path)).toBe(is));
});

describe("copies", () => {
  const copy = { path: "/b/1", kind: "backup" as const, made: "2026-01-01T00:00:00Z", bytes: 10, units: 3 };

  function copies(answers: Parameters<typeof answering>[0] = {}) {
    const { call, asked } = answering({
      memory_backups: () => ({ folder: "/b", backups: [copy] }),
      memory_restore: () => ({ task: "r" }),
      memory_recover: () => ({ task: "c" }),
      ...answers,
    });
    const works = new Works(call);
    return { copies: new Copies("m", "Press", call, works, new Preferences(call)), works, asked };
  }

  test("are put back, and the list is shown anew", async () => {
    const it = copies();
    const restoring = it.copies.restore("/b/1");
    await settled();
    expect(it.copies.busy).toBe(true);
    it.works.hear({ event: "task-restored", task: "r", restored: { kept: "/b/2", units: 3 } });
    await restoring;
    expect([it.copies.restored, it.copies.list, it.copies.busy]).toEqual([{ kept: "/b/2", units: 3 }, [copy], false]);
  });

  test("that cannot be put back say why, though the list could be read", async () => {
    const it = copies({ memory_restore: failing("backup-unusable") });
    await it.copies.restore("/b/1");
    expect([it.copies.error?.code, it.copies.list, it.copies.restored]).toEqual(["backup-unusable", [copy], undefined]);
  });

  test("go where a person says, unless that was left or is refused", async () => {
    let picked: string | null = "/stick";
    const it = copies({ pick_folder: () => ({ path: picked }), settings_save: (settings: unknown) => settings });
    await it.copies.choose();
    expect([it.copies.elsewhere, it.copies.moved, it.copies.error]).toEqual([true, true, undefined]);
    picked = null;
    await it.copies.choose();
    expect([it.copies.elsewhere, it.copies.moved]).toEqual([true, false]);
    await it.copies.own();
    expect([it.copies.elsewhere, it.copies.moved]).toEqual([false, true]);
    const refused = copies({ pick_folder: () => ({ path: "/x" }), settings_save: failing("place-read-only") });
    await refused.copies.choose();
    expect([refused.copies.elsewhere, refused.copies.moved]).toEqual([false, false]);
    expect(refused.copies.error?.code).toBe("place-read-only");
  });

  test("are one piece of work at a time", async () => {
    const it = copies();
    void it.copies.recover();
    await settled();
    await it.copies.restore("/b/1");
    expect(it.asked.map(({ command }) => command)).toEqual(["memory_recover"]);
    it.works.hear({
      event: "task-recovered",
      task: "c",
      recovered: { units: 9, deleted: 0, unreadable_bytes: 0, kept: "/x" },
    });
    await settled();
    expect(it.copies.recovered?.units).toBe(9);
  });

  test.each([
    [0, "0 bytes"],
    [999, "999 bytes"],
    [1000, "1 kB"],
    [8_421_376, "8.421376 MB"],
    [5_000_000_000_000, "5,000 GB"],
  ])("%i is %s", (bytes, said) => {
    const { id, value } = size(bytes);
    expect(t(id, { value: value.toLocaleString("en", { maximumFractionDigits: 6 }) })).toBe(said);
  });
});
