// A job while it is open: which segment is active, what was typed, what is stored, and the verbs that keys and buttons share.
// Text travels one way: view -> typing queue -> program. Answers update rows and never touch the active text, except where the
// program changed it itself (undo, a propagated sentence, a match).
import { closeHistory, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";
import type {
  AppError,
  Change,
  Confirmed,
  JobStatus,
  JobView,
  MachineState,
  SegmentView,
  Undone,
} from "../api/contract.gen";
import type { Call } from "../api/call";
import { appError } from "../host/failure";
import type { Caret, Message, TargetView } from "./port";
import { markReplaced, replacedPlaces, type Replaced } from "./replaced";
import { Rows, type Row } from "./rows.svelte";
import { docFromWritten, writtenFromDoc, type TagAttrs } from "./schema";
import { SegmentStates } from "./states";
import { insertAllTags, insertNextTag, insertTag, missingTags, wrapWithPair } from "./tags";
import { TypingQueue, type Saving } from "./typing-queue";

const PREFETCHED = 3;
/** Marks a change of the text that another command carries to the program. */
export const CARRIED = "carried";

/** What the program did to a target that is taken. */
export interface Taken {
  readonly tagsGuessed?: boolean;
  readonly replaced?: readonly Replaced[];
}

/** What others do when the editor moves. */
export interface Hooks {
  /** A segment was entered; `ahead` are the next open ones. */
  entered(segment: number, ahead: readonly number[]): void;
}

export class JobController {
  readonly job: JobView;
  readonly rows: Rows;
  readonly states: SegmentStates;
  readonly readOnly: boolean;
  active: Row | undefined = $state.raw();
  /** Written form of the active target, also what is not stored yet. */
  text = $state("");
  missing: readonly TagAttrs[] = $state.raw([]);
  saving: Saving = $state("saved");
  saveError: AppError | undefined = $state.raw();
  status: JobStatus = $state.raw() as JobStatus;
  machine: MachineState = $state.raw() as MachineState;
  notice: Message | undefined = $state.raw();
  /** What went wrong with the last command; typing goes on. */
  problem: AppError | undefined = $state.raw();
  hooks: Hooks | undefined;

  readonly #call: Call;
  readonly #queue: TypingQueue;
  #view: TargetView | undefined;
  #order: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(job: JobView, call: Call, states = new SegmentStates()) {
    this.job = job;
    this.rows = new Rows(job.segments);
    this.states = states;
    this.readOnly = job.writer !== null;
    this.status = job.status;
    this.machine = job.machine;
    this.#call = call;
    this.#queue = new TypingQueue(
      (segment, target) => this.#store(segment, target),
      (saving, error) => {
        this.saving = saving;
        this.saveError = error as AppError | undefined;
      },
    );
  }

  /** Gives the controller its view and enters the segment where the translator was. */
  attach(view: TargetView): void {
    this.#view = view;
    const start = this.rows.get(this.job.place ?? -1) ?? this.rows.list.find((row) => row.view.state !== "confirmed");
    const first = start ?? this.rows.at(0);
    if (first) this.activate(first.id, "end");
  }

  // Moving

  /** Enters a segment; the text of the one that is left goes to the file at once. */
  activate(id: number, caret: Caret = "kept"): void {
    const row = this.rows.get(id);
    if (!row) return;
    if (this.active && this.active !== row) this.#leave(this.active);
    const moved = this.active !== row;
    this.active = row;
    this.#show(row, caret);
    this.#view?.focus();
    if (!moved) return;
    this.hooks?.entered(
      id,
      this.rows.nextOpen(id, PREFETCHED).map((next) => next.id),
    );
    if (!this.readOnly) void this.#quietly(() => this.#call("job_place", { job: this.job.job, segment: id }));
  }

  /** To the segment before or after. */
  step(by: 1 | -1): void {
    const next = this.active && this.rows.at(this.active.index + by);
    if (next) this.activate(next.id);
  }

  /** To the next segment that is not confirmed. */
  toNextOpen(): void {
    const next = this.active && this.rows.nextOpen(this.active.id)[0];
    if (next) this.activate(next.id, "end");
    else this.say({ id: "editor-all-confirmed" });
  }

  /** To the segment with this number. */
  toNumber(number: number): boolean {
    const row = this.rows.list.find((candidate) => candidate.view.number === number);
    if (row) this.activate(row.id, "end");
    return row !== undefined;
  }

  focus(): void {
    this.#view?.focus();
  }

  // Typing

  /** The view tells of each change of its state. */
  viewChanged(state: EditorState, transaction: Transaction): void {
    const row = this.active;
    if (!row) return;
    this.states.keep(row.id, state);
    if (!transaction.docChanged) return;
    this.text = writtenFromDoc(state.doc);
    this.missing = missingTags(state.doc, row.view.tags);
    if (this.readOnly || transaction.getMeta(CARRIED) === true) return;
    if (row.view.state !== "draft") this.rows.replace({ ...row.view, state: "draft" });
    this.#queue.typed(row.id, this.text);
    this.notice = undefined;
  }

  /** Runs an editing command on the active target. */
  run(command: Command): boolean {
    const view = this.#view;
    if (!view || this.readOnly || view.composing) return false;
    view.sync();
    return command(view.state, (tr) => view.dispatch(tr));
  }

  nextTag(): boolean {
    return this.run(insertNextTag(this.#tags));
  }

  allTags(): boolean {
    return this.run(insertAllTags(this.#tags));
  }

  wrap(number: number): boolean {
    return this.run(wrapWithPair(this.#tags, number));
  }

  tag(tag: TagAttrs): boolean {
    const done = this.run(insertTag(this.#tags, tag));
    this.focus();
    return done;
  }

  insertText(text: string): boolean {
    return this.run((state, dispatch) => {
      dispatch?.(state.tr.insertText(text).scrollIntoView());
      return true;
    });
  }

  // Operations

  /** Takes a whole target that was not typed. */
  setTarget(target: string, origin: string, { tagsGuessed = false, replaced = [] }: Taken = {}): void {
    const row = this.active;
    const view = this.#view;
    if (!row || !view || this.readOnly || view.composing) return;
    view.sync();
    const doc = docFromWritten(target, row.view.tags);
    const tr = closeHistory(view.state.tr)
      .replaceWith(0, view.state.doc.content.size, doc.content)
      .setMeta(CARRIED, true);
    markReplaced(tr, replacedPlaces(writtenFromDoc(doc), replaced));
    view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
    view.dispatch(closeHistory(view.state.tr));
    const text = writtenFromDoc(view.state.doc);
    const flags = { tags_guessed: tagsGuessed, needs_look: replaced.length > 0 };
    this.rows.replace({ ...row.view, target: text, state: "draft", origin, ...flags });
    const request = { job: this.job.job, segment: row.id, target: text, origin, ...flags };
    this.#carry(
      row.id,
      text,
      () => this.#call("segment_set", request),
      (change) => this.#applyTyped(change),
    );
    this.focus();
  }

  copySource(): void {
    if (this.active) this.setTarget(this.active.view.source, "typed");
  }

  /** Takes the segment out of its repetitions, so that they are not filled with it nor it with them; or puts it back. */
  async toggleApart(): Promise<void> {
    const row = this.active;
    if (!row || this.readOnly || this.rows.identicalTo(row).length === 0) return;
    const apart = !row.view.apart;
    try {
      const request = { job: this.job.job, segment: row.id, apart };
      this.#applyTyped(await this.command(() => this.#call("segment_apart", request)));
      this.say({ id: apart ? "editor-apart" : "editor-together", args: { number: row.view.number } });
    } catch (error) {
      this.fail(error);
    }
  }

  /** Confirms and goes on. The next segment is there in this frame; the program is told behind it. */
  confirm(): void {
    const row = this.active;
    if (!row || this.readOnly || this.#view?.composing) return;
    this.#view?.sync();
    const target = this.text;
    if (target.trim() === "") return this.say({ id: "editor-confirm-empty" });
    this.rows.replace({ ...row.view, target, state: "confirmed", needs_look: false });
    const guess = this.rows.nextOpen(row.id)[0];
    const request = { job: this.job.job, segment: row.id, target };
    this.#carry(
      row.id,
      target,
      () => this.#call("segment_confirm", request),
      (done) => this.#confirmed(row, guess, done),
    );
    if (guess) this.activate(guess.id, "end");
  }

  undo(): Promise<void> {
    return this.#back("job_undo", undo, undoDepth);
  }

  redo(): Promise<void> {
    return this.#back("job_redo", redo, redoDepth);
  }

  /** Runs another command after everything typed is stored. */
  async command<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.flush();
    return this.#inOrder(work);
  }

  /** Fills the job's machine settings. */
  async allow(endpoint: string | null, embargo: boolean): Promise<void> {
    this.machine = await this.command(() => this.#call("job_machine", { job: this.job.job, endpoint, embargo }));
  }

  /** Stores what was typed; answers whether it is all in the file. */
  flush(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** Stores and closes. False: something could not be stored, and the job stays open. */
  async close(): Promise<boolean> {
    if (this.#closed) return true;
    // A confirm that fails while it is waited for gives its text back to the queue.
    do {
      if (!(await this.flush())) return false;
      await this.#order;
    } while (!this.#queue.isEmpty);
    await this.#quietly(() => this.#call("job_close", { job: this.job.job }));
    this.#closed = true;
    this.#queue.stop();
    return true;
  }

  say(notice: Message): void {
    this.notice = notice;
  }

  /** Shows that a command failed. */
  fail(error: unknown): void {
    this.problem = appError(error);
  }

  // Within

  get #tags() {
    return this.active?.view.tags ?? [];
  }

  #leave(row: Row): void {
    if (row.view.target !== this.text) this.rows.replace({ ...row.view, target: this.text });
    void this.flush();
  }

  #show(row: Row, caret: Caret): void {
    const target = this.#queue.pending(row.id) ?? row.view.target;
    const state = this.states.of(row.view, target);
    this.text = writtenFromDoc(state.doc);
    this.missing = missingTags(state.doc, row.view.tags);
    this.#view?.show(row.view, state, caret);
  }

  async #store(segment: number, target: string): Promise<void> {
    const change = await this.#inOrder(() => this.#call("segment_type", { job: this.job.job, segment, target }));
    this.#applyTyped(change);
  }

  /**
   * Sends text by a command other than typing; if that fails the text is typed text again, and is tried again.
   * What was typed before is stored first, as a step of its own, so that undoing the command does not undo the typing too.
   */
  #carry<Result>(segment: number, text: string, work: () => Promise<Result>, done: (result: Result) => void): void {
    const typed = this.#queue.take(segment);
    this.saving = "waiting";
    const both = async () => {
      if (typed !== undefined) await this.#call("segment_type", { job: this.job.job, segment, target: typed });
      return work();
    };
    this.#inOrder(both).then(
      (result) => {
        if (this.#queue.isEmpty) this.saving = "saved";
        done(result);
      },
      (error: unknown) => {
        this.fail(error);
        const row = this.rows.get(segment);
        if (row) this.rows.replace({ ...row.view, target: this.#queue.pending(segment) ?? text, state: "draft" });
        if (this.#queue.pending(segment) === undefined) this.#queue.typed(segment, text);
      },
    );
  }

  #confirmed(row: Row, guess: Row | undefined, done: Confirmed): void {
    this.#applyOutside(done.change);
    const filled = done.change.segments.length - 1;
    const number = row.view.number;
    if (done.next === null) this.say({ id: "editor-all-confirmed" });
    else if (filled > 0) this.say({ id: "editor-confirmed-filled", args: { number, count: filled } });
    else this.say({ id: done.stored ? "editor-confirmed" : "editor-confirmed-waiting", args: { number } });
    const stayed = this.active === (guess ?? row);
    if (done.next !== null && done.next !== guess?.id && stayed) this.activate(done.next, "end");
  }

  async #back(name: "job_undo" | "job_redo", command: Command, depth: (state: EditorState) => unknown): Promise<void> {
    const view = this.#view;
    if (!view || this.readOnly || view.composing) return;
    if (Number(depth(view.state)) > 0) {
      this.run(command);
      return;
    }
    if (!(await this.flush())) return;
    try {
      await this.#backInJob(name);
    } catch (error) {
      this.fail(error);
    }
  }

  /** A typing step whose text the view took back already changes nothing; the person meant the one before. */
  async #backInJob(name: "job_undo" | "job_redo", tries = 3): Promise<void> {
    const undone = await this.#inOrder(() => this.#call(name, { job: this.job.job }));
    const idle = undone.what !== null && undone.change.segments.every((segment) => this.#shows(segment));
    this.#undone(undone);
    if (idle && tries > 1) return this.#backInJob(name, tries - 1);
    const nothing = name === "job_undo" ? "editor-nothing-to-undo" : "editor-nothing-to-redo";
    if (undone.what === null) return this.say({ id: nothing });
    this.say({ id: name === "job_undo" ? "editor-undone" : "editor-redone", args: { what: undone.what } });
  }

  #shows(segment: SegmentView): boolean {
    const view = this.rows.get(segment.id)?.view;
    const confirmed = view?.state === "confirmed" || segment.state === "confirmed";
    return view?.target === segment.target && (view.state === segment.state || !confirmed);
  }

  #undone(undone: Undone): void {
    for (const segment of undone.change.segments) this.states.forget(segment.id);
    this.#applyOutside(undone.change);
    if (undone.focus !== null) this.activate(undone.focus, "end");
  }

  /** Answers about text that came from here: the text is not touched. */
  #applyTyped(change: Change): void {
    this.status = change.status;
    for (const segment of change.segments) {
      const target = segment.id === this.active?.id ? this.text : (this.#queue.pending(segment.id) ?? segment.target);
      this.rows.replace({ ...segment, target });
    }
  }

  /** Changes that the program made. Text that is not stored yet is newer and stays. */
  #applyOutside(change: Change): void {
    this.status = change.status;
    for (const segment of change.segments) {
      if (this.#queue.pending(segment.id) !== undefined) continue;
      this.rows.replace(segment);
      if (segment.id !== this.active?.id || segment.target === this.text || this.#view?.composing) continue;
      this.#show(this.active, "end");
    }
  }

  /** The program gets writing commands one after the other, in the order in which they were meant. */
  #inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#order.then(work);
    this.#order = result.catch(() => undefined);
    return result;
  }

  async #quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch {
      // A place that was not noted is no harm; what matters is told by the commands that matter.
    }
  }
}
