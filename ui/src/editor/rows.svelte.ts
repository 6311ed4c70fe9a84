// The segments of a job as the window has them: a signal for each, so that a change draws one row anew and not ten thousand.
import type { SegmentView, StateView } from "../api/contract.gen";
import { grouped } from "./grouped";
import { identity, plainText } from "./written";

/** One segment. `view` is replaced, never changed. */
export class Row {
  readonly index: number;
  /** First segment of its block. */
  readonly begins: boolean;
  readonly words: number;
  view: SegmentView = $state.raw() as SegmentView;

  constructor(view: SegmentView, index: number, begins: boolean) {
    this.view = view;
    this.index = index;
    this.begins = begins;
    this.words = countWords(plainText(view.source));
  }

  get id(): number {
    return this.view.id;
  }
}

/** How far the job is. */
export interface Progress {
  readonly total: number;
  readonly confirmed: number;
  readonly started: number;
  readonly wordsLeft: number;
}

/** All segments in document order. */
export class Rows {
  readonly list: readonly Row[];
  readonly #byId: ReadonlyMap<number, Row>;
  readonly #identical: ReadonlyMap<string, readonly Row[]>;
  readonly #counts: Record<StateView, number> = $state({ empty: 0, prefilled: 0, draft: 0, confirmed: 0 });
  #wordsLeft = $state(0);

  constructor(segments: readonly SegmentView[]) {
    this.list = segments.map((view, index) => new Row(view, index, segments[index - 1]?.block !== view.block));
    this.#byId = new Map(this.list.map((row) => [row.id, row]));
    this.#identical = grouped(this.list, (row) => sourceIdentity(row.view));
    const counts = { ...this.#counts };
    for (const row of this.list) {
      counts[row.view.state] += 1;
      if (row.view.state !== "confirmed") this.#wordsLeft += row.words;
    }
    Object.assign(this.#counts, counts);
  }

  get(id: number): Row | undefined {
    return this.#byId.get(id);
  }

  at(index: number): Row | undefined {
    return this.list[index];
  }

  /** Puts a segment's new view in its row. */
  replace(view: SegmentView): void {
    const row = this.#byId.get(view.id);
    if (!row) return;
    const before = row.view.state;
    row.view = view;
    if (before === view.state) return;
    this.#counts[before] -= 1;
    this.#counts[view.state] += 1;
    if (before === "confirmed") this.#wordsLeft += row.words;
    if (view.state === "confirmed") this.#wordsLeft -= row.words;
  }

  get progress(): Progress {
    return {
      total: this.list.length,
      confirmed: this.#counts.confirmed,
      started: this.#counts.draft,
      wordsLeft: this.#wordsLeft,
    };
  }

  /** The next segment that is not confirmed: after this one, then from the top. */
  nextOpen(after: number, count = 1): Row[] {
    const start = this.get(after)?.index ?? -1;
    const found: Row[] = [];
    for (let step = 1; step < this.list.length && found.length < count; step += 1) {
      const row = this.list[(start + step + this.list.length) % this.list.length];
      if (row && row.id !== after && row.view.state !== "confirmed") found.push(row);
    }
    return found;
  }

  /** The other segments with the same source. */
  identicalTo(row: Row): Row[] {
    return (this.#identical.get(sourceIdentity(row.view)) ?? []).filter((other) => other !== row);
  }
}

/** Words for people: runs of letters and digits, with what joins them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

function sourceIdentity(view: SegmentView): string {
  return identity(view.source, (number) => view.tags.find((tag) => tag.number === number)?.kind ?? "other");
}
