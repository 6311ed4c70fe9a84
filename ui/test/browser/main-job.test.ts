// The main job in a real browser on the real program: from the sample to an exported page, the memory, the settings, and what
// goes wrong. Needs the test host (`cargo build -p persklaar-tests --bin test-host`).
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { faults } from "./axe";
import { RealHost, realHostPath } from "./real-host";
import { browser, openWindow } from "./window";

const SAMPLES = new URL("../../../samples/", import.meta.url).pathname;
const built = realHostPath() !== undefined;
if (!built) console.log("The test host is not built; the flows on the real program are skipped.");

let chromium: Browser;
let host: RealHost;
let page: Page;
let complaints: string[];
let context: BrowserContext;

async function open(): Promise<void> {
  ({ page, complaints } = await openWindow(chromium, host.url));
  context = page.context();
  await page.locator("h1").first().waitFor();
}

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const target = () => page.locator(".target-text");

describe.skipIf(!built)("on the real program", () => {
  beforeAll(async () => {
    chromium = await browser();
  });
  afterAll(() => chromium.close());
  beforeEach(async () => {
    host = await RealHost.make();
    await open();
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await context.close();
    await host.remove();
  });

  async function startSample(): Promise<void> {
    await button("Try it").click();
    await page.getByText(/\d+ segments? the same|None the same/).waitFor();
    await page.keyboard.press("Enter");
    await target().waitFor();
  }

  test("the sample is translated with keys alone, survives a kill, and is exported with its proof", async () => {
    await startSample();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Zeeland creeks fail the swimming standard");
    // Half a second after the last key nothing may be lost any more.
    await page.waitForTimeout(500);
    await host.kill();
    await context.close();
    await host.start();
    await open();
    await page.locator(".recent .open").first().click();
    await target().waitFor();
    expect(await target().innerText()).toBe("Zeeland creeks fail the swimming standard");
    await page.keyboard.press("Control+Enter");
    await page.keyboard.press("Control+Shift+E");
    await page.getByRole("dialog").waitFor();
    await page.getByLabel("mark it").check();
    await button("Export all the same").click();
    await page.getByText(/^Proved:|Proved:/).waitFor();
    await button("Open in browser").click();
    await expect.poll(async () => (await host.opened()).length).toBe(1);
    const [written = ""] = await host.opened();
    const html = await readFile(written, "utf8");
    expect(html).toContain("Zeeland creeks fail the swimming standard");
    expect(html).toContain('lang="en-GB"');
    expect(html).toContain('<mark lang="nl">');
  });

  const grid = () => page.locator("[role=grid]");
  const units = () => page.locator("[data-unit]");
  const found = () => page.locator(".find .found").innerText();

  async function openMemory(): Promise<void> {
    await button("Memory").click();
    await page.getByText("This memory is still empty").waitFor();
    await host.tell("offer", join(SAMPLES, "memory.tmx"));
    await page.getByText(/^\d+ new segments/).waitFor();
    await units().first().waitFor();
  }

  test("the sample's memory is searched, edited with chips, deleted from, taken back and exported", async () => {
    await startSample();
    await button("Back to the first screen").or(page.locator(".top button").first()).first().click();
    await button("Memory").click();
    await page.getByRole("button", { name: /^Sample/ }).click();
    await units().first().waitFor();
    await page.locator("input[type=search]").fill("water");
    await page.getByText(/^\d+ of \d+, in /).waitFor();
    const before = await found();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await target().waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Kept.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => target().count()).toBe(0);
    expect(await units().first().innerText()).toContain(" Kept.");
    await page.keyboard.press("Delete");
    await page.getByText("The segment was deleted.").waitFor();
    await expect.poll(found).not.toBe(before);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await found()).replace(/,.*/, "")).toBe(before.replace(/,.*/, ""));
    await page.keyboard.press("Control+z");
    await expect.poll(() => units().first().innerText()).not.toContain(" Kept.");
    await host.tell("pick", join(host.data, "out.tmx"));
    await button("Export").click();
    await page.keyboard.press("Enter");
    await page.getByText(/segments are in out\.tmx/).waitFor();
    expect(await readFile(join(host.data, "out.tmx"), "utf8")).toContain("<tmx");
  });

  test("a TMX that is dropped on the memory is read, reported on, and taken back", async () => {
    await openMemory();
    await button("Report").click();
    await page
      .getByRole("dialog")
      .getByText(/new segments/)
      .waitFor();
    expect(await faults(page)).toEqual([]);
    await button("Take the import back").click();
    await page.getByText("This memory is still empty").waitFor();
  });

  test("contradictions are found and settled by a key, and come back", async () => {
    await openMemory();
    const table = join(host.data, "twice.tsv");
    await writeFile(table, "De brug is open.\tThe bridge is open.\nDe brug is open.\tThe bridge has opened.\n");
    await host.tell("offer", table);
    await button("Read").click();
    await page.getByText("twice.tsv was read").waitFor();
    await page.getByRole("button", { name: /1 contradictory/ }).click();
    await page.locator("[role=option]").first().waitFor();
    const targets = await page.locator("[role=option] .text").allInnerTexts();
    expect(targets.sort()).toEqual(["The bridge has opened.", "The bridge is open."]);
    await page.keyboard.press("1");
    await page.getByText("Nothing contradicts itself here").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("1 source with different translations").waitFor();
    await page.keyboard.press("Escape");
    await grid().waitFor();
  });

  test("a copy of a memory is made and put back, and what was lost since is there again", async () => {
    await openMemory();
    const before = await found();
    await button("Copies").click();
    await button("Make a copy now").click();
    await page.getByRole("button", { name: /^Put back:/ }).waitFor();
    await page.keyboard.press("Escape");
    await grid().focus();
    await page.keyboard.press("Delete");
    await expect.poll(found).not.toBe(before);
    await button("Copies").click();
    await page.getByRole("button", { name: /^Put back:/ }).click();
    await page.keyboard.press("Enter");
    await page.getByText(/^The copy is in its place/).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(found).toBe(before);
  });

  test("what is no release, no language or no memory is said, and nothing is lost", async () => {
    const picture = join(host.data, "foto.png");
    await writeFile(picture, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    await host.tell("offer", picture);
    await page.getByText("foto.png is not a release that Persklaar can read.").waitFor();
    await writeFile(join(host.data, "leeg.html"), "");
    await host.tell("offer", join(host.data, "leeg.html"));
    await page.getByText("leeg.html holds no text to translate.").waitFor();
    await writeFile(join(host.data, "nul.persklaar"), "");
    await host.tell("offer", join(host.data, "nul.persklaar"));
    await page.getByText("is not a Persklaar translation.").waitFor();
    await host.tell("offer", join(host.data, "weg.html"));
    await page.getByText("weg.html is not there any more.").waitFor();
    await host.tell("offer", join(SAMPLES, "release.txt"));
    await page.locator("#to").fill("banana");
    await page.keyboard.press("Tab");
    await page.getByText("“banana” is not a registered language.").waitFor();
  });

  test("the language, the colours and a service are kept until the next start", async () => {
    await button("Settings").click();
    await page.getByLabel("Dark", { exact: true }).check();
    await button("Add a service").click();
    await page.keyboard.type("Huis");
    await page.getByLabel("Address").fill("http://127.0.0.1:9");
    await page.keyboard.press("Enter");
    await page.getByText("The text stays on this computer.").waitFor();
    await page.getByText(/cannot be reached|does not answer/).waitFor();
    await page.getByLabel("Language of this program").selectOption("nl");
    await page.getByRole("heading", { name: "Uiterlijk" }).waitFor();
    await context.close();
    await host.kill();
    await host.start();
    await open();
    await page.getByText("Welk bericht vertalen we?").waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    await button("Instellingen").click();
    await page.getByText("Huis", { exact: true }).waitFor();
  });

  test("an address that is neither https nor on this computer is refused", async () => {
    await button("Settings").click();
    await button("Add a service").click();
    await page.keyboard.type("Ver");
    await page.getByLabel("Address").fill("http://mt.example");
    await page.keyboard.press("Enter");
    await page.getByText("This address cannot be used.").waitFor();
  });
});
