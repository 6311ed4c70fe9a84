// Notices: every kind that documents give has words, and each kind is told once.
import { describe, expect, test } from "vitest";
import { locale, locales, t } from "../../src/i18n";
import { parts } from "../../src/i18n/markup";
import { particulars, told } from "../../src/parts/notices";

const CODES = [
  "damaged-characters",
  "no-text",
  "characters-lost",
  "tag-dropped",
  "tag-missing",
  "tracked-changes",
  "comments-kept",
  "part-kept",
  "tags-left-out",
  "front-matter-kept",
  "not-written",
  "paragraph-kept",
  "parts-not-offered",
  "signed",
];
const notice = (code: string, detail = "") => ({ code, detail });

describe.each(locales)("in %s", (language) => {
  test.each(CODES)("%s is told in sentences, once or often", (code) => {
    locale.choose(language, []);
    for (const count of [1, 2, 12]) {
      const [first, ...more] = told(Array.from({ length: count }, () => notice(code, "particulars")));
      expect([more.length, first?.id]).toEqual([0, `notice-${code}`]);
      const words = t(first?.id ?? "", first?.args);
      expect(words).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(words).not.toContain("particulars");
    }
  });
});

const LIST = [notice("tag-missing", "1: a"), notice("part-kept", "x.xml"), notice("tag-missing", "2: b")];

test("those of a kind are told together, in the order in which they came", () => {
  expect(told(LIST)).toEqual([
    { id: "notice-tag-missing", args: { count: 2, detail: "" } },
    { id: "notice-part-kept", args: { count: 1, detail: "" } },
  ]);
  expect(told([])).toEqual([]);
});

test("a kind from the future is told by what it says, which is marked as English", () => {
  locale.choose("nl", []);
  const future = [notice("novelty", "<en>odd"), notice("novelty", "odder"), notice("novelty", "odder")];
  expect(told(future).map(({ id, args }) => [id, args.count, args.detail])).toEqual([
    ["notice-other", 1, "<en>odd"],
    ["notice-other", 2, "odder"],
  ]);
  expect(told([notice("novelty")])[0]?.args.detail).toBe("novelty");
  expect(particulars(future)).toEqual([]);
  expect(parts(t("notice-other", { detail: "odd" }))).toEqual([
    { tag: undefined, text: "Let op: " },
    { tag: "en", text: "odd" },
  ]);
});

test("particulars are what the words leave out", () => {
  expect(particulars(LIST)).toEqual(["1: a", "x.xml", "2: b"]);
  expect(particulars([notice("no-text", "there is no text"), notice("part-kept", "")])).toEqual([]);
});
