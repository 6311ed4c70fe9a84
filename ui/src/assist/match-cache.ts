// Keeps the matches of a few segments, so that they are there before the eye arrives.
// An entry is good until a memory changes; then the old one may still be shown while a new one is fetched.
import type { Matches } from "../api/contract.gen";
import { Lru } from "../editor/lru";
import { Turns } from "./turns";

const KEPT = 24;

/** Asks the memories about a segment; `ahead` where nobody waits for it yet. */
export type FetchMatches = (segment: number, ahead: boolean) => Promise<Matches>;

interface Entry {
  readonly answer: Promise<Matches>;
  readonly age: number;
}

export class MatchCache {
  readonly #fetch: FetchMatches;
  readonly #entries = new Lru<number, Entry>(KEPT);
  readonly #shown = new Lru<number, Matches>(KEPT);
  readonly #turns = new Turns();
  #ahead: readonly number[] = [];
  #age = 0;

  constructor(fetch: FetchMatches) {
    this.#fetch = fetch;
  }

  /**
   * The matches of a segment, asked for only when they are not known or out of date. It goes before everything that was to be
   * asked ahead, and a newer call overtakes it if it has not begun.
   */
  get(segment: number): Promise<Matches> {
    this.#ahead = [];
    return this.#known(segment, false);
  }

  /** What was last known of a segment, at once; may be out of date. */
  peek(segment: number): Matches | undefined {
    return this.#shown.get(segment);
  }

  /** Asks ahead, one after the other, until something else is asked; a failure shows when the segment is reached. */
  async prefetch(segments: readonly number[]): Promise<void> {
    this.#ahead = segments;
    for (const segment of segments) {
      if (this.#ahead !== segments) return;
      await this.#known(segment, true).catch(() => undefined);
    }
  }

  /** Everything known is out of date. */
  invalidate(): void {
    this.#age += 1;
  }

  #known(segment: number, ahead: boolean): Promise<Matches> {
    const known = this.#entries.get(segment);
    if (known && known.age === this.#age) return known.answer;
    const entry = { answer: this.#ask(segment, ahead), age: this.#age };
    this.#entries.set(segment, entry);
    entry.answer.catch(() => this.#forget(segment, entry));
    return entry.answer;
  }

  async #ask(segment: number, ahead: boolean): Promise<Matches> {
    const matches = await this.#turns.run(() => this.#fetch(segment, ahead));
    this.#shown.set(segment, matches);
    return matches;
  }

  #forget(segment: number, entry: Entry): void {
    if (this.#entries.get(segment) === entry) this.#entries.delete(segment);
  }
}
