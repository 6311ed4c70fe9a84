// The memory screen in a real browser: a million units, keys alone, and states that are hard to bring about with the real program.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { AppError, Theme } from "../../src/api/contract.gen";
import type { FakeHost } from "../fake-host";
import { STATISTICS } from "../fake-memory";
import { faults } from "./axe";
import { onFakeHost } from "./on-fake-host";
import type { Size } from "./window";

const openOnFake = onFakeHost();

let page: Page;
let host: FakeHost;

async function open(prepare?: (host: FakeHost) => void, size?: Size): Promise<void> {
  ({ page, host } = await openOnFake(prepare, size));
  await page.locator("h1").first().waitFor();
  await button("Memory").click();
  await rows().first().waitFor();
}

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const rows = () => page.locator("[data-unit]");
const grid = () => page.locator("[role=grid]");
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** No person is as quick as a test: the view learns of a selection a moment after it was made. */
async function emptyTarget(): Promise<void> {
  await page.locator(".target-text").waitFor();
  await page.waitForTimeout(100);
  await press("Control+a");
  await page.waitForTimeout(100);
  await press("Delete");
}

const asked = (command: string) => host.calls.filter((call) => call.command === command).map((call) => call.request);
const fails =
  (code: AppError["code"], args: AppError["args"] = {}) =>
  () => {
    throw { code, message: "", hint: "", args } satisfies AppError;
  };

/** The row that keys act on, as assistive technology is told. */
const current = () =>
  page.evaluate(() => {
    const id = document.querySelector("[role=grid]")?.getAttribute("aria-activedescendant");
    return id ? Number(document.getElementById(id)?.getAttribute("aria-rowindex")) - 2 : undefined;
  });
const isFocused = (selector: string) => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);

/** Whether the rows in sight follow each other without gap or overlap, and the current one is whole in sight. */
const layout = () =>
  page.evaluate(() => {
    const scroller = document.querySelector("[role=grid]");
    if (!scroller) return undefined;
    const view = scroller.getBoundingClientRect();
    const boxes = [...scroller.querySelectorAll("[role=row][id]")].map((row) => ({
      id: row.id,
      box: row.getBoundingClientRect(),
    }));
    const inSight = boxes.filter(({ box }) => box.bottom > view.top && box.top < view.bottom);
    const gaps = inSight.slice(1).map(({ box }, at) => box.top - (inSight[at]?.box.bottom ?? 0));
    const own = boxes.find(({ id }) => id === scroller.getAttribute("aria-activedescendant"))?.box;
    return {
      drawn: boxes.length,
      gap: Math.max(0, ...gaps.map(Math.abs)),
      covered:
        (inSight[0]?.box.top ?? Infinity) <= view.top + 1 && (inSight.at(-1)?.box.bottom ?? 0) >= view.bottom - 1,
      whole: own !== undefined && own.top >= view.top - 1 && own.bottom <= view.bottom + 1,
    };
  });

describe("a million units", () => {
  async function openReports() {
    await open();
    await page.locator("[data-memory=reports]").click();
    await page.getByText("1,048,576 segments", { exact: true }).waitFor();
    await grid().focus();
  }

  test("are walked from end to end, and few are drawn", async () => {
    await openReports();
    await press("End");
    await expect.poll(current).toBe(1_048_575);
    await expect.poll(async () => (await layout())?.whole).toBe(true);
    await press("PageUp", "ArrowUp");
    expect(await current()).toBeLessThan(1_048_570);
    await press("Home");
    await expect.poll(current).toBe(0);
    await expect.poll(async () => await layout()).toMatchObject({ whole: true, covered: true });
    expect((await layout())?.drawn).toBeLessThan(60);
    expect(await grid().getAttribute("aria-rowcount")).toBe("1048577");
  });

  test("are wheeled through without gaps or overlaps, in the middle too", async () => {
    await openReports();
    await page.evaluate(() => {
      const scroller = document.querySelector("[role=grid]");
      if (scroller) scroller.scrollTop = scroller.scrollHeight / 2;
    });
    await page.waitForTimeout(400);
    const first = () =>
      page.evaluate(() => {
        const view = document.querySelector("[role=grid]")?.getBoundingClientRect();
        const seen = [...document.querySelectorAll("[role=row][id]")].find(
          (row) => row.getBoundingClientRect().bottom > (view?.top ?? 0),
        );
        return Number(seen?.getAttribute("aria-rowindex")) - 2;
      });
    await expect.poll(first).toBeGreaterThan(500_000);
    const before = await first();
    await grid().hover();
    for (let turn = 0; turn < 30; turn++) {
      await page.mouse.wheel(0, 240);
      if (turn % 10 === 9) expect((await layout())?.gap).toBeLessThan(1.5);
    }
    await page.waitForTimeout(400);
    const moved = (await first()) - before;
    expect(moved).toBeGreaterThan(80);
    expect(moved).toBeLessThan(140);
    await expect.poll(async () => (await layout())?.covered).toBe(true);
  });

  test("do not lose the keyboard when the current row is far out of sight", async () => {
    await openReports();
    await press("ArrowDown", "ArrowDown");
    await page.evaluate(() => {
      const scroller = document.querySelector("[role=grid]");
      if (scroller) scroller.scrollTop = scroller.scrollHeight;
    });
    await page.waitForTimeout(300);
    await press("ArrowDown");
    await expect.poll(current).toBe(3);
    expect((await layout())?.whole).toBe(true);
  });
});

describe("units", () => {
  test("are found as one types, edited with chips, deleted, and each is taken back", async () => {
    await open();
    await press("Control+f");
    await page.keyboard.type("besluit");
    await page.getByText("1 of 12,432, in 0.4 ms").waitFor();
    expect(await page.locator("mark").first().innerText()).toBe("besluit");
    await press("ArrowDown");
    expect(await isFocused("[role=grid]")).toBe(true);
    await press("Enter");
    const target = page.locator(".target-text");
    await target.waitFor();
    expect(await target.locator(".chip").count()).toBe(2);
    await press("Control+End");
    await page.keyboard.type(" Again.");
    await press("Control+Enter");
    const edited = "This decision is part of a <1>larger plan</1>. Again.";
    await expect.poll(() => asked("unit_update")).toEqual([{ memory: "press", unit: 2, target: edited }]);
    await expect.poll(() => isFocused("[role=grid]")).toBe(true);
    await expect.poll(() => rows().first().innerText()).toContain("Again.");
    await press("Delete");
    await page.getByText("The segment was deleted.").waitFor();
    await page.getByText("Nothing found").waitFor();
    await press("Control+z");
    await expect.poll(() => asked("memory_undo").length).toBe(1);
    await rows().first().waitFor();
    await press("Control+z");
    await expect.poll(() => asked("memory_undo").length).toBe(2);
    await expect.poll(() => rows().first().innerText()).not.toContain("Again.");
  });

  test("keep a text that is left by a click elsewhere, and offer one that is left with Escape again", async () => {
    await open();
    await rows().first().locator("[data-side=target]").click();
    await page.keyboard.type("X");
    await button(/^Statistics/).click();
    await expect.poll(() => asked("unit_update").length).toBe(1);
    await press("Escape");
    await grid().focus();
    await press("Enter", "Control+End");
    await page.keyboard.type(" half");
    await press("Escape");
    expect(asked("unit_update").length).toBe(1);
    await button("Go on with it").click();
    await expect.poll(() => page.locator(".target-text").innerText()).toMatch(/ half$/);
  });

  test("are not lost when another one is pressed and the program refuses the first", async () => {
    await open((fake) => (fake.answers.unit_update = fails("disk-full")));
    await rows().first().locator("[data-side=target]").click();
    await page.waitForTimeout(100);
    await page.keyboard.type("Mine ");
    await rows().nth(3).locator("[data-side=target]").click();
    await page.locator(".editing").getByText("The disk is full.").waitFor();
    expect(await page.locator(".target-text").count()).toBe(1);
    expect(await page.locator(".target-text").innerText()).toContain("Mine ");
  });

  test("stay in the field when the program refuses them, or when they are empty", async () => {
    await open((fake) => (fake.answers.unit_update = fails("disk-full")));
    await grid().focus();
    await press("Enter");
    await emptyTarget();
    await press("Control+Enter");
    await page.getByText("An empty translation is not kept.").waitFor();
    await page.keyboard.type("Something");
    await press("Control+Enter");
    await page.locator(".editing").getByText("The disk is full.").waitFor();
    expect(await page.locator(".target-text").innerText()).toBe("Something");
  });

  test("are done again after they were taken back, by two keys and by a press", async () => {
    await open();
    await grid().focus();
    await press("Control+y");
    await page.getByText("There is nothing to do again.").waitFor();
    await press("Delete");
    await page.getByText("The segment was deleted.").waitFor();
    for (const redo of ["Control+Shift+z", "Control+y"]) {
      await press("Control+z");
      await page.getByText("The deleted segment is back.").waitFor();
      await press(redo);
      await page.getByText("The segment is gone again.").waitFor();
    }
    await press("Control+z");
    await button("Do again").click();
    await page.getByText("The segment is gone again.").waitFor();
    expect([asked("memory_undo").length, asked("memory_redo").length]).toEqual([3, 3]);
  });

  test("are mended in their source, and merging is offered where another says the same now", async () => {
    await open();
    await grid().focus();
    await press("ArrowDown", "ArrowDown", "Shift+Enter");
    const source = page.locator("[data-side=source] .target-text");
    await source.waitFor();
    expect(await source.getAttribute("aria-label")).toBe("Source, Dutch");
    expect([await source.getAttribute("lang"), await source.locator(".chip").count()]).toEqual(["nl", 2]);
    await press("Control+End");
    await page.keyboard.type(" Nu.");
    await press("Escape");
    await button("Go on with it").click();
    await expect.poll(() => source.innerText()).toMatch(/ Nu\.$/);
    await press("Control+Enter");
    const mended = "Dit besluit maakt deel uit van een <1>groter plan</1>. Nu.";
    await expect.poll(() => asked("unit_source")).toEqual([{ memory: "press", unit: 2, source: mended }]);
    await expect.poll(() => isFocused("[role=grid]")).toBe(true);
    await press("ArrowDown", "Shift+F2");
    await emptyTarget();
    await press("Control+Enter");
    await page.getByText("A segment without a source would never be found.").waitFor();
    await page.keyboard.type("De minister weigerde commentaar.");
    await press("Control+Enter");
    await page.getByText("Another segment says the same now.").waitFor();
    await button("Merge").click();
    await expect.poll(() => asked("duplicates_merge")).toEqual([{ memory: "press", unit: 3 }]);
  });

  test("show what stood around them and where they come from, row by row", async () => {
    await open();
    await grid().focus();
    await press("End", "Control+i");
    await expect.poll(async () => (await layout())?.whole).toBe(true);
    await press("Home");
    const details = page.getByRole("region", { name: "Details of this segment" });
    await details.getByText("not known").waitFor();
    await press("ArrowDown");
    await details.getByText("De minister weigerde commentaar.").waitFor();
    expect(await details.innerText()).toContain("M. de Wit");
    expect(await isFocused("[role=grid]")).toBe(true);
    await expect.poll(async () => (await layout())?.whole).toBe(true);
    await press("Control+i");
    expect(await details.count()).toBe(0);
  });

  test("are narrowed to a range of days, whichever of the two is given first", async () => {
    await open();
    await button("Date").click();
    await press("Tab");
    await page.getByLabel("From").fill("2026-02-03");
    await page.getByLabel("Up to and including").fill("2026-01-31");
    await press("Enter");
    await page.getByRole("button", { name: /^Date: 31 Jan.{3}3 Feb 2026$/ }).waitFor();
    const day = (month: number, date: number) => new Date(2026, month, date).toISOString();
    expect(asked("memory_units").at(-1)).toMatchObject({ filter: { since: day(0, 31), until: day(1, 4) } });
    await page.getByRole("button", { name: /^Date: / }).click();
    await page.getByLabel("From").fill("");
    await button("Show").click();
    await button("Date: up to and including 3 Feb 2026").waitFor();
    expect(asked("memory_units").at(-1)).toMatchObject({ filter: { since: null, until: day(1, 4) } });
    await button(/^Date: /).click();
    await page.getByLabel("From").fill("1800-01-01");
    await button("Show").click();
    await page.getByText("Give whole dates").waitFor();
    await press("Escape");
    expect(await button(/^Date: /).evaluate((chip) => chip === document.activeElement)).toBe(true);
    await button("Clear filters").click();
    await button("Date").waitFor();
  });

  test("are chosen with Shift, and what is chosen has a menu", async () => {
    await open();
    await grid().focus();
    await press("ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown");
    await page.getByText("3 segments chosen").waitFor();
    await press("Shift+F10");
    await page.getByRole("menuitem", { name: /^Delete 3 segments/ }).waitFor();
    await press("End", "Enter");
    await expect.poll(() => asked("unit_delete")).toEqual([{ memory: "press", units: [1, 2, 3] }]);
    expect(await isFocused("[role=grid]")).toBe(true);
    await expect.poll(async () => (await layout())?.gap).toBeLessThan(1.5);
  });

  test("are narrowed with chips, and all that is found is deleted after a yes", async () => {
    await open();
    await button(/contradictory/).waitFor();
    await expect.poll(() => asked("contradictions").length).toBeGreaterThan(0);
    await button("Author").click();
    await press("ArrowDown", "Enter");
    await page.getByText("8,211 of 12,432").waitFor();
    expect(asked("memory_units").at(-1)).toMatchObject({ filter: { author: "M. de Wit" } });
    await grid().focus();
    await press("Control+a", "Delete");
    await page.getByRole("dialog").waitFor();
    await button("Delete 8,211 segments").click();
    await expect.poll(() => asked("found_delete").at(-1)).toMatchObject({ memory: "press", token: "8211" });
    const operation = {
      operation: 9,
      kind: "delete",
      at: new Date().toISOString(),
      units: 8211,
      undone: false,
      redoable: false,
    } as const;
    host.emit({ event: "task-operated", task: "delete", done: { operation } });
    await page.getByText("8,211 segments were deleted.").waitFor();
    await button("Clear filters").click();
    await expect.poll(() => asked("memory_units").at(-1)).toMatchObject({ filter: { author: null } });
  });

  test("that were found by an older question are never shown for a newer one", async () => {
    await open();
    await press("Control+f");
    await page.keyboard.type("minister");
    await page.getByText("1 of 12,432").waitFor();
    await press("Control+a");
    await page.keyboard.type("zzz");
    await page.getByText("Nothing found").waitFor();
    await press("Escape");
    await page.getByText("12,432 segments", { exact: true }).waitFor();
  });
});

describe("contradictions and duplicates", () => {
  test("are settled by a digit or Enter, one after the other, and taken back", async () => {
    await open();
    await button(/42 contradictory/).click();
    await page.getByText("42 sources with different translations").waitFor();
    await expect.poll(() => isFocused("[role=listbox]")).toBe(true);
    await press("2");
    await page.getByText("41 sources with different translations").waitFor();
    await page.getByLabel("are deleted").check();
    await page.locator("[role=listbox]").focus();
    await press("ArrowDown", "Enter");
    await expect
      .poll(() => asked("contradiction_resolve"))
      .toEqual([
        { memory: "press", keep: 1, others: "retarget" },
        { memory: "press", keep: 1, others: "delete" },
      ]);
    await press("Control+z");
    await expect.poll(() => asked("memory_undo").length).toBe(1);
    await press("Escape");
    await rows().first().waitFor();
  });

  test("are merged one by one or all together", async () => {
    await open();
    await button(/7 duplicated/).click();
    await page.locator("[role=listbox] [role=option]").first().waitFor();
    await expect.poll(() => isFocused("[role=listbox]")).toBe(true);
    await press("Enter");
    await expect.poll(() => asked("duplicates_merge")).toEqual([{ memory: "press", unit: 0 }]);
    await button("Merge all").click();
    await expect.poll(() => asked("duplicates_merge_all")).toEqual([{ memory: "press" }]);
  });
});

describe("memories", () => {
  const names = () => page.locator("[data-memory] .name").allInnerTexts();

  test("are ordered with keys, and by dragging", async () => {
    await open();
    await page.locator("[data-memory=press]").focus();
    await press("Alt+ArrowDown");
    await expect.poll(names).toEqual(["Persoonlijk", "Persberichten", "Rapporten 2020 tot 2024"]);
    expect(await isFocused("[data-memory=press]")).toBe(true);
    const grip = page.locator("li", { has: page.locator("[data-memory=reports]") }).locator(".grip");
    const from = await grip.boundingBox();
    const to = await page.locator("[data-memory=own]").boundingBox();
    if (!from || !to) throw new Error("no boxes");
    await page.mouse.move(from.x + 5, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 5, from.y - 20);
    await page.mouse.move(from.x + 5, to.y + 5, { steps: 5 });
    await page.mouse.up();
    await expect.poll(names).toEqual(["Rapporten 2020 tot 2024", "Persoonlijk", "Persberichten"]);
    expect(asked("memory_order").at(-1)).toEqual({ memories: ["reports", "own", "press"] });
  });

  test("have a penalty and are used or not, by keys alone", async () => {
    await open();
    await page.locator("[role=spinbutton]").focus();
    await press("ArrowUp", "ArrowUp", "PageUp");
    await expect.poll(() => asked("memory_penalty").at(-1)).toEqual({ memory: "press", penalty: 7 });
    await page.getByLabel("Use for matches").press("Space");
    await expect.poll(() => asked("memory_use")).toEqual([{ memory: "press", used: false }]);
    await page.getByText(/written to · not used/).waitFor();
  });

  test("that are damaged are saved, and their copies are at hand", async () => {
    const error = { code: "memory-damaged", message: "", hint: "", args: { path: "/m/own.pkmemory" } } as const;
    await open((fake) => {
      fake.memory.memories = fake.memory.memories.map((known) =>
        known.memory === "own" ? { ...known, error } : known,
      );
    });
    await page.locator("[data-memory=own]").click();
    await button("Save what can be saved").first().click();
    await press("Enter");
    await expect.poll(() => asked("memory_recover")).toEqual([{ memory: "own" }]);
    const recovered = { units: 4981, deleted: 2, unreadable_bytes: 40_960, kept: "/m/own damaged.pkmemory" };
    host.emit({ event: "task-recovered", task: "recover", recovered });
    await page.getByText("4,981 segments were saved.").waitFor();
    await page.getByText("41 kB of the file could not be read.").waitFor();
    await press("Enter");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("are counted, put back from a copy, and their changes taken back", async () => {
    await open();
    await button("Statistics").click();
    await expect.poll(() => asked("memory_statistics").length).toBe(1);
    host.emit({ event: "task-counted", task: "count", statistics: STATISTICS });
    await page.getByText("181,204").waitFor();
    await press("Escape");
    await button("Copies").click();
    await button(/^Put back: yesterday/).click();
    await page.getByText("It holds 12,410 segments; the memory has 12,432 now.").waitFor();
    await press("Enter");
    await expect.poll(() => asked("memory_restore")).toEqual([{ memory: "press", backup: "/b/4.pkmemory" }]);
    host.emit({ event: "task-restored", task: "restore", restored: { kept: "/b/6.pkmemory", units: 12_410 } });
    await page.getByText("The copy is in its place, with 12,410 segments.").waitFor();
    await press("Escape");
    await grid().focus();
    await press("Delete");
    await page.getByText("The segment was deleted.").waitFor();
    await button("Changes").click();
    await button(/^Undo: One segment deleted/).click();
    await button(/^Do again: One segment deleted/).click();
    await button(/^Undo: One segment deleted/).waitFor();
    expect(asked("memory_redo")).toEqual([{ memory: "press", operation: 1 }]);
  });
});

describe("files", () => {
  const skipped = [
    { line: 12, code: "untranslated", args: {}, reason: "there is no translation" },
    { line: 15, code: "language-unknown", args: { language: "xx-<b>" }, reason: "'xx-<b>' is not a language" },
  ] as const;
  const report = { files: [{ file: "old.tmx", units: 8, merged: 1, skipped: [...skipped] }] };

  test("are read while one goes on, and the report waits", async () => {
    await open();
    host.emit({ event: "file-offered", path: "/home/m/old.tmx" });
    // What is told before the window knows the task's name is not for it.
    await button(/^Cancel: Reading old.tmx/).waitFor();
    host.emit({ event: "task-progress", task: "t1", phase: "import", done: 5, total: 10, units: 4000 });
    await page.getByText("50 % · 4,000 segments").waitFor();
    await button("Back").click();
    await button("Memory").click();
    await page.getByText("50 % · 4,000 segments").waitFor();
    host.emit({ event: "task-imported", task: "t1", report });
    await page.getByText("8 new segments").waitFor();
    await button("Report").click();
    await page.getByText("2 lines of old.tmx").click();
    await page.getByText("Line 12: there is no translation").waitFor();
    await page.getByText("Line 15: ‘xx-<b>’ is not a language").waitFor();
    expect(asked("memory_import")).toEqual([{ memory: "press", paths: ["/home/m/old.tmx"], from: null, to: null }]);
  });

  test("that end while one is elsewhere are told there, and can be looked at", async () => {
    await open();
    host.emit({ event: "file-offered", path: "/home/m/old.tmx" });
    await page.getByText("Reading old.tmx").first().waitFor();
    await button("Back").click();
    host.emit({ event: "task-imported", task: "t1", report });
    await page.getByText("The import is done: 8 new segments.").waitFor();
    await button("Go to the memory").click();
    await button("Report").waitFor();
  });

  test("are stopped, and say why they cannot be read", async () => {
    await open();
    host.emit({ event: "file-offered", path: "/home/m/old.tmx" });
    await button(/^Cancel: Reading old.tmx/).click();
    await expect.poll(() => asked("task_cancel")).toEqual([{ task: "t1" }]);
    host.emit({ event: "task-failed", task: "t1", error: { code: "cancelled", message: "", hint: "", args: {} } });
    await expect.poll(() => page.getByText("Reading old.tmx").count()).toBe(0);
    host.emit({ event: "file-offered", path: "/home/m/bad.tmx" });
    await page.getByText("Reading bad.tmx").first().waitFor();
    host.emit({
      event: "task-failed",
      task: "t1",
      error: { code: "import-failed", message: "line 3: a tag is not closed", hint: "", args: {} },
    });
    await page.getByText("bad.tmx could not be read.").waitFor();
  });

  test("that do not say their languages are asked for them", async () => {
    await open();
    host.emit({ event: "file-offered", path: "/home/m/words.csv" });
    await page.getByText("Reading words.csv").first().waitFor();
    const error = { code: "import-failed", message: "", hint: "", args: { needs: "languages" } } as const;
    host.emit({ event: "task-failed", task: "t1", error });
    await page.getByRole("heading", { name: "Which languages is this in?" }).waitFor();
    await button("Read").click();
    await expect
      .poll(() => asked("memory_import"))
      .toEqual([
        { memory: "press", paths: ["/home/m/words.csv"], from: null, to: null },
        { memory: "press", paths: ["/home/m/words.csv"], from: "nl", to: "en-GB" },
      ]);
  });

  test("that need their languages ask for them when one is back", async () => {
    await open();
    host.emit({ event: "file-offered", path: "/home/m/words.csv" });
    await page.getByText("Reading words.csv").first().waitFor();
    await button("Back").click();
    const error = { code: "import-failed", message: "", hint: "", args: { needs: "languages" } } as const;
    host.emit({ event: "task-failed", task: "t1", error });
    await page.getByText("An import waits to be told its languages.").waitFor();
    await button("Go to the memory").click();
    await page.getByRole("heading", { name: "Which languages is this in?" }).waitFor();
  });

  test("are written as the menu says", async () => {
    await open();
    await button("Export").focus();
    await press("Enter", "ArrowDown", "Enter");
    await button(/^Cancel: Writing press.csv/).waitFor();
    const step = { task: "export", done: 6216, total: 12_432, units: 6216 };
    host.emit({ event: "task-progress", phase: "export", ...step });
    await page.getByText("50 % · 6,216 segments").waitFor();
    expect(await button("Export").isDisabled()).toBe(true);
    await button("Back").click();
    await button("Memory").click();
    host.emit({ event: "task-progress", phase: "export-pack", ...step, done: 12_432 });
    await page.getByText("Packing the file").waitFor();
    host.emit({ event: "task-exported", task: "export", exported: { path: "/m/press.csv", units: 12_432 } });
    await page.getByText("12,432 segments are in press.csv.").waitFor();
    expect(asked("memory_export")).toMatchObject([
      { memory: "press", path: expect.stringMatching(/press\.csv$/) as string },
    ]);
  });
});

describe("an export", () => {
  test("is stopped without a word more", async () => {
    await open();
    await button("Export").click();
    await press("Enter");
    await button(/^Cancel: Writing press.tmx/).click();
    await expect.poll(() => asked("task_cancel")).toEqual([{ task: "export" }]);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");
    host.emit({ event: "task-failed", task: "export", error: { code: "cancelled", message: "", hint: "", args: {} } });
    await expect.poll(() => page.getByText("Writing press.tmx").count()).toBe(0);
    await expect.poll(() => button("Export").isDisabled()).toBe(false);
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});

describe("copies", () => {
  test("are put in another folder, and in the program's own again", async () => {
    await open();
    await button("Copies").click();
    await button("Another folder").click();
    await expect.poll(() => asked("settings_save").at(-1)).toMatchObject({ backup_folder: "/media/stick/copies" });
    await page.getByText(/^Copies are put in .* from now on/).waitFor();
    await button("Back to Persklaar’s folder").click();
    await expect.poll(() => asked("settings_save").at(-1)).toMatchObject({ backup_folder: "" });
    await expect.poll(() => button("Back to Persklaar’s folder").count()).toBe(0);
  });

  test("that cannot be put there stay where they are", async () => {
    await open();
    await button("Copies").click();
    host.answers.settings_save = () => {
      throw { code: "place-read-only", message: "", hint: "", args: { path: "/media/stick/copies" } };
    };
    await button("Another folder").click();
    await page.getByText("copies cannot be written or opened here.").waitFor();
    expect(await button("Back to Persklaar’s folder").count()).toBe(0);
  });
});

describe.each(["light", "dark", "contrast"] as const)("%s: no fault for assistive technology", (theme: Theme) => {
  const themed = (fake: FakeHost) => (fake.settings.theme = theme);

  test("on the list, its filters, its menu and while editing", async () => {
    await open(themed);
    await button(/contradictory/).waitFor();
    expect(await faults(page)).toEqual([]);
    await button("Document").click();
    expect(await faults(page)).toEqual([]);
    await press("Escape");
    await button("Date").click();
    expect(await faults(page)).toEqual([]);
    await press("Escape", "Control+i");
    expect(await faults(page)).toEqual([]);
    await grid().focus();
    await press("Shift+ArrowDown", "Shift+F10");
    expect(await faults(page)).toEqual([]);
    await press("Escape", "ArrowDown", "Enter");
    await emptyTarget();
    await page.getByText("2 tags are missing").waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("on groups, dialogs and cards", async () => {
    await open(themed);
    await button(/contradictory/).click();
    await page.locator("[role=option]").first().waitFor();
    expect(await faults(page)).toEqual([]);
    await press("Escape");
    for (const name of ["Copies", "Changes", "Statistics"]) {
      await button(name).click();
      await page.getByRole("dialog").waitFor();
      if (name === "Statistics") host.emit({ event: "task-counted", task: "count", statistics: STATISTICS });
      await page.waitForTimeout(150);
      expect(await faults(page), name).toEqual([]);
      await press("Escape");
    }
    host.emit({ event: "file-offered", path: "/home/m/old.tmx" });
    await page.getByText("Reading old.tmx").first().waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

test("nothing is wider than a small window", async () => {
  await open(undefined, { width: 1100, height: 700 });
  await button(/contradictory/).waitFor();
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  expect(await fits()).toBe(true);
  await button("Statistics").click();
  host.emit({ event: "task-counted", task: "count", statistics: STATISTICS });
  await page.getByText("181,204").waitFor();
  expect(await fits()).toBe(true);
});
