import { expect, test } from "vitest";
import { unitTags } from "./unit-tags";

test.each([
  ["none", "a", "b", "", []],
  ["a pair", "<1>a</1>", "b", "1:bold", ["open 1 bold", "close 1 bold"]],
  ["a single whose kind is not told", "a<2/>", "b", "", ["single 2 other"]],
  ["one that only the target has", "a", "b<1/>", "1:break", ["single 1 break"]],
  [
    "those of both sides once",
    "<1>a</1><2/>",
    "<2/><1>b</1>",
    "1:link 2:image",
    ["open 1 link", "close 1 link", "single 2 image"],
  ],
])("%s", (_, source, target, kinds, expected) => {
  expect(unitTags({ source, target, kinds }).map((tag) => `${tag.half} ${String(tag.number)} ${tag.kind}`)).toEqual(
    expected,
  );
});
