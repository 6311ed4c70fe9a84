// Which rows are in the page, and where. The core measures and counts; this makes its answer a signal.
import {
  Virtualizer,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
} from "@tanstack/virtual-core";

/** What the list knows of its rows. */
export interface RowSource {
  readonly count: number;
  estimate(index: number): number;
  key(index: number): number;
  /** The row that must be in the page wherever the list is scrolled to. */
  pinned(): number | undefined;
}

const OVERSCAN = 8;
/** Room above and below a row that is scrolled to, so that it does not stick to the edge. */
const MARGIN = 72;

export class VirtualRows {
  items: readonly VirtualItem[] = $state.raw([]);
  size = $state(0);

  readonly #core: Virtualizer<HTMLElement, HTMLElement>;
  readonly #scroller: HTMLElement;
  readonly #source: RowSource;

  constructor(scroller: HTMLElement, source: RowSource) {
    this.#scroller = scroller;
    this.#source = source;
    this.#core = new Virtualizer<HTMLElement, HTMLElement>({
      count: source.count,
      getScrollElement: () => scroller,
      estimateSize: (index) => source.estimate(index),
      getItemKey: (index) => source.key(index),
      overscan: OVERSCAN,
      paddingEnd: 120,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.refresh(),
    });
  }

  /** Begins to watch; the answer stops it. */
  mount(): () => void {
    const unmount = this.#core._didMount();
    this.#core._willUpdate();
    this.refresh();
    return unmount;
  }

  /** Takes the core's present answer. */
  refresh(): void {
    this.items = this.#withPinned(this.#core.getVirtualItems());
    this.size = this.#core.getTotalSize();
  }

  /** For each row's element: measures it now and whenever its height changes. */
  readonly measure = (element: HTMLElement): void => {
    this.#core.measureElement(element);
  };

  /** Brings a row into sight, as little as needed; one far away goes to the middle. */
  reveal(index: number): void {
    const offset = this.#core.getOffsetForIndex(index, "start")?.[0];
    const item = this.#core.measurementsCache[index];
    if (offset === undefined || !item) return;
    const top = this.#scroller.scrollTop;
    const height = this.#scroller.clientHeight;
    if (item.start >= top + MARGIN && item.end <= top + height - MARGIN) return;
    const far = item.end < top - height / 2 || item.start > top + height * 1.5;
    if (far) this.#core.scrollToIndex(index, { align: "center" });
    else if (item.start < top + MARGIN || item.size > height - 2 * MARGIN)
      this.#scroller.scrollTop = item.start - MARGIN;
    else this.#scroller.scrollTop = item.end - height + MARGIN;
  }

  /** Added here and not by the core, which asks for rows anew only when it is scrolled: the caret would have no row to stand in. */
  #withPinned(items: readonly VirtualItem[]): readonly VirtualItem[] {
    const pinned = this.#core.measurementsCache[this.#source.pinned() ?? -1];
    if (!pinned || items.some((item) => item.index === pinned.index)) return items;
    return [...items, pinned].sort((a, b) => a.index - b.index);
  }
}
