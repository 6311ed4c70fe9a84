import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { FRAGMENTS, MATCHES, testJob } from "../../test/editor/job";
import { TestProgram } from "../../test/editor/program";
import { JobController } from "../editor/job-controller.svelte";
import { docFromWritten, writtenFromDoc } from "../editor/schema";
import { locale } from "../i18n";
import { AssistController } from "./assist.svelte";
import { insertWords } from "./fragments.svelte";
import { markedParts } from "./search.svelte";
import { leftWords, penaltyWords, repairWords, replacedWords, whyWords } from "./why";

const ENDPOINT = {
  name: "apy",
  kind: "apertium",
  url: "http://127.0.0.1:2737",
  host: "127.0.0.1",
  loopback: true,
  has_key: false,
  key_for_session: false,
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

function open() {
  const program = new TestProgram(testJob());
  const editor = new JobController(testJob(), program.call);
  const assist = new AssistController(editor, program.call);
  const asked = () =>
    program.calls.filter(({ name }) => name === "segment_matches").map(({ request }) => request["segment"]);
  return { program, editor, assist, asked };
}

test("the next open segments are asked about ahead", async () => {
  const { assist, asked } = open();
  assist.entered(9, [10, 11, 12]);
  await settle();
  expect(assist.matches.length).toBe(2);
  assist.entered(10, [11, 12, 13]);
  expect(assist.state).toBe("ready");
  await settle();
  expect(asked()).toEqual([9, 10, 11, 12, 13]);
});

test("segments that are passed quickly are not asked about, but for the last", async () => {
  const { program, assist, asked } = open();
  program.delay = 5;
  for (const segment of [9, 10, 11, 12, 13]) assist.entered(segment, [segment + 1]);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(asked()).toEqual([9, 13, 14]);
  expect(assist.state).toBe("ready");
  assist.entered(11, []);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked()).toEqual([9, 13, 14, 11]);
});

test("fragments are asked for only where there is no match, and shown with their segment alone", async () => {
  const { program, assist } = open();
  program.fragments = FRAGMENTS;
  const names = () => program.calls.map(({ name }) => name).filter((name) => name === "segment_fragments").length;
  assist.entered(9, []);
  await settle();
  expect([names(), assist.fragments.fragments.length]).toEqual([0, 0]);
  assist.entered(10, []);
  await settle();
  expect(assist.fragments.told).toEqual(["without replacement transport", "the regulator"]);
  expect(assist.proposals.map(({ target }) => target)).toEqual(assist.fragments.told);
  assist.entered(9, []);
  expect(assist.fragments.fragments).toEqual([]);
  assist.entered(10, []);
  await settle();
  expect([names(), assist.fragments.fragments.length]).toEqual([1, 3]);
  assist.memoryChanged();
  await settle();
  expect(names()).toBe(2);
});

test("a late or failed answer about fragments is not shown", async () => {
  const { program, assist } = open();
  program.fragments = FRAGMENTS;
  program.failing.set("segment_fragments", "memory-busy");
  assist.entered(10, []);
  await settle();
  expect([assist.state, assist.fragments.fragments.length]).toEqual(["ready", 0]);
  program.failing.clear();
  program.delay = 5;
  void assist.fragments.find(11);
  assist.entered(9, []);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(assist.fragments.fragments).toEqual([]);
});

test("a fragment goes where the caret is, parted from the word before", () => {
  const inserted = (written: string, caret: number) => {
    const doc = docFromWritten(written, []);
    const start = EditorState.create({ doc });
    let state = start.apply(start.tr.setSelection(TextSelection.create(start.doc, caret)));
    insertWords("the regulator")(state, (tr) => (state = state.apply(tr)));
    return writtenFromDoc(state.doc);
  };
  expect(inserted("", 0)).toBe("the regulator");
  expect(inserted("says ", 5)).toBe("says the regulator");
  expect(inserted("says", 4)).toBe("says the regulator");
  expect(inserted("(says)", 1)).toBe("(the regulator says)");
});

test("the machine is asked only with consent, and its answer is the last of the numbers", async () => {
  const { program, assist } = open();
  program.endpoints = [ENDPOINT];
  assist.entered(9, []);
  await settle();
  await assist.askMachine();
  expect(assist.consent).toEqual([ENDPOINT]);
  expect(program.calls.some(({ name }) => name === "segment_machine")).toBe(false);
  await assist.allow("apy");
  expect(assist.proposals.map(({ origin }) => origin)).toEqual(["92", "78", "mt"]);
});

test("without an endpoint it says so; a late answer stays with the segment that asked", async () => {
  const { program, editor, assist } = open();
  assist.entered(9, []);
  await assist.askMachine();
  expect(assist.machine?.state).toBe("none-configured");
  program.endpoints = [ENDPOINT];
  editor.machine = { endpoint: "apy", embargo: false };
  program.delay = 5;
  const asking = assist.askMachine();
  assist.entered(10, []);
  await asking;
  expect(assist.machine).toBeUndefined();
  assist.entered(9, []);
  expect(assist.machine?.state).toBe("answered");
});

test("a refusal by the program is shown where the answer would be", async () => {
  const { program, editor, assist } = open();
  editor.machine = { endpoint: "apy", embargo: true };
  program.failing.set("segment_machine", "mt-embargo");
  assist.entered(9, []);
  await assist.askMachine();
  expect(assist.machine).toMatchObject({ state: "failed", error: { code: "mt-embargo" } });
});

test("a match says in words what differs", () => {
  locale.current = "nl";
  expect(MATCHES.map(whyWords)).toEqual(["één woord, één getal", "5 woorden"]);
  expect(MATCHES.slice(1).map(penaltyWords)).toEqual(["min 1: andere regio"]);
  expect(whyWords({ score: 102, why: [] })).toBe("gelijk, beide buurzinnen ook");
  expect(whyWords({ score: 97, why: ["case", "punctuation"] })).toBe("hoofdletters, leestekens");
});

test("finds are marked by characters, also behind emoji", () => {
  expect(
    markedParts("😀 trein, trein", [
      [9, 14],
      [2, 7],
    ]),
  ).toEqual([
    { text: "😀 ", hit: false },
    { text: "trein", hit: true },
    { text: ", ", hit: false },
    { text: "trein", hit: true },
  ]);
  expect(markedParts("a", [])).toEqual([{ text: "a", hit: false }]);
});

test("a match is taken with what was replaced, and as the memory has it", async () => {
  const { assist, editor } = open();
  const taken: unknown[] = [];
  editor.setTarget = (target, origin, what) =>
    taken.push([target.includes("15,000"), origin, what?.replaced?.length ?? 0]);
  assist.entered(9, []);
  await settle();
  assist.insert(1);
  assist.insertPlain(1);
  assist.insert(2);
  expect(taken).toEqual([
    [true, "92", 1],
    [false, "92", 0],
    [false, "78", 0],
  ]);
});

test("what a repair did is said in words", () => {
  locale.choose("en", []);
  const repaired = MATCHES[0]?.repaired;
  if (!repaired) throw new Error("no repaired match");
  const [replaced] = repaired.replaced;
  if (!replaced) throw new Error("nothing replaced");
  expect(replacedWords(replaced)).toBe("10.000 → 15.000 (the memory has “10,000”)");
  expect(repairWords(repaired)).toBe("one thing left");
  expect(repairWords({ ...repaired, full: true })).toBe("all that differs was replaced");
  expect(repairWords({ full: false, left: [], replaced: [] })).toBe("tags were placed");
  const left = [
    { was: "12", is: "14", kind: "number", reason: "ambiguous" },
    { was: "", is: "echt", kind: null, reason: null },
    { was: "nu", is: "", kind: null, reason: null },
  ];
  expect(leftWords(left)).toBe("12 → 14 (it cannot be told which is meant)\n+ echt\n− nu");
});
