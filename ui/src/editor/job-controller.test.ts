import type { EditorState, Transaction } from "prosemirror-state";
import { TextSelection } from "prosemirror-state";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { testJob } from "../../test/editor/job";
import { TestProgram } from "../../test/editor/program";
import type { JobView, SegmentView } from "../api/contract.gen";
import { JobController } from "./job-controller.svelte";
import type { Caret, TargetView } from "./port";
import { writtenFromDoc } from "./schema";

/** The editing view without a window. */
class PlainView implements TargetView {
  state!: EditorState;
  composing = false;
  shown: number[] = [];
  readonly #editor: JobController;

  constructor(editor: JobController) {
    this.#editor = editor;
  }

  show(segment: SegmentView, state: EditorState, caret: Caret): void {
    this.shown.push(segment.id);
    this.state = caret === "end" ? state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc))) : state;
  }

  dispatch(transaction: Transaction): void {
    this.state = this.state.apply(transaction);
    this.#editor.viewChanged(this.state, transaction);
  }

  sync(): void {
    // There is no browser that could know more.
  }

  focus(): void {
    // There is no window to have the focus.
  }

  type(text: string): void {
    this.dispatch(this.state.tr.insertText(text));
  }

  get text(): string {
    return writtenFromDoc(this.state.doc);
  }
}

let program: TestProgram;
let editor: JobController;
let view: PlainView;

function open(more: Partial<JobView> = {}): void {
  const job = testJob(more);
  program = new TestProgram(job);
  editor = new JobController(job, program.call);
  view = new PlainView(editor);
  editor.attach(view);
}

/** Lets time pass in small steps, between which answers arrive. */
async function settle(ms = 20): Promise<void> {
  for (let step = 0; step < 10; step += 1) await vi.advanceTimersByTimeAsync(ms / 10);
}

beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(async () => {
  program.failing.clear();
  await settle(20_000);
  vi.useRealTimers();
});

test("it opens where the translator was", () => {
  expect(editor.active?.id).toBe(9);
  expect(view.text).toContain("Operators that cancel a train");
});

test("typing reaches the program, and the answer leaves the text and its undo alone", async () => {
  editor.activate(11);
  view.type("A");
  await settle(350);
  view.type("B");
  const before = view.state;
  await settle(400);
  expect(program.segment(11).target).toBe("AB");
  expect(view.state).toBe(before);
  expect(editor.saving).toBe("saved");
  expect(editor.rows.get(11)?.view.state).toBe("draft");
});

test("leaving a segment stores it at once, and its undo is there on coming back", async () => {
  editor.activate(11);
  view.type("A");
  editor.activate(12);
  await settle();
  expect(program.segment(11).target).toBe("A");
  editor.activate(11);
  await editor.undo();
  expect(view.text).toBe("");
});

test("confirm goes on in the same moment, and identical segments are filled", async () => {
  editor.activate(5);
  editor.confirm();
  expect(editor.active?.id).toBe(9);
  await settle();
  expect(editor.rows.get(25)?.view.target).toBe("Vereniging Nachtspoor reports this today.");
  expect(editor.rows.get(25)?.view.state).toBe("prefilled");
  expect(editor.notice?.id).toBe("editor-confirmed-filled");
});

test("a segment that is translated apart is not filled, and can be put back", async () => {
  editor.activate(25);
  await editor.toggleApart();
  expect(editor.rows.get(25)?.view.apart).toBe(true);
  expect(editor.notice?.id).toBe("editor-apart");
  editor.activate(5);
  editor.confirm();
  await settle();
  expect(editor.rows.get(5)?.view.state).toBe("confirmed");
  expect(editor.rows.get(25)?.view.state).toBe("empty");
  editor.activate(25);
  await editor.toggleApart();
  expect(editor.rows.get(25)?.view.apart).toBe(false);
});

test("a segment that stands alone has nothing to be apart from", async () => {
  const alone = editor.rows.list.find((row) => editor.rows.identicalTo(row).length === 0);
  editor.activate(alone?.id ?? 0);
  await editor.toggleApart();
  expect(alone?.view.apart).toBe(false);
});

test("confirm stores what was typed as a step of its own, in order and once", async () => {
  editor.activate(11);
  view.type("A quote.");
  editor.confirm();
  await settle(1000);
  expect(program.writes).toEqual(["segment_type", "segment_confirm"]);
  expect(program.segment(11)).toMatchObject({ target: "A quote.", state: "confirmed" });
  await editor.undo();
  expect(program.segment(11)).toMatchObject({ target: "A quote.", state: "draft" });
});

test("an empty target is not confirmed", async () => {
  editor.activate(11);
  editor.confirm();
  await settle();
  expect(program.writes).toEqual([]);
  expect(editor.active?.id).toBe(11);
});

test("a confirm that fails leaves a draft whose text is stored as soon as that can be", async () => {
  editor.activate(11);
  view.type("Kept");
  program.failing.set("segment_confirm", "memory-damaged");
  editor.confirm();
  await settle(1000);
  expect(editor.problem?.code).toBe("memory-damaged");
  expect(editor.rows.get(11)?.view.state).toBe("draft");
  expect(program.segment(11).target).toBe("Kept");
});

test("undo first takes back typing, then the job's operations, and shows where", async () => {
  editor.activate(10);
  editor.confirm();
  await settle();
  expect(editor.active?.id).toBe(11);
  view.type("x");
  await editor.undo();
  expect(view.text).toBe("");
  expect(program.writes).not.toContain("job_undo");
  await settle(400);
  await editor.undo();
  expect(editor.active?.id).toBe(10);
  expect(editor.rows.get(10)?.view.state).toBe("prefilled");
  expect(editor.notice).toEqual({ id: "editor-undone", args: { what: "confirm" } });
  await editor.redo();
  expect(editor.rows.get(10)?.view.state).toBe("confirmed");
});

test("after an undo in the job the text is the program's", async () => {
  editor.activate(11);
  view.type("One");
  await settle(400);
  editor.activate(12);
  await editor.undo();
  expect(editor.active?.id).toBe(11);
  expect(view.text).toBe("");
  expect(program.segment(11).target).toBe("");
});

test("a match replaces the target in one step, which one undo takes back", async () => {
  editor.activate(11);
  view.type("mine");
  editor.setTarget("The match", "92");
  await settle();
  expect(program.segment(11)).toMatchObject({ target: "The match", origin: "92" });
  await editor.undo();
  expect(view.text).toBe("mine");
  await settle(400);
  expect(program.segment(11).target).toBe("mine");
});

test("a store that fails is shown and tried again, and nothing is lost", async () => {
  program.failing.set("segment_type", "disk-full");
  editor.activate(11);
  view.type("Kept");
  await settle(400);
  expect(editor.saving).toBe("failed");
  expect(editor.saveError?.code).toBe("disk-full");
  expect(await editor.close()).toBe(false);
  editor.activate(12);
  editor.activate(11);
  expect(view.text).toBe("Kept");
  program.failing.clear();
  await settle(10_000);
  expect(program.segment(11).target).toBe("Kept");
  expect(await editor.close()).toBe(true);
  expect(program.writes.at(-1)).toBe("job_close");
});

test("an answer that fills the active segment does not touch text that was typed there meanwhile", async () => {
  program.delay = 50;
  editor.activate(5);
  editor.confirm();
  editor.activate(25);
  view.type("Mine");
  await settle(1000);
  expect(view.text).toBe("Mine");
  expect(program.segment(25).target).toBe("Mine");
});

test("nothing is dispatched while an input method is at work", () => {
  view.composing = true;
  const before = view.state;
  editor.nextTag();
  editor.confirm();
  editor.setTarget("no", "100");
  expect(view.state).toBe(before);
});

test("a job that another writes can only be read", async () => {
  open({ writer: "Persklaar (4711)" });
  editor.confirm();
  editor.setTarget("no", "100");
  await editor.undo();
  await settle(1000);
  expect(program.calls.filter(({ name }) => name !== "segment_matches")).toEqual([]);
});

test("progress counts words that are left", async () => {
  const before = editor.rows.progress;
  editor.activate(10);
  editor.confirm();
  await settle();
  const after = editor.rows.progress;
  expect(after.confirmed).toBe(before.confirmed + 1);
  expect(after.wordsLeft).toBe(before.wordsLeft - 9);
});
