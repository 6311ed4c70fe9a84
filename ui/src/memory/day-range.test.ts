import { beforeEach, expect, test } from "vitest";
import { locale } from "../i18n";
import { isDay, rangeOf, rangeSaid, rangeWritten } from "./day-range";
import { span } from "./question.svelte";

beforeEach(() => locale.choose("en", ["en-GB"]));

test.each([
  ["2026-01-31", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["0026-01-01", false],
  ["12026-01-01", false],
  ["31-01-2026", false],
  ["", false],
])("%s: a day? %s", (text, expected) => expect(isDay(text)).toBe(expected));

test.each([
  ["2026-01-03", "2026-02-01", "2026-01-03..2026-02-01"],
  ["2026-02-01", "2026-01-03", "2026-01-03..2026-02-01"],
  ["2026-02-01", "2026-02-01", "2026-02-01..2026-02-01"],
  ["2026-02-01", "", "2026-02-01.."],
  ["", "2026-02-01", "..2026-02-01"],
  ["", "", undefined],
])("from %j to %j is kept as %s", (first, last, expected) => expect(rangeWritten(first, last)).toBe(expected));

test.each([
  ["2026-01-03..2026-02-01", { first: "2026-01-03", last: "2026-02-01" }],
  ["..2026-02-01", { first: undefined, last: "2026-02-01" }],
  ["2026-02-30..", { first: undefined, last: undefined }],
  ["2026", undefined],
  ["today", undefined],
])("%s is read", (text, expected) => expect(rangeOf(text)).toEqual(expected));

/** Through the days on which clocks change too: 25 October 2026 has 25 hours in much of Europe. */
test.each([
  ["2026-10-25..2026-10-25", new Date(2026, 9, 25), new Date(2026, 9, 26)],
  ["2026-12-31..2027-01-01", new Date(2026, 11, 31), new Date(2027, 0, 2)],
  ["2026-03-01..", new Date(2026, 2, 1), null],
  ["..2999-12-31", null, new Date(3000, 0, 1)],
] as const)("%s holds its first and its last day whole", (when, since, until) => {
  const expected = { since: since?.toISOString() ?? null, until: until?.toISOString() ?? null };
  expect(span(when, new Date())).toEqual(expected);
});

test.each([
  ["2026-11-03..2026-11-09", /^3\s?–\s?9 Nov 2026$/],
  ["2026-11-03..2026-11-03", /^3 Nov 2026$/],
  ["2026-11-03..", /^from 3 Nov 2026$/],
  ["..2026-11-09", /^up to and including 9 Nov 2026$/],
])("%s is said", (text, expected) => {
  const range = rangeOf(text);
  expect(range && rangeSaid(range).replace(/[\u2009\u2068\u2069]/g, "")).toMatch(expected);
});
