// Which units are in the page, and where: the list may be long and its rows differ in height.
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";

const ESTIMATE = 63;

export class UnitRows {
  items: readonly VirtualItem[] = $state.raw([]);
  height = $state(0);

  readonly #core: Virtualizer<HTMLElement, HTMLElement>;

  constructor(scroller: HTMLElement) {
    this.#core = new Virtualizer<HTMLElement, HTMLElement>(this.#options(scroller, 0));
  }

  mount(): () => void {
    const unmount = this.#core._didMount();
    this.#core._willUpdate();
    return unmount;
  }

  resize(scroller: HTMLElement, count: number): void {
    this.#core.setOptions(this.#options(scroller, count));
    this.#core._willUpdate();
    this.#refresh();
  }

  readonly measure = (element: HTMLElement): void => {
    this.#core.measureElement(element);
  };

  reveal(index: number): void {
    this.#core.scrollToIndex(index, { align: "auto" });
  }

  top(): void {
    this.#core.scrollToOffset(0);
  }

  #options(scroller: HTMLElement, count: number) {
    return {
      count,
      getScrollElement: () => scroller,
      estimateSize: () => ESTIMATE,
      overscan: 12,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#refresh(),
    };
  }

  #refresh(): void {
    this.items = this.#core.getVirtualItems();
    this.height = this.#core.getTotalSize();
  }
}
