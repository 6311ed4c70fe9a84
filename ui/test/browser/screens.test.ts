// Every screen but the editor in a real browser, with states that are hard to bring about with the real program.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { AppError, Theme } from "../../src/api/contract.gen";
import type { FakeHost } from "../fake-host";
import { faults } from "./axe";
import { onFakeHost } from "./on-fake-host";
import type { Size } from "./window";

const openOnFake = onFakeHost();

let page: Page;
let host: FakeHost;

async function open(prepare?: (host: FakeHost) => void, size?: Size): Promise<void> {
  ({ page, host } = await openOnFake(prepare, size));
  await page.locator("h1").first().waitFor();
}

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const asked = (command: string) => host.calls.filter((call) => call.command === command).map((call) => call.request);
const fails =
  (code: AppError["code"], args: AppError["args"] = {}) =>
  () => {
    throw { code, message: "", hint: "", args } satisfies AppError;
  };

describe("the first screen", () => {
  test("opens a release and starts its translation with keys alone", async () => {
    await open();
    await page.keyboard.press("Control+o");
    await page.getByRole("heading", { name: /Klokkenluiders/ }).waitFor();
    await expect.poll(() => page.getByText("9 segments the same, 7 similar, 15 new.").count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.locator("[data-region]").first().waitFor();
    expect(asked("document_read")).toEqual([{ origin: { kind: "file", path: "/home/m/klokkenluiders.html" } }]);
    expect(asked("job_create")).toEqual([{ document: "d1", from: "nl", to: "en-GB", prefill: true }]);
  });

  test("takes a file that is dropped on the window, and a job likewise", async () => {
    await open();
    host.emit({ event: "file-offered", path: "/home/m/a.html" });
    await page.locator("#to").waitFor();
    host.emit({ event: "file-offered", path: "/home/m/a.persklaar" });
    await page.locator("[data-region]").first().waitFor();
    expect(asked("job_open")).toEqual([{ path: "/home/m/a.persklaar" }]);
  });

  test("tells of a memory that is damaged, and leads to it", async () => {
    await open();
    const error = { code: "memory-damaged", message: "", hint: "", args: { path: "/m/own.pkmemory" } } as const;
    host.emit({ event: "memory-damaged", memory: "own", error });
    await page.getByText("own.pkmemory is damaged.").waitFor();
    await page.getByRole("button", { name: "Memory", exact: true }).last().click();
    await page.locator("[data-memory=own]").waitFor();
  });

  test("takes pasted text anywhere", async () => {
    await open();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "Een bericht.");
      window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data }));
    });
    expect(await page.locator("#pasted").inputValue()).toBe("Een bericht.");
    await page.keyboard.press("Control+Enter");
    await page.locator("#to").waitFor();
    expect(asked("document_read")).toEqual([{ origin: { kind: "pasted", text: "Een bericht." } }]);
  });

  test("says what is wrong with a file, and stays", async () => {
    await open((fake) => (fake.answers.document_read = fails("not-a-document", { path: "/home/m/foto.png" })));
    await page.keyboard.press("Control+o");
    await page.getByText("foto.png is not a release that Persklaar can read.").waitFor();
    expect(await button("Choose a file").count()).toBe(1);
    await button("Dismiss").click();
    expect(await page.getByText("foto.png").count()).toBe(0);
  });

  test("says that a job was moved, and takes it off the list", async () => {
    await open();
    await page.getByText("No longer where it was").waitFor();
    await button("Take off the list").click();
    await expect.poll(() => page.getByText("No longer where it was").count()).toBe(0);
  });

  test("says why the program could not start", async () => {
    let start: FakeHost["answers"]["start"];
    ({ page, host } = await openOnFake((fake) => {
      start = fake.answers.start;
      fake.answers.start = fails("disk-full");
    }));
    await page.getByText("The disk is full.").waitFor();
    Object.assign(host.answers, { start });
    await button("Try again").click();
    await page.locator(".recent").waitFor();
  });
});

describe("a new translation", () => {
  test("takes a language by name or tag and says when it is none", async () => {
    await open();
    await page.keyboard.press("Control+o");
    await page.locator("#to").fill("banana");
    await page.keyboard.press("Tab");
    await page.getByText("“banana” is not a registered language.").waitFor();
    expect(await button(/^Start/).isDisabled()).toBe(true);
    await page.locator("#to").fill("arab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#to").inputValue()).toBe("Arabic");
    await page.keyboard.press("Enter");
    await page.locator("[data-region]").first().waitFor();
    expect(asked("job_create")).toMatchObject([{ to: "ar" }]);
    await expect.poll(() => host.settings.target_language).toBe("ar");
  });
});

describe("the settings", () => {
  test("change the language, the colours and the size of the text at once", async () => {
    await open();
    await button("Settings").click();
    await page.getByLabel("Language of this program").selectOption("nl");
    await page.getByRole("heading", { name: "Uiterlijk" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("nl");
    for (const [name, theme] of [
      ["Donker", "dark"],
      ["Hoog contrast", "contrast"],
      ["Licht", "light"],
    ]) {
      await page.getByLabel(name ?? "", { exact: true }).check();
      expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe(theme);
    }
    await page.getByLabel("Grootte van de tekst").press("ArrowRight");
    await expect.poll(() => host.settings).toMatchObject({ ui_language: "nl", theme: "light", text_size: 17 });
    expect(await page.evaluate(() => document.documentElement.style.getPropertyValue("--text-size"))).toBe("17px");
  });

  test("keep a service and say plainly that it does not answer", async () => {
    await open((fake) => {
      fake.answers.endpoint_save = ({ name, kind, url }) => ({
        endpoints: [{ name, kind, url, host: "mt.example", loopback: false, has_key: true, key_for_session: true }],
      });
      fake.answers.endpoint_check = fails("mt-unreachable", { host: "mt.example" });
    });
    await button("Settings").click();
    await button("Add a service").click();
    await page.keyboard.type("Huis");
    await page.getByLabel("Address").fill("https://mt.example");
    await page.getByText("Text that you have translated leaves this computer").waitFor();
    await page.getByLabel("Key", { exact: true }).fill("secret");
    await page.keyboard.press("Enter");
    await page.getByText("mt.example cannot be reached.").waitFor();
    await page.getByText("The text goes to mt.example.").waitFor();
    expect(await page.content()).not.toContain("secret");
  });

  test("list the keys, as F1 does anywhere", async () => {
    await open();
    await page.keyboard.press("F1");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});

describe("the export", () => {
  async function exporting(prepare?: (host: FakeHost) => void) {
    await open(prepare);
    await page.locator(".recent .open").first().click();
    await page.locator("[data-region]").first().waitFor();
    await page.keyboard.press("Control+Shift+E");
    await page.getByRole("dialog").waitFor();
  }

  test("says what is unfinished and leads there", async () => {
    await exporting();
    await page.getByText("3 segments of 9 are not translated yet").waitFor();
    expect(await button("Export all the same").count()).toBe(0);
    await button("Finish 5 segments").click();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await expect.poll(() => page.locator("[aria-current=true]").getAttribute("aria-posinset")).toBe("5");
  });

  test("writes on one's own choice, asks before it replaces a file, and gives the proof", async () => {
    await exporting((fake) => {
      const write = fake.answers.job_export;
      fake.answers.job_export = (request) =>
        (request.overwrite ? write?.(request) : undefined) ?? fails("export-exists", { path: request.path })();
    });
    await page.getByLabel("in Dutch").check();
    await button("Export all the same").click();
    await page.getByText("klokkenluiders.en-GB.html exists already.").waitFor();
    await button("Replace it").click();
    await page
      .getByText("19 texts, 3 attributes and 2 language marks changed; the other 41,208 bytes are the same.")
      .waitFor();
    expect(asked("job_export").at(-1)).toMatchObject({ untranslated: "source", overwrite: true });
    await button("Open in browser").click();
    await expect.poll(() => asked("open_in_browser").length).toBe(1);
  });
});

describe.each(["light", "dark", "contrast"] as const)("%s: no fault for assistive technology", (theme: Theme) => {
  const themed = (fake: FakeHost) => (fake.settings.theme = theme);

  test("on the first screen, its dialog and its errors", async () => {
    await open((fake) => {
      themed(fake);
      fake.answers.document_read = fails("file-empty", { path: "a.html" });
    });
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press("Control+o");
    await page.getByText("a.html holds no text").waitFor();
    expect(await faults(page)).toEqual([]);
    await button("Paste text or HTML").click();
    expect(await faults(page)).toEqual([]);
  });

  test("on a new translation, with its list open", async () => {
    await open(themed);
    await page.keyboard.press("Control+o");
    await page.locator("#to").click();
    await page.getByRole("option").first().waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("on the settings and the key list", async () => {
    await open(themed);
    await button("Settings").click();
    await button("Add a service").click();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press("F1");
    expect(await faults(page)).toEqual([]);
  });

  test("on the export", async () => {
    await open(themed);
    await page.locator(".recent .open").first().click();
    await page.locator("[data-region]").first().waitFor();
    await page.keyboard.press("Control+Shift+E");
    await page.getByRole("dialog").waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

test.each([
  ["narrow", { width: 640, height: 480 }],
  ["at 400 %", { width: 360, height: 225 }],
])("%s: nothing is wider than the window", async (_, size) => {
  await open(undefined, size);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  expect(await fits()).toBe(true);
  await button("Settings").click();
  await page.locator("#part-look").waitFor();
  expect(await fits()).toBe(true);
  await button("Back").click();
  await button("Memory").click();
  await page.locator("input[type=search]").waitFor();
  expect(await fits()).toBe(true);
  await button("Back").click();
  await page.keyboard.press("Control+o");
  await page.locator("#to").waitFor();
  expect(await fits()).toBe(true);
});
