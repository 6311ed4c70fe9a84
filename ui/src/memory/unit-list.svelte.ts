// The units of a memory as the list needs them: a page at a time, for what is in sight, and again when the memory changed.
import { call, type Call } from "../api/call";
import type { AppError, UnitFilter, Units, UnitView } from "../api/contract.gen";
import { appError } from "../host";

export const PAGE = 100;
/** A browser cannot draw a page of any height; beyond this one searches. */
export const MOST_ROWS = 200_000;
const SEARCH_AFTER_MS = 120;
const EVERYTHING: UnitFilter = {
  words: "",
  side: null,
  kind: "all",
  origin: null,
  author: null,
  document: null,
  from: null,
  to: null,
  since: null,
  until: null,
};

export class UnitList {
  memory = $state("");
  filter = $state("");
  /** The words that the present rows were found by; a moment behind `filter`. */
  shown = $state("");
  total = $state(0);
  micros = $state(0);
  /** Whether the first page of the present question is here. */
  ready = $state(false);
  error: AppError | undefined = $state.raw();

  #pages: ReadonlyMap<number, readonly UnitView[]> = $state.raw(new Map());
  readonly #asked = new Set<number>();
  readonly #call: Call;
  #question = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seen: readonly [number, number] = [0, 0];

  constructor(caller: Call = call) {
    this.#call = caller;
  }

  get rows(): number {
    return Math.min(this.total, MOST_ROWS);
  }

  at(index: number): UnitView | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  show(memory: string, filter = ""): void {
    clearTimeout(this.#timer);
    this.memory = memory;
    this.filter = filter;
    this.total = 0;
    this.#pages = new Map();
    this.#ask();
  }

  /** As one types; the old finds stay until the new ones are here. */
  search(words: string): void {
    this.filter = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), SEARCH_AFTER_MS);
  }

  /** Asks for what is in sight once more. */
  refresh(): void {
    if (this.memory !== "") this.#ask(this.#seen);
  }

  /** Loads what a part of the list needs. */
  want(first: number, last: number): void {
    this.#seen = [first, last];
    if (!this.ready) return;
    for (const page of pagesOf(first, last)) void this.#load(page, this.#question);
  }

  /** Puts a unit as it is now in place of how it was. */
  replace(unit: UnitView): void {
    const put = (page: readonly UnitView[]) => page.map((known) => (known.unit === unit.unit ? unit : known));
    this.#pages = new Map([...this.#pages].map(([number, page]) => [number, put(page)]));
  }

  #ask([first, last]: readonly [number, number] = [0, 0]): void {
    this.#question += 1;
    this.#asked.clear();
    this.ready = false;
    for (const page of pagesOf(first, last)) void this.#load(page, this.#question);
  }

  async #load(page: number, question: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    try {
      const words = this.filter.trim();
      const where = { memory: this.memory, filter: { ...EVERYTHING, words }, sort: "newest" as const };
      const answer = await this.#call("memory_units", { ...where, offset: page * PAGE, limit: PAGE });
      if (question === this.#question) this.#take(page, answer, words);
    } catch (error) {
      if (question !== this.#question) return;
      this.#asked.delete(page);
      this.error = appError(error);
    }
  }

  #take(page: number, { units, total, micros }: Units, words: string): void {
    const kept = this.ready ? [...this.#pages] : [];
    if (!this.ready) this.micros = micros;
    this.#pages = new Map([...kept, [page, units]]);
    this.total = total;
    this.shown = words;
    this.error = undefined;
    this.ready = true;
  }
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(first / PAGE);
  const count = Math.floor(last / PAGE) - from + 1;
  return Array.from({ length: Math.max(1, count) }, (_, index) => from + index);
}
