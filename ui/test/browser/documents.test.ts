// What the kinds of documents ask of the window: how they are named, copying back instead of writing, and a person's own rules for
// sentences; by keys, with what a screen reader is told.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { AppError, Theme } from "../../src/api/contract.gen";
import type { FakeHost } from "../fake-host";
import { faults } from "./axe";
import { onFakeHost } from "./on-fake-host";

const THEMES: readonly Theme[] = ["light", "dark", "contrast"];
const openOnFake = onFakeHost();

let page: Page;
let host: FakeHost;

async function open(prepare?: (host: FakeHost) => void): Promise<void> {
  ({ page, host } = await openOnFake(prepare));
  await page.locator("h1").first().waitFor();
}

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const inDialog = (name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });
const asked = (command: string) => host.calls.filter((call) => call.command === command).map((call) => call.request);
const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
const status = () => page.getByRole("dialog").getByRole("status").innerText();
const fails =
  (code: AppError["code"], args: AppError["args"] = {}) =>
  () => {
    throw { code, message: "why", hint: "", args } satisfies AppError;
  };

describe("a Word file", () => {
  const info = (fake: FakeHost, notices: { code: string; detail: string }[]) => {
    const before = fake.answers.document_read;
    fake.answers.document_read = (request) => ({
      ...(before as NonNullable<typeof before>)(request),
      name: "brief.docx",
      format: "docx",
      notices,
    });
  };

  test("is called by its name, without an encoding, and its notices fold their particulars away", async () => {
    await open((fake) =>
      info(fake, [
        { code: "tracked-changes", detail: "14 insertions" },
        { code: "part-kept", detail: "word/header2.xml" },
        { code: "part-kept", detail: "word/footer1.xml" },
      ]),
    );
    await page.keyboard.press("Control+o");
    await page.getByText("2 parts of this file could not be read.").waitFor();
    expect(await page.locator(".facts").innerText()).toMatch(/^brief\.docx\s*Word\s*412 words in 31 segments$/);
    expect(await page.getByText("word/footer1.xml").isVisible()).toBe(false);
    await page.getByText("Particulars").press("Enter");
    expect(await page.locator("details ul").innerText()).toBe("14 insertions\nword/header2.xml\nword/footer1.xml");
    expect(await faults(page)).toEqual([]);
  });

  test("that cannot be opened says how to go on", async () => {
    await open((fake) => {
      fake.answers.document_read = fails("not-a-document", { path: "/home/m/brief.doc", kind: "old-word" });
    });
    await page.keyboard.press("Control+o");
    await page.getByText("brief.doc is not a release that Persklaar can read.").waitFor();
    await page.getByText("Save it as .docx in Word, and open that.").waitFor();
  });

  test("names what stands outside its text, once where more of it follows", async () => {
    await open((fake) => {
      const job = fake.job("fr");
      const contexts = ["header", null, null, "text-box", "footnote", "footnote", "margin-note"];
      const segments = job.segments.map((segment, index) => ({ ...segment, context: contexts[index] ?? null }));
      fake.answers.job_open = () => ({ ...job, segments: segments.map((one) => ({ ...one, role: "paragraph" })) });
    });
    await page.locator(".recent .open").first().click();
    await page.locator("[data-segment='7']").waitFor();
    const names = await page
      .locator(".row")
      .evaluateAll((rows) => rows.map((row) => row.querySelector(".name")?.textContent));
    expect(names).toEqual(["Header", undefined, undefined, "Text box", "Footnote", undefined, "Part “margin-note”"]);
  });
});

describe("copying", () => {
  const look = (change: object) => (fake: FakeHost) => {
    const before = fake.answers.export_look;
    fake.answers.export_look = (request) => ({ ...(before as NonNullable<typeof before>)(request), ...change });
  };
  const finished = look({ unconfirmed: 0, untranslated: 0, first_open: null, tags_missing: 0 });

  async function exporting(prepare?: (host: FakeHost) => void): Promise<void> {
    await open(prepare);
    await page.locator(".recent .open").first().click();
    await page.locator("[data-region]").first().waitFor();
    await page.keyboard.press("Control+Shift+E");
    await page.getByRole("dialog").getByRole("button").nth(1).waitFor();
  }

  test("of a finished page is beside Export, which stays first; keys alone, and it is told", async () => {
    await exporting(finished);
    expect(await focused()).toBe("Export");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("Copy");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Copied" }).waitFor();
    expect(await status()).toContain("On the clipboard: paste it where the release came from.");
    expect(await status()).toContain("19 texts, 3 attributes and 2 language marks changed");
    expect([asked("job_copy"), asked("job_export")]).toEqual([[{ job: "j1", untranslated: "stop" }], []]);
    expect(await focused()).toBe("Close");
    expect(await page.getByRole("dialog").getByRole("button").count()).toBe(1);
    await page.keyboard.press("Enter");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("waits for a choice about what is untranslated, and takes it along", async () => {
    await exporting((fake) => {
      fake.answers.job_copy = () => ({
        proof: { changed: [], identical_bytes: 9 },
        notices: [
          { code: "tag-dropped", detail: "1 tags that the source lacks were left out: Dit besluit" },
          { code: "tag-dropped", detail: "2 tags that the source lacks were left out: De minister" },
          { code: "novelty", detail: "something new" },
        ],
      });
    });
    expect(await button(/^Copy/).count()).toBe(0);
    await page.getByLabel("mark it").check();
    await button("Copy").press("Enter");
    await page.getByText("In 2 segments tags that the source does not have were left out.").waitFor();
    expect(asked("job_copy")).toEqual([{ job: "j1", untranslated: "mark" }]);
    await page.getByText("Particulars").press("Enter");
    expect(await page.getByText("De minister", { exact: false }).last().getAttribute("lang")).toBe("en");
    expect(await page.getByText("something new").getAttribute("lang")).toBe("en");
  });

  test("says why it could not, keeps the focus, and leaves writing as the way on", async () => {
    await exporting((fake) => {
      finished(fake);
      fake.answers.job_copy = fails("clipboard-missing");
    });
    await button("Copy").press("Enter");
    await page.getByText("This computer’s clipboard cannot be used.").waitFor();
    expect([await focused(), await status()]).toEqual(["Copy", ""]);
    await inDialog("Export").press("Enter");
    await page.getByRole("heading", { name: "Exported" }).waitFor();
    expect(await page.getByText("clipboard cannot").count()).toBe(0);
  });

  test("is not offered for a file that is no text, which no browser opens either", async () => {
    await exporting((fake) => {
      look({ copyable: false, unconfirmed: 0, untranslated: 0, path: "/home/m/brief.fr.docx" })(fake);
      fake.answers.job_open = () => ({ ...fake.job("fr"), file_name: "brief.docx", format: "docx" });
    });
    expect(await button(/^Copy/).count()).toBe(0);
    await inDialog("Export").click();
    await button("Open the file").click();
    await expect.poll(() => asked("open_in_browser")).toEqual([{ path: "/home/m/brief.fr.docx" }]);
  });

  test.each(THEMES)("%s: no fault for assistive technology, before and after", async (theme) => {
    await exporting((fake) => {
      fake.settings.theme = theme;
      fake.answers.job_copy = () => ({
        proof: { changed: [], identical_bytes: 9 },
        notices: Array.from({ length: 12 }, () => ({ code: "tag-missing", detail: "1 tags: Dit besluit" })),
      });
    });
    await page.getByLabel("in Dutch").check();
    expect(await faults(page)).toEqual([]);
    await button("Copy").click();
    await page.getByText("Particulars").click();
    expect(await faults(page)).toEqual([]);
  });
});

describe("rules for sentences", () => {
  const group = () => page.getByRole("group", { name: "Sentences" });
  const said = () => page.locator("[aria-live=polite]").last().innerText();

  async function settings(prepare?: (host: FakeHost) => void): Promise<void> {
    await open(prepare);
    await button("Settings").click();
    await group().waitFor();
  }

  test("are taken from a file and given up again with keys alone, and it is told", async () => {
    await settings();
    await group().getByText("Persklaar’s own rules cut a text into sentences.").waitFor();
    expect(await group().getByText("releases that you open from now on").count()).toBe(1);
    await button("Use an SRX file").press("Enter");
    await group()
      .getByText("eigen-regels.srx cuts a text into sentences: 214 rules, for Dutch, English and German.")
      .waitFor();
    expect(asked("rules_use")).toEqual([{ path: "/home/m/eigen-regels.srx" }]);
    await expect.poll(said).toMatch(/214 rules.*3 rules of this file are not used$/);
    expect(await focused()).toBe("Use an SRX file");
    await group().getByText("3 rules of this file are not used").press("Enter");
    const problem = group().getByText("unclosed group");
    expect([await problem.getAttribute("lang"), await problem.locator("..").innerText()]).toEqual([
      "en",
      "Line 112: unclosed group",
    ]);
    await button("Back to Persklaar’s rules").press("Enter");
    await group().getByText("Persklaar’s own rules cut").waitFor();
    await expect.poll(focused).toBe("Use an SRX file");
    await expect.poll(said).toMatch(/^Persklaar’s own rules/);
    expect(await group().getByText("not used").count()).toBe(0);
  });

  test("stay as they are where a file holds none, and the dialog can be left", async () => {
    await settings(
      (fake) => (fake.answers.rules_use = fails("not-rules", { path: "/home/m/foto.png", why: "it is no XML" })),
    );
    await button("Use an SRX file").click();
    await group().getByText("foto.png holds no rules for sentences.").waitFor();
    await group().getByText("The cause: it is no XML").waitFor();
    expect(await group().getByText("Persklaar’s own rules cut").count()).toBe(1);
    host.answers.pick_rules = () => ({ path: null });
    await button("Use an SRX file").click();
    await expect.poll(() => asked("pick_rules").length).toBe(2);
    expect(asked("rules_use").length).toBe(1);
  });

  test.each(THEMES)("%s: no fault for assistive technology", async (theme) => {
    await settings((fake) => {
      fake.settings.theme = theme;
      const problems = Array.from({ length: 300 }, (_, line) => ({ line, problem: "unclosed group" }));
      fake.rules = { name: `${"x".repeat(300)}.srx`, languages: ["Dutch"], rules: 0, problems };
      fake.answers.rules_drop = fails("place-read-only", { path: "/home/m/rules" });
    });
    await page.getByText("300 rules of this file are not used").click();
    await page.getByText("And 100 more.").waitFor();
    await button("Back to Persklaar’s rules").click();
    await group().getByRole("alert").waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});
