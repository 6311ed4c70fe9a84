// The screens' controllers, without a screen.
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { DocumentInfo, MatchCounts, Settings, UnitView } from "../../src/api/contract.gen";
import { Preferences, shownTheme } from "../../src/app/preferences.svelte";
import { locale } from "../../src/i18n";
import { Imports, secondsLeft, sums } from "../../src/memory/imports.svelte";
import { Shelf } from "../../src/memory/shelf.svelte";
import { UnitEdits } from "../../src/memory/unit-edits.svelte";
import { PAGE, UnitList } from "../../src/memory/unit-list.svelte";
import { NewJob } from "../../src/new/new-job.svelte";
import { LanguageChoice } from "../../src/parts/language-choice.svelte";
import { Endpoints, leavesComputer } from "../../src/settings/endpoints.svelte";
import { answering, failing, later, settled } from "./program";

beforeEach(() => locale.choose("en", []));

const info: DocumentInfo = {
  document: "d",
  name: "a.html",
  title: "A",
  format: "html",
  encoding: "UTF-8",
  segments: 3,
  words: 9,
  from: "nl",
  notices: [],
};
const counts = (fresh: number): MatchCounts => ({ context: 0, exact: 0, fuzzy: 0, fresh });
const unit = (number: number, target = `t${String(number)}`): UnitView => ({
  memory: "m",
  unit: number,
  from: "nl",
  to: "en",
  source: `s${String(number)}`,
  target,
  kinds: "",
  document: "",
  author: "",
  changed: "2026-01-01T00:00:00Z",
  used: 0,
  origin: "typed",
});

describe("a language field", () => {
  const check = {
    language_check: ({ tag }: { tag: string }) =>
      tag === "banana" ? failing("language-unknown", { language: tag })() : { tag, rtl: false },
  };

  test("takes a language by its name, its own name or its tag", async () => {
    for (const [typed, tag] of [
      ["germ", "de"],
      ["deutsch", "de"],
      ["zh-hant", "zh-Hant"],
      ["nds", "nds"],
    ] as const) {
      const changed = vi.fn();
      const choice = new LanguageChoice("en-GB", changed, [], answering(check).call);
      choice.type(typed);
      await choice.take();
      expect([choice.tag, choice.open]).toEqual([tag, false]);
      expect(changed).toHaveBeenCalledExactlyOnceWith(tag);
    }
  });

  test("keeps what is no language in the field, says so, and leaves the old one in force", async () => {
    const choice = new LanguageChoice("en-GB", () => undefined, [], answering(check).call);
    choice.type("banana");
    await choice.leave();
    expect([choice.tag, choice.text, choice.error?.code]).toEqual(["en-GB", "banana", "language-unknown"]);
    choice.drop();
    expect([choice.text, choice.error]).toEqual(["English (UK)", undefined]);
  });

  test("walks round its list and begins at the language in force", () => {
    const choice = new LanguageChoice("fr", () => undefined, ["fr", "de"], answering(check).call);
    choice.show();
    expect(choice.options[choice.active]?.tag).toBe("fr");
    choice.step(-1);
    expect(choice.active).toBe(choice.options.length - 1);
    choice.step(1);
    expect(choice.active).toBe(0);
  });
});

describe("a new translation", () => {
  test("shows the newest count, whichever answer comes last", async () => {
    const slow = later<MatchCounts>();
    let asked = 0;
    const { call } = answering({ document_matches: () => (asked++ === 0 ? slow.promise : counts(2)) });
    const job = new NewJob(info, { target: "fr", used: [] }, call);
    const first = job.count();
    await job.count();
    slow.give(counts(9));
    await first;
    expect(job.counts).toEqual(counts(2));
  });

  test("does not start into its own language", async () => {
    const { call, asked } = answering({});
    const job = new NewJob(info, { target: "nl", used: [] }, call);
    expect(await job.start()).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test("says why it could not start and can try again", async () => {
    let full = true;
    const { call } = answering({ job_create: () => (full ? failing("disk-full")() : { job: "j" }) });
    const job = new NewJob(info, { target: "fr", used: [] }, call);
    expect(await job.start()).toBeUndefined();
    expect([job.error?.code, job.ready]).toEqual(["disk-full", true]);
    full = false;
    expect(await job.start()).toMatchObject({ job: "j" });
  });
});

describe("settings", () => {
  const saved = (settings: Settings) => settings;

  test("hold at once and come back when they cannot be saved", async () => {
    const preferences = new Preferences(answering({ settings_save: failing("place-read-only") }).call);
    const saving = preferences.save({ ui_language: "nl" });
    expect(locale.current).toBe("nl");
    await expect(saving).rejects.toMatchObject({ code: "place-read-only" });
    expect([preferences.current.ui_language, locale.current]).toEqual([null, "en"]);
  });

  test("do not lose one of two quick changes", async () => {
    const { call, asked } = answering({ settings_save: saved });
    const preferences = new Preferences(call);
    await Promise.all([preferences.save({ text_size: 20 }), preferences.save({ author: "A" })]);
    expect(asked.at(-1)?.request).toMatchObject({ text_size: 20, author: "A" });
    expect(preferences.current).toMatchObject({ text_size: 20, author: "A" });
  });

  test("follow the system where they say so", () => {
    const system =
      (...queries: string[]) =>
      (query: string) =>
        queries.some((part) => query.includes(part));
    expect(shownTheme("system", system())).toBe("light");
    expect(shownTheme("system", system("dark"))).toBe("dark");
    expect(shownTheme("system", system("dark", "more"))).toBe("contrast");
    expect(shownTheme("light", system("dark"))).toBe("light");
  });
});

describe("the units of a memory", () => {
  test("are asked for a page at a time, each once", async () => {
    const { call, asked } = answering({
      memory_units: ({ offset }: { offset: number }) => ({ total: 1000, units: [unit(offset)], micros: 5 }),
    });
    const list = new UnitList(call);
    list.show("m");
    await settled();
    list.want(90, 210);
    list.want(95, 215);
    await settled();
    expect(asked.map(({ request }) => (request as { offset: number }).offset)).toEqual([0, PAGE, 2 * PAGE]);
    expect([list.total, list.at(PAGE)?.unit, list.at(5 * PAGE)]).toEqual([1000, PAGE, undefined]);
  });

  test("show the finds of the last words, though an older answer comes later", async () => {
    vi.useFakeTimers();
    const slow = later<unknown>();
    const { call } = answering({
      memory_units: ({ filter }: { filter: { words: string } }) =>
        filter.words === "a" ? slow.promise : { total: 1, units: [unit(7)], micros: 5 },
    });
    const list = new UnitList(call);
    list.show("m", "a");
    list.search("ab");
    await vi.runAllTimersAsync();
    slow.give({ total: 99, units: [unit(1)], micros: 5 });
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect([list.total, list.at(0)?.unit]).toEqual([1, 7]);
  });

  test("are edited in place, deleted, and brought back in turn", async () => {
    const { call, asked } = answering({
      memory_units: () => ({ total: 2, units: [unit(1), unit(2)], micros: 5 }),
      unit_update: ({ unit: number, target }: { unit: number; target: string }) => unit_(number, target),
      unit_delete: () => ({}),
      unit_restore: () => ({}),
    });
    const unit_ = unit;
    const list = new UnitList(call);
    const edits = new UnitEdits(list, call);
    list.show("m");
    await settled();
    edits.begin(unit(1));
    edits.text = "new";
    expect(await edits.save(unit(1))).toBe(true);
    expect([list.at(0)?.target, edits.editing]).toEqual(["new", undefined]);
    await edits.remove(unit(2));
    expect(await edits.undo()).toBe("memory-undone-delete");
    expect(await edits.undo()).toBe("memory-undone-edit");
    expect(await edits.undo()).toBeUndefined();
    const changes = asked
      .filter(({ command }) => command.startsWith("unit_"))
      .map(({ command, request }) => [command, request]);
    expect(changes).toEqual([
      ["unit_update", { memory: "m", unit: 1, target: "new" }],
      ["unit_delete", { memory: "m", units: [2] }],
      ["unit_restore", { memory: "m", units: [2] }],
      ["unit_update", { memory: "m", unit: 1, target: "t1" }],
    ]);
  });

  test("keep a text that was refused in its field", async () => {
    const { call } = answering({
      memory_units: () => ({ total: 1, units: [unit(1)], micros: 5 }),
      unit_update: failing("target-malformed"),
    });
    const edits = new UnitEdits(new UnitList(call), call);
    edits.begin(unit(1));
    edits.text = "<1>";
    expect(await edits.save(unit(1))).toBe(false);
    expect([edits.editing, edits.text, edits.error?.code]).toEqual([1, "<1>", "target-malformed"]);
  });
});

describe("an import", () => {
  const report = { files: [{ file: "a.tmx", units: 5, merged: 1, skipped: [{ line: 3, reason: "x" }] }] };

  test("is followed from its start to its report", async () => {
    const imports = new Imports(answering({ memory_import: () => ({ task: "t" }) }).call, () => 0);
    await imports.start("m", ["a.tmx"], { from: null, to: null });
    imports.hear({ event: "task-progress", task: "t", phase: "import", done: 5, total: 10 });
    expect(imports.running[0]).toMatchObject({ done: 5, total: 10 });
    imports.hear({ event: "task-imported", task: "t", report });
    expect([imports.running.length, imports.report && sums(imports.report)]).toEqual([
      0,
      { units: 5, merged: 1, skipped: 1 },
    ]);
  });

  test("that ends before its start was answered is not shown for ever", async () => {
    const started = later<{ task: string }>();
    const imports = new Imports(answering({ memory_import: () => started.promise }).call);
    const start = imports.start("m", ["a.tmx"], { from: null, to: null });
    imports.hear({ event: "task-imported", task: "t", report });
    started.give({ task: "t" });
    await start;
    expect([imports.running.length, imports.report]).toEqual([0, report]);
  });

  test("that was cancelled is no failure", async () => {
    const imports = new Imports(answering({ memory_import: () => ({ task: "t" }), task_cancel: () => ({}) }).call);
    await imports.start("m", ["a.tmx"], { from: null, to: null });
    await imports.cancel("t");
    imports.hear({ event: "task-failed", task: "t", error: { code: "cancelled", message: "", hint: "", args: {} } });
    expect([imports.running.length, imports.error]).toEqual([0, undefined]);
  });

  test("guesses the time that is left only when there is something to go by", () => {
    const work = { task: "t", memory: "m", paths: [], done: 25, total: 100, began: 0 };
    expect(secondsLeft(work, 1000)).toBeUndefined();
    expect(secondsLeft(work, 10_000)).toBe(30);
    expect(secondsLeft({ ...work, total: 0 }, 10_000)).toBeUndefined();
  });
});

describe("the list of memories", () => {
  const memory = (id: string, receives = false) => ({
    memory: id,
    name: id,
    path: `/m/${id}.pkmemory`,
    units: 0,
    pairs: [],
    receives,
    writable: true,
    error: null,
  });

  test("shows the one that receives first, and a new one when it arrives", async () => {
    const { call } = answering({
      memory_list: () => ({ memories: [memory("a"), memory("b", true)] }),
      memory_create: () => ({ memories: [memory("a"), memory("b", true), memory("c")] }),
    });
    const shelf = new Shelf(call);
    await shelf.load();
    expect(shelf.chosen).toBe("b");
    await shelf.create("c");
    expect(shelf.chosen).toBe("c");
  });

  test("suggests a TMX beside the memory, and writes nothing when the dialog is left", async () => {
    const { call, asked } = answering({
      memory_list: () => ({ memories: [memory("a")] }),
      pick_save: () => ({ path: null }),
    });
    const shelf = new Shelf(call);
    await shelf.load();
    expect(await shelf.exportTmx()).toBeUndefined();
    expect(asked.map(({ request }) => request)).toEqual([{}, { suggested: "/m/a.tmx" }]);
  });
});

describe("services for machine translation", () => {
  test("are stored with their key, which the window then forgets, and are tested at once", async () => {
    const { call, asked } = answering({
      endpoint_save: () => ({ endpoints: [] }),
      endpoint_check: failing("mt-unreachable"),
    });
    const endpoints = new Endpoints(call);
    endpoints.begin();
    Object.assign(endpoints.form ?? {}, { name: " Huis ", url: " https://mt.example ", key: "geheim" });
    await endpoints.save();
    await settled();
    expect(asked[0]?.request).toEqual({
      name: "Huis",
      kind: "libretranslate",
      url: "https://mt.example",
      key: "geheim",
    });
    expect([endpoints.form, endpoints.tested["Huis"]?.state]).toEqual([undefined, "failed"]);
  });

  test("keep the form when the address is refused", async () => {
    const endpoints = new Endpoints(answering({ endpoint_save: failing("endpoint-invalid") }).call);
    endpoints.begin();
    await endpoints.save();
    expect([endpoints.form !== undefined, endpoints.formError?.code]).toEqual([true, "endpoint-invalid"]);
  });

  test.each([
    ["http://localhost:2737", false],
    ["http://127.0.0.1:5000/", false],
    ["http://[::1]:5000", false],
    ["https://mt.example", true],
    ["https://127.0.0.1.example", true],
    ["half an address", true],
  ])("%s: does text leave the computer? %s", (url, leaves) => expect(leavesComputer(url)).toBe(leaves));
});
