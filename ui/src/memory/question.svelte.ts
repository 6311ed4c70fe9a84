// What is asked of a memory: words, filters and an order. A copy of it goes with every request, so that an answer can be told from
// one to an older question.
import type { SideView, UnitFilter, UnitSort } from "../api/contract.gen";
import { midnight, rangeOf } from "./day-range";

/** The part of the filter that chips choose; words have a field of their own. */
export interface Chips {
  readonly side: SideView | null;
  readonly kind: UnitFilter["kind"];
  readonly origin: string | null;
  readonly author: string | null;
  readonly document: string | null;
  /** `from to`, such as `nl en-GB`. */
  readonly pair: string | null;
  readonly when: When | null;
}

/** `today`, `week`, `month`, a year, or the days of a range: `2026-01-31..2026-02-03`, of which one may be left out. */
export type When = "today" | "week" | "month" | `${number}` | `${string}..${string}`;

export const NO_CHIPS: Chips = {
  side: null,
  kind: "all",
  origin: null,
  author: null,
  document: null,
  pair: null,
  when: null,
};

const DAYS: Readonly<Record<string, number>> = { today: 0, week: 6, month: 29 };

export class Question {
  words = $state("");
  chips: Chips = $state.raw(NO_CHIPS);
  sort: UnitSort = $state("newest");

  /** Whether anything but the order is asked. */
  get narrowed(): boolean {
    return this.words.trim() !== "" || this.chosen > 0;
  }

  /** How many chips are chosen. */
  get chosen(): number {
    return (Object.keys(NO_CHIPS) as (keyof Chips)[]).filter((name) => this.chips[name] !== NO_CHIPS[name]).length;
  }

  choose(change: Partial<Chips>): void {
    this.chips = { ...this.chips, ...change };
  }

  clear(): void {
    this.words = "";
    this.chips = NO_CHIPS;
  }

  filter(now = new Date()): UnitFilter {
    const { side, kind, origin, author, document, pair, when } = this.chips;
    const [from = null, to = null] = pair?.split(" ") ?? [];
    return { words: this.words.trim(), side, kind, origin, author, document, from, to, ...span(when, now) };
  }
}

/** Days are those of the person's clock. */
export function span(when: When | null, now: Date): { since: string | null; until: string | null } {
  if (when === null) return { since: null, until: null };
  const range = rangeOf(when);
  if (range) {
    const { first, last } = range;
    return { since: first ? midnight(first) : null, until: last ? midnight(last, 1) : null };
  }
  const days = DAYS[when];
  if (days === undefined) {
    const year = Number(when);
    return { since: new Date(year, 0, 1).toISOString(), until: new Date(year + 1, 0, 1).toISOString() };
  }
  return { since: new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toISOString(), until: null };
}
