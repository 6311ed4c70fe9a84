// Messages, dates, languages and marks, as people see them.
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { locale, t } from "../../src/i18n";
import { parts, shield } from "../../src/i18n/markup";
import { format } from "../../src/i18n/messages";
import { highlight } from "../../src/memory/highlight";
import { dayShort, whenSaid } from "../../src/parts/dates";
import { formatName, hasEncoding } from "../../src/parts/formats";
import { languageName, languageOptions, matching } from "../../src/parts/languages";
import { fileName, folderOf } from "../../src/parts/paths";

beforeEach(() => locale.choose("nl", []));

test("a message that is missing is not passed over", () => {
  expect(() => t("no-such-message")).toThrow("no-such-message");
});

test("the language is that of the settings, or else the first of the system's that we speak", () => {
  for (const [wish, system, chosen] of [
    ["nl", ["en"], "nl"],
    [null, ["nl-BE", "en"], "nl"],
    [null, ["de-DE", "en-GB"], "en"],
    [null, [], "en"],
    ["xx", [], "en"],
  ] as const) {
    locale.choose(wish, system);
    expect(locale.current).toBe(chosen);
  }
});

test("numbers are written as in the language, and nothing invisible is left in the text", () => {
  expect(t("memory-units", { units: 12432 })).toBe("12.432 segmenten");
  expect(format("en", "memory-units", { units: 12432 })).toBe("12,432 segments");
  expect(t("welcome-forget-job", { title: "A" })).not.toMatch(/[\u2068\u2069]/);
  expect(t("welcome-forget-job", { title: "\u0633\u0644\u0627\u0645" })).toContain("\u2068");
});

test("emphasis is cut out of a message and never out of an argument", () => {
  expect(parts("a <strong>b</strong> c")).toEqual([
    { tag: undefined, text: "a " },
    { tag: "strong", text: "b" },
    { tag: undefined, text: " c" },
  ]);
  const shown = parts(t("export-written", shield({ file: "<strong>x</strong>", folder: "/" })));
  expect(shown).toEqual([{ tag: undefined, text: "<strong>x</strong> staat in /" }]);
});

test("moments are said as people say them", () => {
  const now = new Date(2026, 10, 23, 15, 0);
  const at = (...when: [number, number, number, number, number]) => whenSaid(new Date(...when).toISOString(), now);
  expect(at(2026, 10, 23, 14, 2)).toBe("vandaag 14:02");
  expect(at(2026, 10, 22, 23, 59)).toBe("gisteren");
  expect(at(2026, 10, 19, 9, 0)).toBe("19 november");
  expect(at(2025, 10, 19, 9, 0)).toBe("19 november 2025");
  expect(whenSaid("no moment", now)).toBe("");
  expect(dayShort(new Date(2026, 10, 3).toISOString(), now)).toBe("3 nov");
});

test("languages are called by their names, and found by them", () => {
  expect(languageName("en-GB")).toBe("Engels (VK)");
  expect(languageName("not a tag")).toBe("not a tag");
  const options = languageOptions(["fr"]);
  expect(options[0]?.tag).toBe("fr");
  for (const [typed, tag] of [
    ["frans", "fr"],
    ["français", "fr"],
    ["francais", "fr"],
    ["en-us", "en-US"],
    ["arab", "ar"],
  ]) {
    expect(matching(options, typed ?? "")[0]?.tag, typed).toBe(tag);
  }
  expect(matching(options, "xyzzy")).toEqual([]);
});

test("formats are called as people call them, and an encoding only counts where one can see it", () => {
  expect(["html", "text", "markdown", "docx", "odt"].map(formatName)).toEqual([
    "HTML",
    "tekst",
    "Markdown",
    "Word",
    "odt",
  ]);
  expect(["html", "text", "markdown", "docx"].filter(hasEncoding)).toEqual(["html", "text", "markdown"]);
});

test("paths are cut on both systems", () => {
  expect([
    fileName("/a/b.html"),
    fileName("C:\\a\\b.html"),
    fileName("b.html"),
    folderOf("/a/b.html"),
    folderOf("b.html"),
  ]).toEqual(["b.html", "b.html", "b.html", "/a", ""]);
});

test("searched words are marked from their beginning, accents and case aside", () => {
  const marked = (text: string, words: string) =>
    highlight(text, words)
      .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
      .join("");
  expect(marked("Eén melding, twee meldingen", "een MELD")).toBe("[Eén] [melding], twee [meldingen]");
  expect(marked("vermelding", "meld")).toBe("vermelding");
  expect(marked("a", "")).toBe("a");
});

test("marking never changes the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, words) => {
      expect(
        highlight(text, words)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
