// A list that the program has and the window looks at: a page at a time, for what is in sight, and again when it changed.
// The answer to the newest question is the one that is shown; until it is here the old rows stay, so that nothing flickers.
import type { AppError } from "../api/contract.gen";
import { Lru } from "../editor/lru";
import { appError } from "../host";

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** There are more than `total`, which were not counted. */
  readonly more: boolean;
  /** How many there are that could not be looked at yet; none where that cannot be. */
  readonly pending?: number;
  readonly micros: number;
}

/** Asks the program for rows of the list that a question stands for. */
export type Ask<Item, Question> = (question: Question, offset: number, limit: number) => Promise<Page<Item>>;

/** Pages that are kept, near or far. */
const KEPT = 40;
/** Requests at a time; while the scroll bar is dragged the pages between are never asked for. */
const AT_ONCE = 2;
/** An answer that takes longer is said to be on its way. */
const SLOW_MS = 300;

export class PagedList<Item, Question> {
  total = $state(0);
  more = $state(false);
  pending = $state(0);
  micros = $state(0);
  /** The question that the present rows answer; a moment behind the one that was asked. */
  answered: Question | undefined = $state.raw();
  /** Counts the questions that were answered, so that each is read from its top. */
  answers = $state(0);
  slow = $state(false);
  error: AppError | undefined = $state.raw();

  readonly #size: number;
  readonly #ask: Ask<Item, Question>;
  #pages = new Lru<number, readonly Item[]>(KEPT);
  /** Makes readers of `at` look again. */
  #changes = $state(0);
  #question: Question | undefined;
  #turn = 0;
  /** Pages that were asked for in the present turn, and those of them whose answer is not here. */
  #asked = new Set<number>();
  #underWay = new Set<number>();
  #wanted: readonly [number, number] = [0, 0];
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(size: number, ask: Ask<Item, Question>) {
    this.#size = size;
    this.#ask = ask;
  }

  at(index: number): Item | undefined {
    void this.#changes;
    return this.#pages.get(Math.floor(index / this.#size))?.[index % this.#size];
  }

  /** Whether the rows answer the newest question. */
  get ready(): boolean {
    return this.answered !== undefined && this.answered === this.#question;
  }

  /** Another question. The old rows stay until it is answered. */
  ask(question: Question): void {
    this.#question = question;
    this.#begin([0, 0]);
  }

  /** Forgets what is shown: it belongs to something else. */
  clear(): void {
    this.#turn += 1;
    this.#pages.clear();
    this.#question = undefined;
    this.answered = undefined;
    this.total = 0;
    this.more = false;
    this.error = undefined;
    this.#changes += 1;
    this.#quick();
  }

  /** The same question once more, because the answer changed. What is in sight stays until its successor is here. */
  refresh(): void {
    if (this.#question !== undefined) this.#begin(this.#wanted);
  }

  /** Loads what a part of the list needs. */
  want(first: number, last: number): void {
    this.#wanted = [first, last];
    if (this.ready) this.#load();
  }

  /** Changes the rows that are here. */
  replace(change: (item: Item) => Item): void {
    const before = this.#pages;
    this.#pages = new Lru(KEPT);
    for (const [page, items] of before.entries()) this.#pages.set(page, items.map(change));
    this.#changes += 1;
  }

  /** All rows of a range, here or not. Rejects with an `AppError`. */
  async range(first: number, last: number): Promise<Item[]> {
    const question = this.answered;
    if (question === undefined) return [];
    const rows: Item[] = [];
    for (let at = first; at <= last; at += this.#size) {
      const { items } = await this.#ask(question, at, Math.min(this.#size, last - at + 1));
      rows.push(...items);
    }
    return rows;
  }

  #begin(wanted: readonly [number, number]): void {
    this.#turn += 1;
    this.#wanted = wanted;
    this.#asked = new Set();
    this.#underWay = new Set();
    clearTimeout(this.#slowTimer);
    this.#slowTimer = setTimeout(() => (this.slow = true), SLOW_MS);
    this.#load();
  }

  #load(): void {
    for (const page of this.#pagesOf(this.#wanted)) {
      if (this.#underWay.size >= AT_ONCE) return;
      if (!this.#isHere(page)) void this.#fetch(page, this.#turn);
    }
  }

  /** Asked for in this turn, and not forgotten since. */
  #isHere(page: number): boolean {
    return this.#asked.has(page) && (this.#underWay.has(page) || this.#pages.get(page) !== undefined);
  }

  async #fetch(page: number, turn: number): Promise<void> {
    const question = this.#question;
    if (question === undefined) return;
    this.#asked.add(page);
    this.#underWay.add(page);
    try {
      const answer = await this.#ask(question, page * this.#size, this.#size);
      if (turn === this.#turn) this.#take(page, answer, question);
    } catch (error) {
      if (turn === this.#turn) this.#fail(page, error);
    }
  }

  #take(page: number, { items, total, more, pending = 0, micros }: Page<Item>, question: Question): void {
    this.#underWay.delete(page);
    const another = this.answered !== question;
    if (another) this.#pages.clear();
    this.#pages.set(page, items);
    this.#forgetUnasked();
    if (another || total < this.total) this.#wanted = [this.#wanted[0], Math.min(this.#wanted[1], total)];
    this.total = total;
    this.more = more;
    this.pending = pending;
    this.micros = micros;
    this.error = undefined;
    this.answered = question;
    if (another) this.answers += 1;
    this.#changes += 1;
    this.#quick();
    this.#load();
  }

  /** After a refresh pages out of sight are older than the list. Those in sight are asked for, and stay meanwhile. */
  #forgetUnasked(): void {
    const inSight = new Set(this.#pagesOf(this.#wanted));
    for (const [page] of [...this.#pages.entries()])
      if (!this.#asked.has(page) && !inSight.has(page)) this.#pages.delete(page);
  }

  #fail(page: number, error: unknown): void {
    this.#underWay.delete(page);
    this.#asked.delete(page);
    this.error = appError(error);
    this.#quick();
  }

  #quick(): void {
    clearTimeout(this.#slowTimer);
    this.slow = false;
  }

  #pagesOf([first, last]: readonly [number, number]): number[] {
    const from = Math.floor(first / this.#size);
    const count = Math.floor(last / this.#size) - from + 1;
    return Array.from({ length: Math.max(1, count) }, (_, index) => from + index);
  }
}
