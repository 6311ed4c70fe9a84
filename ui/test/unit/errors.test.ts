// Every error code of the contract can be shown, in every language, with and without its particulars.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ErrorCode, LeftOut } from "../../src/api/contract.gen";
import { present } from "../../src/errors/present";
import { TABLE } from "../../src/errors/table";
import { locale, locales } from "../../src/i18n";
import { whyLeftOut } from "../../src/memory/left-out";

const contract = readFileSync(join(import.meta.dirname, "../../src/api/contract.gen.ts"), "utf8");
const union = /export type ErrorCode = ([^;]+);/.exec(contract)?.[1] ?? "";
const codes = [...union.matchAll(/"([a-z-]+)"/g)].map((match) => match[1] as ErrorCode);

test("the table has exactly the codes of the contract", () => {
  expect(codes.length).toBeGreaterThan(40);
  expect(Object.keys(TABLE).sort()).toEqual([...codes].sort());
});

describe.each(locales)("in %s", (language) => {
  test.each(codes)("%s has a sentence and a way on", (code) => {
    locale.choose(language, []);
    const bare = present({ code, message: "why", hint: "", args: {} });
    const full = present({
      code,
      message: "why",
      hint: "",
      args: { path: "/home/m/brief.html", version: "9", language: "banana", count: "3", first: "7" },
    });
    for (const shown of [bare, full]) {
      expect(shown.title).toMatch(/[.!]$/);
      expect(shown.hint).toMatch(/\S/);
      expect(shown.title + shown.hint).not.toMatch(/[{}]|error-|undefined/);
    }
  });
});

describe.each(locales)("in %s, what is no document", (language) => {
  const hint = (kind?: string) => {
    locale.choose(language, []);
    const args: Record<string, string> = kind === undefined ? {} : { kind };
    return present({ code: "not-a-document", message: "", hint: "", args }).hint;
  };
  const kinds = [
    "image",
    "pdf",
    "archive",
    "encrypted",
    "old-word",
    "other-office",
    "binary",
    "damaged",
    "open-document",
    "spreadsheet",
    "presentation",
    "unpacks-too-large",
    "damaged-word",
  ];

  test("has its own way on for each kind", () => {
    const hints = kinds.map(hint);
    expect(new Set([...hints, hint()]).size).toBe(kinds.length + 1);
    for (const words of hints) expect(words).toMatch(/^\p{Lu}.*\.$/u);
  });

  test("says what can be opened where the kind is unknown", () => {
    for (const kind of [undefined, "", "hologram"]) expect(hint(kind)).toMatch(/HTML, Word \(\.docx\), Markdown/);
  });
});

test("rules that are none say why, from the argument or else the message", () => {
  locale.choose("en", []);
  const hint = (args: Record<string, string>) => present({ code: "not-rules", message: "long", hint: "", args }).hint;
  expect(hint({ why: "it is no XML" })).toMatch(/The cause: it is no XML$/);
  expect(hint({})).toMatch(/The cause: long$/);
});

test("a file is named without its folder, and an unknown code is no blank", () => {
  locale.choose("en", []);
  expect(present({ code: "file-missing", message: "", hint: "", args: { path: "/home/m/brief.html" } }).title).toBe(
    "brief.html is not there any more.",
  );
  expect(present({ code: "from-the-future" as ErrorCode, message: "odd", hint: "", args: {} }).hint).toContain("odd");
});

const reasons = [...(/export type LeftOut = ([^;]+);/.exec(contract)?.[1] ?? "").matchAll(/"([a-z0-9-]+)"/g)].map(
  (match) => match[1] as LeftOut,
);

test("there are reasons for what an import leaves out", () => {
  expect(reasons.length).toBeGreaterThan(25);
});

describe.each(locales)("in %s", (language) => {
  test.each(reasons)("an import says that a line is left out for %s", (code) => {
    locale.choose(language, []);
    const said = whyLeftOut({ line: 1, code, args: { language: "xx", name: "lol" }, reason: "why" });
    expect(said).toMatch(/\S \S/);
    expect(said).not.toBe("why");
    expect(said).not.toMatch(/[{}]|left-out|undefined|\.$/);
    if (/language-unknown|absent$|one-language/.test(code) && code !== "text-absent") expect(said).toContain("xx");
    if (code === "entity-unknown") expect(said).toContain("&lol;");
  });
});
