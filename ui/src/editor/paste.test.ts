import { Fragment, Slice } from "prosemirror-model";
import { expect, test } from "vitest";
import type { TagView } from "../api/contract.gen";
import { testJob } from "../../test/editor/job";
import { clipboardText, fitPasted, pastedHtml, sliceFromText } from "./paste";
import { docFromWritten, schema, tagNode, writtenFromDoc, type TagAttrs } from "./schema";
import { SegmentStates } from "./states";

const LINK = [
  { number: 1, half: "open", kind: "link", label: "a.example" },
  { number: 1, half: "close", kind: "link", label: "a.example" },
] satisfies TagView[];

function paste(target: string, slice: Slice, from?: number, to?: number): string {
  const segment = testJob().segments[0];
  if (!segment) throw new Error("no segment");
  const state = new SegmentStates().of({ ...segment, tags: LINK, target });
  const end = state.doc.content.size;
  const fitted = fitPasted(slice, state, LINK);
  return writtenFromDoc(state.apply(state.tr.replace(from ?? end, to ?? end, fitted)).doc);
}

const chips = (...nodes: (string | TagAttrs)[]) =>
  new Slice(Fragment.from(nodes.map((node) => (typeof node === "string" ? schema.text(node) : tagNode(node)))), 0, 0);

test("pasted text is one line", () => {
  expect(paste("a ", sliceFromText("one\r\n\ttwo\u2028three\u0007"))).toBe("a one two three");
  expect(paste("a ", sliceFromText("10\u00a0%"))).toBe("a 10\u00a0%");
  expect(sliceFromText("")).toBe(Slice.empty);
});

test("what was read as several documents is one text", () => {
  const parts = ["one", "two"].map((text) => schema.node("doc", null, [schema.text(text)]));
  expect(paste("a ", new Slice(Fragment.from(parts), 1, 1))).toBe("a one two");
});

test("the ends of blocks part words", () => {
  expect(pastedHtml("<p>a</p><p>b<br>c</p>")).toBe("<p>a <p>b c ");
  expect(pastedHtml("<b>a</b>b")).toBe("<b>a</b>b");
});

test("a pair of the segment comes along where it is missing, and nothing else does", () => {
  const [open, close] = LINK as [TagAttrs, TagAttrs];
  expect(paste("a ", chips(open, "b", close))).toBe("a <1>b</1>");
  expect(paste("<1>a</1> ", chips(open, "b", close))).toBe("<1>a</1> b");
  expect(paste("a ", chips(open, "b"))).toBe("a b");
  expect(paste("a ", chips({ ...open, label: "other.example" }, "b", { ...close, label: "other.example" }))).toBe(
    "a b",
  );
  expect(paste("a ", chips({ number: 9, half: "single", kind: "break", label: "" }, "b"))).toBe("a b");
});

test("what goes to the clipboard as text has no chips", () => {
  expect(clipboardText(docFromWritten("a <1>b</1>", LINK).slice(0))).toBe("a b");
});
