// The program as far as the editor calls it, in a few lines: it keeps segments, confirms, fills identical ones and undoes.
// For tests of the editor's own rules only; the real program is tested against the real window.
import type { Call } from "../../src/api/call";
import type {
  Change,
  Commands,
  EndpointInfo,
  FragmentView,
  JobView,
  Matches,
  SegmentView,
} from "../../src/api/contract.gen";
import { MATCHES } from "./job";

type Answers = { [Name in keyof Commands]?: (request: Commands[Name]["request"]) => Commands[Name]["response"] };

interface Step {
  readonly what: string;
  readonly focus: number;
  readonly before: SegmentView[];
  readonly after: SegmentView[];
}

export class TestProgram {
  readonly calls: { name: string; request: Record<string, unknown> }[] = [];
  endpoints: EndpointInfo[] = [];
  matches: Matches["matches"] = MATCHES;
  fragments: FragmentView[] = [];
  /** Commands that fail, with the error code. */
  readonly failing = new Map<string, string>();
  /** Milliseconds before an answer. */
  delay = 0;

  readonly #segments: Map<number, SegmentView>;
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  #saves = 0;

  constructor(job: JobView) {
    this.#segments = new Map(job.segments.map((segment) => [segment.id, segment]));
  }

  readonly call: Call = async (name, request) => {
    this.calls.push({ name, request: request as Record<string, unknown> });
    await new Promise((resolve) =>
      this.delay > 0 ? setTimeout(resolve, this.delay) : queueMicrotask(() => resolve(undefined)),
    );
    const code = this.failing.get(name);
    if (code !== undefined) throw { code, message: `${name} failed`, hint: "", args: {} };
    const answer = this.answers[name];
    if (!answer) throw { code: "not-yet", message: name, hint: "", args: {} };
    return (answer as (request: unknown) => unknown)(request) as never;
  };

  segment(id: number): SegmentView {
    const segment = this.#segments.get(id);
    if (!segment) throw new Error(`no segment ${String(id)}`);
    return segment;
  }

  /** The names of the commands that were called, without those that only look. */
  get writes(): string[] {
    return this.calls
      .map(({ name }) => name)
      .filter((name) => /^(segment_(type|set|confirm)|job_(undo|redo|close))$/.test(name));
  }

  readonly answers: Answers = {
    job_place: () => ({}),
    job_close: () => ({}),
    job_machine: ({ endpoint, embargo }) => ({ endpoint, embargo }),
    job_ledger: () => ({ entries: [] }),
    job_undo: () => this.#move(this.#done, this.#undone, (step) => step.before),
    job_redo: () => this.#move(this.#undone, this.#done, (step) => step.after),
    memory_list: () => ({ memories: [] }),
    endpoint_list: () => ({ endpoints: this.endpoints }),
    concordance: () => ({ hits: [], pending: 0, micros: 1 }),
    segment_type: ({ segment, target }) => this.#type(segment, target),
    segment_set: ({ segment, target, origin, tags_guessed, needs_look }) =>
      this.#operation("set", segment, [
        { ...this.segment(segment), target, origin, tags_guessed, needs_look, state: "draft" },
      ]),
    segment_confirm: ({ segment, target }) => {
      const before = this.segment(segment);
      const filled = [...this.#segments.values()]
        .filter((other) => other.id !== segment && other.source === before.source && other.target === "")
        .filter((other) => !before.apart && !other.apart)
        .map((other) => ({ ...other, target, origin: "100", state: "prefilled" as const }));
      const change = this.#operation("confirm", segment, [
        { ...before, target, state: "confirmed", needs_look: false },
        ...filled,
      ]);
      return { change, next: this.#next(segment), stored: true };
    },
    segment_apart: ({ segment, apart }) => this.#operation("mark", segment, [{ ...this.segment(segment), apart }]),
    segment_matches: ({ segment }) => ({ segment, matches: segment === 9 ? this.matches : [], micros: 180 }),
    segment_fragments: ({ segment }) => ({ segment, fragments: this.fragments, micros: 900 }),
    segment_machine: ({ segment }) => ({
      segment,
      target: "Operators that let a train fall out risk a fine of 15,000 euros.",
      tags_guessed: false,
      endpoint: this.endpoints[0]?.name ?? "",
      host: this.endpoints[0]?.host ?? "",
    }),
  };

  #type(id: number, target: string): Change {
    const state = target === "" ? "empty" : "draft";
    return this.#operation("type", id, [
      { ...this.segment(id), target, state, origin: this.segment(id).origin ?? "typed" },
    ]);
  }

  #operation(what: string, focus: number, after: SegmentView[]): Change {
    const last = this.#done.at(-1);
    const before = after.map((segment) => this.segment(segment.id));
    if (what === "type" && last?.what === "type" && last.focus === focus) this.#done.pop();
    const first = what === "type" && last?.what === "type" && last.focus === focus ? last.before : before;
    this.#done.push({ what, focus, before: first, after });
    this.#undone.length = 0;
    return this.#put(after);
  }

  #move(from: Step[], to: Step[], pick: (step: Step) => SegmentView[]): Commands["job_undo"]["response"] {
    const step = from.pop();
    if (!step) return { change: this.#put([]), what: null, focus: null };
    to.push(step);
    return { change: this.#put(pick(step)), what: step.what, focus: step.focus };
  }

  #put(segments: SegmentView[]): Change {
    for (const segment of segments) this.#segments.set(segment.id, segment);
    this.#saves += 1;
    const saved = new Date(Date.UTC(2026, 10, 23, 13, 2, 11 + this.#saves)).toISOString();
    return {
      segments,
      status: { can_undo: this.#done.length > 0, can_redo: this.#undone.length > 0, saved, waiting: 0 },
    };
  }

  #next(after: number): number | null {
    const list = [...this.#segments.values()];
    const at = list.findIndex((segment) => segment.id === after);
    const round = [...list.slice(at + 1), ...list.slice(0, at)];
    return round.find((segment) => segment.state !== "confirmed")?.id ?? null;
  }
}
