// The screens' controllers, without a screen.
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { DocumentInfo, MatchCounts, Settings } from "../../src/api/contract.gen";
import { Preferences, shownTheme } from "../../src/app/preferences.svelte";
import { locale } from "../../src/i18n";
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
