// The editor in a real browser: what only a browser knows, such as carets, focus, input methods and heights.
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { JobView } from "../../src/api/contract.gen";
import { FRAGMENTS, longJob, testJob } from "../editor/job";
import { TestProgram } from "../editor/program";
import { FakeHost } from "../fake-host";
import { browser, openWindow } from "./window";

const DIST = process.env["UI_DIST"] ?? new URL("../../dist", import.meta.url).pathname;

let chromium: Browser;
let page: Page;
let complaints: string[];
let program: TestProgram;
let host: FakeHost;
let stop: (() => void) | undefined;

beforeAll(async () => {
  chromium = await browser();
});
afterAll(async () => {
  stop?.();
  await chromium.close();
});
beforeEach(() => open(testJob()));

async function open(job: JobView, theme: "light" | "dark" | "contrast" = "light"): Promise<void> {
  stop?.();
  host = new FakeHost(DIST);
  host.settings.theme = theme;
  program = new TestProgram(job);
  Object.assign(host.answers, program.answers, { job_open: () => job });
  const served = await host.listen();
  stop = () => served.stop();
  ({ page, complaints } = await openWindow(chromium, served.url));
  await page.locator(".recent .open").first().click();
  await page.locator(".target-text").waitFor();
}

const target = async () => (await page.locator(".target-text").innerText()).replaceAll("\n", "");
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const activate = (segment: number) => page.locator(`[data-segment="${String(segment)}"] .source`).click();
const stored = (segment: number) => program.segment(segment).target;

test("typing, confirming and undoing with keys alone", async () => {
  await press("End");
  await page.keyboard.type(".");
  await press("Control+Enter");
  expect(await target()).toBe("In practice, no fine has ever been imposed.");
  await expect.poll(() => program.segment(9).state).toBe("confirmed");
  expect(stored(9)).toMatch(/says\.$/);
  await press("Control+z");
  await expect.poll(() => program.segment(9).state).toBe("draft");
  await expect.poll(target).toMatch(/says\.$/);
  expect(complaints).toEqual([]);
});

test("Home right after a confirm is the start of the next segment", async () => {
  // Within 200 ms of a focus ProseMirror would take the jump back, were its field not reset; see the editing view.
  await press("Control+Enter", "Home");
  await page.keyboard.type("X ");
  expect(await target()).toBe("X In practice, no fine has ever been imposed.");
});

test("a click puts the caret at the character that was clicked", async () => {
  const box = await page.locator('[data-segment="10"] [data-side=target] span').first().boundingBox();
  if (!box) throw new Error("no text");
  await page.mouse.click(box.x + 1, box.y + box.height / 2);
  await page.keyboard.type("|");
  expect(await target()).toBe("|In practice, no fine has ever been imposed.");
});

test("tags are put round words, marked, taken away in pairs and brought back", async () => {
  await activate(14);
  await page.keyboard.type("the timetable");
  for (let step = 0; step < 9; step += 1) await press("Shift+ArrowLeft");
  await press("Control+t", "End");
  await expect.poll(() => stored(14)).toBe("the <1>timetable</1>");
  await press("Backspace");
  expect(await page.locator(".chip-marked").count()).toBe(2);
  await press("Backspace");
  await expect.poll(() => stored(14)).toBe("the timetable");
  await press("Control+z");
  await expect.poll(() => stored(14)).toBe("the <1>timetable</1>");
  await page.getByRole("button", { name: /Regeleinde/ }).click();
  await expect.poll(() => stored(14)).toBe("the <1>timetable</1><3/>");
});

test("pasted markup leaves words only", async () => {
  await activate(11);
  await page.locator(".target-text").evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      "<p>one <b>two</b></p><p>three<img src=x onerror=alert(1)></p><span data-tag=9 data-half=open>9</span>",
    );
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(async () => (await target()).trim()).toMatch(/^one two three/);
  expect(await page.locator(".target-text img:not(.ProseMirror-separator), .target-text .chip").count()).toBe(0);
});

test("an input method is left alone between its keys", async () => {
  await activate(11);
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await page.waitForTimeout(600);
  await session.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.insertText", { text: "日本" });
  await expect.poll(() => stored(11)).toBe("日本");
});

test("a match and the machine are taken by number, the machine after a question", async () => {
  program.endpoints = [
    {
      name: "apy",
      kind: "apertium",
      url: "http://127.0.0.1:2737",
      host: "127.0.0.1",
      loopback: true,
      has_key: false,
      key_for_session: false,
    },
  ];
  await page.locator(".card").first().waitFor();
  await press("Control+1");
  await expect.poll(() => program.segment(9).origin).toBe("92");
  await press("Control+m");
  await page.locator("dialog .choice").click();
  await page.locator(".machine .target").waitFor();
  await press("Control+3");
  await expect.poll(() => program.segment(9).origin).toBe("mt");
});

test("what was replaced in a match is marked until somebody types in it, and the memory's own text is a key away", async () => {
  await page.locator(".card").first().waitFor();
  expect(await page.locator(".card .replaced").textContent()).toContain("15,000");
  await press("Control+1");
  const mark = page.locator(".target-text .replaced");
  await expect.poll(() => mark.textContent()).toBe("15,000");
  expect(await mark.getAttribute("title")).toContain("10.000 → 15.000");
  await expect.poll(() => program.segment(9).needs_look).toBe(true);
  await press("Home");
  await page.keyboard.type("x");
  expect(await mark.textContent()).toBe("15,000");
  await mark.click();
  await page.keyboard.type("9");
  expect(await mark.count()).toBe(0);
  await press("Control+Shift+1");
  await expect.poll(target).toContain("10,000");
  expect(await mark.count()).toBe(0);
  await expect.poll(() => program.segment(9).needs_look).toBe(false);
});

test("F6 goes round the window, Esc comes back, Ctrl+K takes the selection along", async () => {
  const inText = () => page.evaluate(() => document.activeElement?.classList.contains("target-text"));
  expect(await inText()).toBe(true);
  for (let step = 0; step < 4; step += 1) await press("F6");
  expect(await inText()).toBe(true);
  await press("End", "Control+Shift+ArrowLeft", "Control+k");
  await expect.poll(() => page.locator("input[type=search]").inputValue()).toBe("says");
  await press("Escape");
  expect(await inText()).toBe(true);
});

test("ten thousand segments: few rows in the page, the active one always, typing draws no other", async () => {
  await open(longJob(10_000));
  expect(await page.locator("[data-segment]").count()).toBeLessThan(60);
  await page.locator(".doc").evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
  await page.waitForTimeout(300);
  expect(await page.locator("[data-segment]").count()).toBeLessThan(80);
  const changed = await page.evaluate(() => {
    const seen: string[] = [];
    const watch = new MutationObserver((records) => {
      for (const { target } of records) {
        const row = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>("[data-segment]");
        if (row) seen.push(row.dataset["segment"] ?? "");
      }
    });
    watch.observe(document.querySelector(".list") ?? document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(window, { seen });
    return seen.length;
  });
  expect(changed).toBe(0);
  await page.keyboard.type("abc");
  await expect.poll(() => stored(9)).toMatch(/abc$/);
  const rows = await page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)]);
  expect(rows).toEqual(["9"]);
  await press("Control+g");
  await page.keyboard.type("9000");
  await press("Enter");
  await page.keyboard.type(" far");
  await expect.poll(() => page.locator("[aria-current=true]").getAttribute("aria-posinset")).toBe("9000");
  expect(await target()).toMatch(/ far$/);
});

async function faults(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  });
}

test.each(["light", "dark", "contrast"] as const)("no serious fault for assistive technology, %s", async (theme) => {
  await open(testJob(), theme);
  program.fragments = FRAGMENTS;
  await page.locator(".card").first().waitFor();
  expect(await faults()).toEqual([]);
  await activate(10);
  await page.locator(".card.fragment").first().waitFor();
  expect(await faults()).toEqual([]);
});

test("parts of a sentence are offered where there is no match, and go where the caret is", async () => {
  program.fragments = FRAGMENTS;
  await activate(10);
  const cards = page.locator(".card.fragment");
  await expect.poll(() => cards.count()).toBe(3);
  expect(await cards.locator("mark").allInnerTexts()).toEqual(["een trein laten"]);
  expect(await cards.locator(".take").count()).toBe(2);
  await press("Control+a", "Delete");
  await page.keyboard.type("Even");
  await press("Control+2");
  expect(await target()).toBe("Even the regulator");
  await cards.first().locator(".take").click();
  expect(await target()).toBe("Even the regulator without replacement transport");
  await expect.poll(() => stored(10)).toBe("Even the regulator without replacement transport");
  expect(complaints).toEqual([]);
});
