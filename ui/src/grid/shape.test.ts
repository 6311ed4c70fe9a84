import { expect, test } from "vitest";
import { longJob, testJob } from "../../test/editor/job";
import type { SegmentView } from "../api/contract.gen";
import { runsOf } from "../editor/runs";
import { Rows } from "../editor/rows.svelte";
import { estimateHeight, shapeOf, shapesOf } from "./shape";

test("the release keeps its shape", () => {
  const { list } = new Rows(testJob().segments);
  const shapes = shapesOf(list, "html");
  const looks = list.map((row) => shapeOf(row, shapes));
  expect(looks.slice(0, 11)).toEqual([
    "quiet",
    "quiet",
    "heading1",
    "lead",
    "lead",
    "quiet",
    "caption",
    "heading2",
    "text",
    "text",
    "quote",
  ]);
});

test("a title is the headline where nothing else is", () => {
  const { list } = new Rows(testJob().segments.filter((segment) => segment.role !== "heading1"));
  expect(list[0] && shapeOf(list[0], shapesOf(list, "html"))).toBe("heading1");
});

function looksOf(format: string, blocks: readonly (readonly [string, string | null])[]): string[] {
  const [first] = new Rows(testJob().segments).list;
  const segments = blocks.map(([role, context], index) => ({
    ...(first?.view as SegmentView),
    id: index,
    block: index,
    role,
    context,
  }));
  const { list } = new Rows(segments);
  return list.map((row) => shapeOf(row, shapesOf(list, format)));
}

test("what stands around the text is set small and is not taken for the lead", () => {
  const blocks = [
    ["heading1", null],
    ["paragraph", "header"],
    ["paragraph", null],
    ["paragraph", "footnote"],
    ["heading2", "text box"],
  ] as const;
  expect(looksOf("docx", blocks)).toEqual(["heading1", "quiet", "lead", "quiet", "heading2"]);
});

test("the title in a Word text is its headline, and the one in the file's data a quiet line", () => {
  const blocks = [
    ["title", "title"],
    ["title", null],
    ["paragraph", null],
    ["heading1", null],
  ] as const;
  expect(looksOf("docx", blocks)).toEqual(["quiet", "heading1", "lead", "heading1"]);
  expect(looksOf("html", blocks)).toEqual(["quiet", "quiet", "text", "heading1"]);
  expect(
    looksOf("markdown", [
      ["title", "title"],
      ["paragraph", null],
    ]),
  ).toEqual(["heading1", "lead"]);
});

test("longer texts are estimated higher", () => {
  const { list } = new Rows(testJob().segments);
  const heights = list
    .filter((row) => row.view.role === "paragraph" && row.begins)
    .map((row) => ({ length: row.view.source.length, height: estimateHeight(row, "text", 480) }));
  const sorted = heights.toSorted((a, b) => a.length - b.length).map(({ height }) => height);
  expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
});

test("ten thousand segments are taken in at once, and identical ones are known", () => {
  const rows = new Rows(longJob(10_000).segments);
  const first = rows.at(0);
  expect(rows.progress.total).toBe(10_000);
  expect(first && rows.identicalTo(first).length).toBe(399);
  expect(rows.nextOpen(10_000, 3).map((row) => row.id)).toEqual([9, 10, 11]);
});

test("runs know where they stand in the text and what their tags do", () => {
  const tags = [
    { number: 1, half: "open", kind: "link", label: "" },
    { number: 1, half: "close", kind: "link", label: "" },
    { number: 2, half: "single", kind: "break", label: "" },
  ];
  const runs = runsOf("a <1>b</1><2/> <7>", tags).map((run) =>
    run.kind === "text" ? [run.at, run.text, run.effects] : [run.at, run.tag.number, run.plain],
  );
  expect(runs).toEqual([
    [0, "a ", ""],
    [2, 1, true],
    [3, "b", "in-link"],
    [4, 1, true],
    [5, 2, false],
    [6, " ", ""],
    [7, 7, false],
  ]);
});
