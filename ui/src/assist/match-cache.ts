// Keeps the matches of a few segments, so that they are there before the eye arrives.
// An entry is good until a memory changes; then the old one may still be shown while a new one is fetched.
import type { Matches } from "../api/contract.gen";
import { Lru } from "../editor/lru";

const KEPT = 24;

/** Asks the memories about a segment. */
export type FetchMatches = (segment: number) => Promise<Matches>;

interface Entry {
  readonly answer: Promise<Matches>;
  readonly age: number;
}

export class MatchCache {
  readonly #fetch: FetchMatches;
  readonly #entries = new Lru<number, Entry>(KEPT);
  readonly #shown = new Lru<number, Matches>(KEPT);
  #age = 0;

  constructor(fetch: FetchMatches) {
    this.#fetch = fetch;
  }

  /** The matches of a segment, asked for only when they are not known or out of date. */
  get(segment: number): Promise<Matches> {
    const known = this.#entries.get(segment);
    if (known && known.age === this.#age) return known.answer;
    const answer = this.#ask(segment);
    this.#entries.set(segment, { answer, age: this.#age });
    return answer;
  }

  /** What was last known of a segment, at once; may be out of date. */
  peek(segment: number): Matches | undefined {
    return this.#shown.get(segment);
  }

  /** Asks ahead; a failure shows when the segment is reached. */
  prefetch(segments: readonly number[]): void {
    for (const segment of segments) this.get(segment).catch(() => undefined);
  }

  /** Everything known is out of date. */
  invalidate(): void {
    this.#age += 1;
  }

  async #ask(segment: number): Promise<Matches> {
    try {
      const matches = await this.#fetch(segment);
      this.#shown.set(segment, matches);
      return matches;
    } catch (error) {
      this.#entries.delete(segment);
      throw error;
    }
  }
}
