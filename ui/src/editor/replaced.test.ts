import { expect, test } from "vitest";
import { markReplaced, markedPlaces, replacedPlaces, replacedPlugin } from "./replaced";
import { runsOf, withReplaced } from "./runs";
import { testJob } from "../../test/editor/job";
import { SegmentStates } from "./states";

const ELEVEN = { span: [3, 5], was: "9", is: "11", source_was: "9", source_is: "11" } as const;

test.each([
  ["On 11 May", 3, 5],
  ["On <1>11</1> May", 4, 6],
  ["<1>On 1</1>1 May", 4, 7],
  ["&amp;𝟙 11 May", 4, 6],
])("%s", (written, from, to) => {
  expect(replacedPlaces(written, [ELEVEN])).toMatchObject([{ from, to, was: "9", is: "11" }]);
});

test("a stretch that the text does not have is no place", () => {
  expect(replacedPlaces("On", [ELEVEN])).toEqual([]);
  expect(replacedPlaces("On 11", [{ ...ELEVEN, span: [3, 3] }])).toEqual([]);
});

test("runs are cut at the stretch, which keeps the effects around it", () => {
  const tags = [
    { number: 1, half: "open", kind: "bold", label: "" },
    { number: 1, half: "close", kind: "bold", label: "" },
  ];
  const written = "<1>On 11 May</1>, 11";
  const runs = withReplaced(runsOf(written, tags), replacedPlaces(written, [ELEVEN]));
  const said = runs.map((run) => (run.kind === "text" ? [run.at, run.text, run.effects, run.replaced?.was] : "tag"));
  expect(said).toEqual([
    "tag",
    [1, "On ", "in-bold", undefined],
    [4, "11", "in-bold", "9"],
    [6, " May", "in-bold", undefined],
    "tag",
    [11, ", 11", "", undefined],
  ]);
});

function marked(written: string) {
  const segment = testJob().segments[0];
  if (!segment) throw new Error("no segment");
  const states = new SegmentStates(() => [replacedPlugin(({ was, is }) => `${was} ${is}`)]);
  const state = states.of({ ...segment, tags: [] }, written);
  return state.apply(markReplaced(state.tr, replacedPlaces(written, [ELEVEN])));
}

test("a mark goes with its stretch and stays until somebody types in it", () => {
  const state = marked("On 11 May");
  expect(markedPlaces(state)).toEqual([{ from: 3, to: 5 }]);
  const moved = state.apply(state.tr.insertText("Begun on", 0, 2));
  expect(markedPlaces(moved)).toEqual([{ from: 9, to: 11 }]);
  expect(markedPlaces(moved.apply(moved.tr.insertText("2", 10, 11)))).toEqual([]);
  expect(markedPlaces(state.apply(state.tr.insertText("0", 4)))).toEqual([]);
  expect(markedPlaces(state.apply(state.tr.delete(0, 9)))).toEqual([]);
});
