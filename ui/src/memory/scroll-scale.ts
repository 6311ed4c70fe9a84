// A browser draws no element of any height: WebKit and Chromium count in 1/64 px and end at 33 million. A longer list gets a
// canvas of bounded height, and the scroll bar stands for places in the list: one to one near both ends, so that the first and
// the last rows are reached exactly, and stretched between. Pure: what to draw and where is the affair of `UnitRows`.

/** Far below the limit, and still exact to half a pixel in the single precision that drawing uses. */
export const HIGHEST = 6_000_000;
/** How far from either end a pixel of scrolling is a pixel of the list. */
export const EXACT = 40_000;

export class ScrollScale {
  /** How far the canvas can be scrolled. */
  readonly canvas: number;
  /** How far the list could be scrolled. */
  readonly list: number;

  constructor(listHeight: number, view: number) {
    this.list = Math.max(0, listHeight - view);
    this.canvas = Math.min(this.list, HIGHEST - view);
  }

  get scaled(): boolean {
    return this.list > this.canvas;
  }

  /** The place in the list that a place of the scroll bar stands for. */
  toList(scroll: number): number {
    const at = clamp(scroll, this.canvas);
    if (!this.scaled || at <= EXACT) return at;
    if (at >= this.canvas - EXACT) return this.list - (this.canvas - at);
    return EXACT + (at - EXACT) * this.#stretch;
  }

  /** The other way. */
  toScroll(place: number): number {
    const at = clamp(place, this.list);
    if (!this.scaled || at <= EXACT) return at;
    if (at >= this.list - EXACT) return this.canvas - (this.list - at);
    return EXACT + (at - EXACT) / this.#stretch;
  }

  get #stretch(): number {
    return (this.list - 2 * EXACT) / (this.canvas - 2 * EXACT);
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
