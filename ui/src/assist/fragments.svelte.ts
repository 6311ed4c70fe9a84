// The parts of a segment that the memories hold, asked for when no match came. What is not the active segment's is not shown.
import type { Command } from "prosemirror-state";
import type { Call } from "../api/call";
import type { FragmentView } from "../api/contract.gen";
import { Lru } from "../editor/lru";

const KEPT = 24;

export class FragmentFinder {
  fragments: readonly FragmentView[] = $state.raw([]);

  readonly #call: Call;
  readonly #job: string;
  readonly #kept = new Lru<number, readonly FragmentView[]>(KEPT);
  #segment: number | undefined;
  #age = 0;

  constructor(job: string, call: Call) {
    this.#job = job;
    this.#call = call;
  }

  /** The translations that can be taken with one key, in the order in which they are shown. */
  get told(): readonly string[] {
    return this.fragments.map(({ translation }) => translation).filter((translation) => translation !== null);
  }

  /** Shows what is known of a segment that has no match, and asks if nothing is. Without an answer nothing is shown. */
  async find(segment: number): Promise<void> {
    this.#segment = segment;
    const known = this.#kept.get(segment);
    this.fragments = known ?? [];
    if (known) return;
    const age = this.#age;
    try {
      const { fragments } = await this.#call("segment_fragments", { job: this.#job, segment });
      if (age === this.#age) this.#kept.set(segment, fragments);
      if (segment === this.#segment) this.fragments = fragments;
    } catch {
      // Overtaken, or the memory cannot be read, which the question about matches has said already.
    }
  }

  /** The segment is left, or has a match. */
  hide(): void {
    this.#segment = undefined;
    this.fragments = [];
  }

  /** A memory has changed. */
  forget(): void {
    this.#age += 1;
    this.#kept.clear();
  }
}

/** Puts words where the caret is, parted by spaces from words that stand right beside them. */
export function insertWords(words: string): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const beside = (start: number, end: number) => state.doc.textBetween(start, end, " ", " ");
    const before = /[\p{L}\p{N},;:.!?]/u.test(beside(Math.max(0, from - 1), from)) ? " " : "";
    const after = /[\p{L}\p{N}]/u.test(beside(to, Math.min(to + 1, state.doc.content.size))) ? " " : "";
    dispatch?.(state.tr.insertText(`${before}${words}${after}`).scrollIntoView());
    return true;
  };
}
