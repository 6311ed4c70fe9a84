import { expect, test } from "vitest";
import { Question, span } from "./question.svelte";

const NOTHING = {
  words: "",
  side: null,
  kind: "all",
  origin: null,
  author: null,
  document: null,
  from: null,
  to: null,
  since: null,
  until: null,
};

test("a new question asks for everything", () => {
  const question = new Question();
  expect([question.filter(), question.narrowed, question.chosen]).toEqual([NOTHING, false, 0]);
});

test("words and chips narrow, and are cleared together", () => {
  const question = new Question();
  question.words = "  melding ";
  question.choose({ author: "", pair: "nl en-GB", origin: "imported" });
  expect(question.filter()).toEqual({
    ...NOTHING,
    words: "melding",
    author: "",
    from: "nl",
    to: "en-GB",
    origin: "imported",
  });
  expect([question.narrowed, question.chosen]).toEqual([true, 3]);
  question.clear();
  expect([question.filter(), question.narrowed]).toEqual([NOTHING, false]);
});

test("blanks alone are no words", () => {
  const question = new Question();
  question.words = "   ";
  expect(question.narrowed).toBe(false);
});

test.each([
  [null, null, null],
  ["today", new Date(2026, 2, 1), null],
  ["week", new Date(2026, 1, 23), null],
  ["month", new Date(2026, 0, 31), null],
  ["2025", new Date(2025, 0, 1), new Date(2026, 0, 1)],
] as const)("%s begins and ends with days of the person's clock", (when, since, until) => {
  const now = new Date(2026, 2, 1, 15, 30);
  expect(span(when, now)).toEqual({ since: since?.toISOString() ?? null, until: until?.toISOString() ?? null });
});
