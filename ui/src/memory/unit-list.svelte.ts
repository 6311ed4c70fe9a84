// The units of a memory, or of all of them, as the list needs them: by a question that follows what one types.
import { call, type Call } from "../api/call";
import type { UnitFilter, UnitSort, UnitView } from "../api/contract.gen";
import { PagedList } from "./paged-list.svelte";
import { Question } from "./question.svelte";

export const PAGE = 100;
const SEARCH_AFTER_MS = 70;

/** A question as it was asked. */
export interface AskedUnits {
  readonly memory: string | null;
  readonly filter: UnitFilter;
  readonly sort: UnitSort;
  readonly narrowed: boolean;
}

export class UnitList {
  /** None stands for all memories. */
  memory: string | null = $state(null);
  readonly question = new Question();
  readonly rows: PagedList<UnitView, AskedUnits>;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(caller: Call = call) {
    this.rows = new PagedList(PAGE, async ({ memory, filter, sort }, offset, limit) => {
      const { units, ...answer } = await caller("memory_units", { memory, filter, sort, offset, limit });
      return { items: units, ...answer };
    });
  }

  /** The words that the present rows were found by. */
  get searched(): string {
    return this.rows.answered?.filter.words ?? "";
  }

  show(memory: string | null): void {
    this.memory = memory;
    this.question.clear();
    this.rows.clear();
    this.ask();
  }

  /** As one types. */
  search(words: string): void {
    this.question.words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(), SEARCH_AFTER_MS);
  }

  ask(): void {
    clearTimeout(this.#timer);
    const { question, memory } = this;
    this.rows.ask({ memory, filter: question.filter(), sort: question.sort, narrowed: question.narrowed });
  }

  /** Puts a unit as it is now in place of how it was. */
  replace(unit: UnitView): void {
    this.rows.replace((known) => (isSame(known, unit) ? unit : known));
  }
}

/** Whether two views are of one unit. */
export function isSame(one: UnitKey, other: UnitKey | undefined): boolean {
  return one.unit === other?.unit && one.memory === other.memory;
}

/** What tells one unit from another. */
export type UnitKey = Pick<UnitView, "memory" | "unit">;
