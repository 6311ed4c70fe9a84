import fc from "fast-check";
import { undo, undoDepth } from "prosemirror-history";
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import type { TagView } from "../api/contract.gen";
import { testJob } from "../../test/editor/job";
import { docFromWritten, writtenFromDoc } from "./schema";
import { SegmentStates } from "./states";
import { deleteTag, insertAllTags, insertNextTag, isWhole, markedTags, missingTags, wrapWithPair } from "./tags";

const OWN: TagView[] = [
  { number: 1, half: "open", kind: "link", label: "a.example" },
  { number: 2, half: "open", kind: "bold", label: "" },
  { number: 2, half: "close", kind: "bold", label: "" },
  { number: 1, half: "close", kind: "link", label: "a.example" },
  { number: 3, half: "single", kind: "break", label: "" },
  { number: 4, half: "open", kind: "span", label: "" },
];

/** A state with the target; `[` and `]` mark the selection, `|` the caret. */
function state(marked: string): EditorState {
  const segment = testJob().segments[0];
  if (!segment) throw new Error("no segment");
  const at = (sign: string, others: RegExp) => {
    const before = marked.split(sign)[0];
    return marked.includes(sign) && before !== undefined
      ? docFromWritten(before.replace(others, ""), OWN).content.size
      : undefined;
  };
  const made = new SegmentStates().of({ ...segment, tags: OWN, target: marked.replace(/[[\]|]/g, "") });
  const from = at("[", /[\]|]/g) ?? at("|", /[[\]]/g) ?? made.doc.content.size;
  const to = at("]", /[[|]/g) ?? from;
  return made.apply(made.tr.setSelection(TextSelection.create(made.doc, from, to)));
}

function run(before: EditorState, ...commands: Command[]): EditorState {
  return commands.reduce((current, command) => {
    let next = current;
    command(current, (tr) => (next = current.apply(tr)));
    return next;
  }, before);
}

function check(marked: string, command: Command, expected: string): void {
  expect(writtenFromDoc(run(state(marked), command).doc)).toBe(expected);
}

test("the next missing tag comes to the caret, or round the selection", () => {
  check("see |here", insertNextTag(OWN), "see <1>here");
  check("see <1>here| now", insertNextTag(OWN), "see <1>here<2> now");
  check("see [here] now", insertNextTag(OWN), "see <1>here</1> now");
  check("<1><2>a</2></1><3/><4>b|", insertNextTag(OWN), "<1><2>a</2></1><3/><4>b");
});

test("a half never comes before its opening one, nor crosses another pair", () => {
  check("|a<1>b<2>c</2>", insertNextTag(OWN), "a<1></1>b<2>c</2>");
  check("<1>a <2>b</1> c|", insertNextTag(OWN), "<1>a <2>b</2></1> c");
});

test("all missing tags come in the order of the source", () => {
  check("word|", insertAllTags(OWN), "word<1><2></2></1><3/><4>");
});

test("wrapping moves a pair, and widens over half pairs", () => {
  check("<1>a</1> [b]", wrapWithPair(OWN, 1), "a <1>b</1>");
  check("x [a <1>b] c</1>", wrapWithPair(OWN, 2), "x <2>a <1>b c</1></2>");
  check("a [b]", wrapWithPair(OWN, 9), "a b");
});

test("Backspace marks a pair first, then takes both halves; Alt takes one", () => {
  const marked = run(state("a <1>b</1>| c"), deleteTag(-1));
  expect(writtenFromDoc(marked.doc)).toBe("a <1>b</1> c");
  expect(markedTags(marked)).toEqual([2, 4]);
  expect(writtenFromDoc(run(marked, deleteTag(-1)).doc)).toBe("a b c");
  check("a <1>b</1>| c", deleteTag(-1, true), "a <1>b c");
  check("a |<3/>", deleteTag(1), "a <3/>");
  expect(run(state("a b|"), deleteTag(-1)).doc.eq(state("a b|").doc)).toBe(true);
});

test("what is deleted with half a pair takes the other half along, and undo brings both back", () => {
  const before = state("a [<1>b] c</1> d");
  const after = before.apply(before.tr.deleteSelection());
  expect(writtenFromDoc(after.doc)).toBe("a  c d");
  expect(undoDepth(after)).toBe(1);
  expect(writtenFromDoc(run(after, undo).doc)).toBe("a <1>b c</1> d");
});

test("foreign tags and second copies do not come in", () => {
  expect(writtenFromDoc(docFromWritten("<9>a</9> <1>b</1> <1>c</1> <3/><3/>", OWN))).toBe("a <1>b</1> c <3/>");
  const before = state("<3/> a|");
  const after = before.apply(before.tr.insert(3, docFromWritten("<3/><2>", OWN).content));
  expect(writtenFromDoc(after.doc)).toBe("<3/> a<2>");
});

test("missing tags are told in the order of the source", () => {
  const doc = docFromWritten("<2>a</2>", OWN);
  expect(missingTags(doc, OWN).map((tag) => `${tag.half} ${String(tag.number)}`)).toEqual([
    "open 1",
    "close 1",
    "single 3",
    "open 4",
  ]);
});

const place = fc.nat(1000);
const edit = fc.oneof(
  fc.record({ do: fc.constant("type" as const), from: place, to: place, text: fc.string({ maxLength: 4 }) }),
  fc.record({ do: fc.constant("move" as const), from: place, to: place, text: fc.constant("") }),
  fc.record({
    do: fc.constantFrom("tag" as const, "all" as const, "back" as const, "half" as const, "undo" as const),
    from: place,
    to: place,
    text: fc.constant(""),
  }),
  fc.record({
    do: fc.constant("wrap" as const),
    from: place,
    to: place,
    text: fc.constantFrom("1", "2", "3", "4", "9"),
  }),
);

test("no edit, whatever it is, leaves a tag sequence that breaks a rule", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      let now = state("Een <1>zin <2>met</2></1> tags<3/> en een <4>halve|");
      for (const one of edits) {
        now = apply(now, one);
        expect(isWhole(now.doc, OWN), writtenFromDoc(now.doc)).toBe(true);
        expect(docFromWritten(writtenFromDoc(now.doc), OWN).eq(now.doc)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function apply(before: EditorState, one: Edit): EditorState {
  const size = before.doc.content.size;
  const [from = 0, to = 0] = [one.from % (size + 1), one.to % (size + 1)].sort((a, b) => a - b);
  const at = before.apply(before.tr.setSelection(TextSelection.create(before.doc, from, to)));
  if (one.do === "type") return at.apply(one.text === "" ? at.tr.deleteSelection() : at.tr.insertText(one.text));
  if (one.do === "move") return at.apply(moved(at, one.to));
  const commands = {
    tag: insertNextTag(OWN),
    all: insertAllTags(OWN),
    back: deleteTag(-1),
    half: deleteTag(-1, true),
    undo,
    wrap: wrapWithPair(OWN, Number(one.text)),
  };
  return run(at, commands[one.do]);
}

/** Cuts the selection and drops it somewhere, as dragging does. */
function moved(at: EditorState, target: number) {
  const { from, to } = at.selection;
  const slice = at.doc.slice(from, to);
  const tr = at.tr.delete(from, to);
  return tr.insert(target % (tr.doc.content.size + 1), slice.content);
}
