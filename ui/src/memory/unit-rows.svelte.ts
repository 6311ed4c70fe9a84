// Which units are in the page, and where: `LongList` counts, this scrolls, measures and makes the answer a signal.
import { LongList, type Placed } from "./long-list";

const GUESS = 63;
/** After so long without a move the scroll bar is brought in line with the place. */
const QUIET_MS = 160;
/** Room above and below a row that is scrolled to. */
const MARGIN = 8;

export class UnitRows {
  items: readonly Placed[] = $state.raw([]);
  height = $state(0);
  /** The first and the last row in sight. */
  seen: readonly [number, number] = $state.raw([0, 0]);

  readonly #scroller: HTMLElement;
  readonly #pinned: () => readonly number[];
  readonly #list: LongList;
  readonly #sizes = new ResizeObserver((entries) => this.#measured(entries));
  readonly #drawn = new Set<HTMLElement>();
  /** The row that was to be in sight, until one scrolls: rows that are measured on the way there push it away. */
  #revealed: number | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  /** `pinned` are rows that must not leave the page, such as one that is being edited. */
  constructor(scroller: HTMLElement, pinned: () => readonly number[]) {
    this.#scroller = scroller;
    this.#pinned = pinned;
    this.#list = new LongList(0, scroller.clientHeight, GUESS);
  }

  /** Begins to watch; the answer stops it. */
  mount(): () => void {
    const view = new ResizeObserver(() => this.#resized());
    const onscroll = () => this.#scrolled();
    view.observe(this.#scroller);
    this.#scroller.addEventListener("scroll", onscroll, { passive: true });
    return () => {
      clearTimeout(this.#quiet);
      view.disconnect();
      this.#sizes.disconnect();
      this.#scroller.removeEventListener("scroll", onscroll);
    };
  }

  count(rows: number): void {
    if (rows === this.#list.count) return;
    this.#revealed = undefined;
    this.#list.counted(rows);
    this.#settle();
    this.#measureAgain();
  }

  /** What was known of the rows is another list's; an observer tells of a size anew only when it looks anew. */
  #measureAgain(): void {
    for (const element of this.#drawn) {
      this.#sizes.unobserve(element);
      this.#sizes.observe(element);
    }
  }

  /** Watches a row's height; the answer stops it. */
  readonly measure = (element: HTMLElement): (() => void) => {
    this.#drawn.add(element);
    this.#sizes.observe(element);
    return () => {
      this.#drawn.delete(element);
      this.#sizes.unobserve(element);
    };
  };

  reveal(index: number): void {
    this.#revealed = index;
    this.#list.reveal(index, MARGIN);
    this.#settle();
  }

  top(): void {
    this.#revealed = undefined;
    this.#list.top();
    this.#settle();
  }

  get perView(): number {
    return this.#list.rowsInView;
  }

  /** Draws once more, because what is pinned changed. */
  refresh(): void {
    this.#draw();
  }

  #scrolled(): void {
    const at = this.#scroller.scrollTop;
    // What we set ourselves comes back here.
    if (Math.abs(at - this.#list.scroll) < 0.5) return;
    this.#revealed = undefined;
    this.#list.scrolled(at);
    if (this.#list.strained) this.#settle();
    else this.#draw();
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#settle(), QUIET_MS);
  }

  #resized(): void {
    this.#list.resized(this.#scroller.clientHeight);
    this.#showRevealed();
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    let changed = false;
    for (const { target } of entries) {
      const index = Number((target as HTMLElement).dataset["index"]);
      const height = Math.ceil(target.getBoundingClientRect().height);
      if (height > 0 && index < this.#list.count && this.#list.measured(index, height)) changed = true;
    }
    if (changed) this.#showRevealed();
  }

  /** Draws what may have moved; the row that was to be in sight stays there. */
  #showRevealed(): void {
    if (this.#revealed === undefined) return this.#draw();
    this.#list.reveal(this.#revealed, MARGIN);
    this.#settle();
  }

  /** Puts the scroll bar where the place is; what is in sight does not move. */
  #settle(): void {
    this.height = this.#list.canvasHeight;
    const wanted = this.#list.settled;
    if (Math.abs(wanted - this.#scroller.scrollTop) >= 1) {
      this.#canvasAtLeast(wanted);
      this.#scroller.scrollTop = wanted;
    }
    this.#list.barAt(this.#scroller.scrollTop);
    this.#draw();
  }

  /** A canvas that is to grow in this frame must have grown before one can scroll to its end. */
  #canvasAtLeast(scroll: number): void {
    const canvas = this.#scroller.firstElementChild;
    if (canvas instanceof HTMLElement && scroll + this.#scroller.clientHeight > this.#scroller.scrollHeight)
      canvas.style.height = `${String(this.#list.canvasHeight)}px`;
  }

  #draw(): void {
    this.height = this.#list.canvasHeight;
    this.items = this.#list.drawn(this.#scroller.clientHeight * 0.6, this.#pinned());
    this.seen = this.#list.seen;
  }
}
