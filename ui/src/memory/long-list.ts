// Where one is in a list that may be longer than a browser can draw. Wheels and keys move by real pixels; a far drag of the
// scroll bar goes to the place that the bar stands for; and when it is quiet, bar and place are brought together unseen.
// Pure: it counts, and `UnitRows` draws and scrolls.
import { RowHeights } from "./row-heights";
import { EXACT, ScrollScale } from "./scroll-scale";

/** A row that is to be in the page, and its top on the canvas. */
export interface Placed {
  readonly index: number;
  readonly top: number;
}

/** Beyond so many views at once it was no wheel but the bar. */
const FAR = 3;

export class LongList {
  readonly #guess: number;
  #heights: RowHeights;
  #view: number;
  #scale: ScrollScale;
  /** The place of the list at the top of the view, and where the scroll bar is. */
  #place = 0;
  #scroll = 0;

  constructor(count: number, view: number, guess: number) {
    this.#guess = guess;
    this.#view = view;
    this.#heights = new RowHeights(count, guess);
    this.#scale = new ScrollScale(this.#heights.total, view);
  }

  get count(): number {
    return this.#heights.count;
  }

  /** Of the element that is scrolled. */
  get canvasHeight(): number {
    return this.#scale.canvas + Math.min(this.#view, this.#heights.total);
  }

  get scroll(): number {
    return this.#scroll;
  }

  /** The scroll bar was moved, by whatever means. */
  scrolled(scroll: number): void {
    const moved = scroll - this.#scroll;
    this.#scroll = scroll;
    const jumped = this.#scale.scaled && Math.abs(moved) > FAR * this.#view;
    this.#put(jumped ? this.#scale.toList(scroll) : this.#place + moved);
  }

  /** Where the scroll bar should be, once it is quiet. */
  get settled(): number {
    return this.#scale.toScroll(this.#place);
  }

  /** Whether the bar must be put right at once, because it would come to its end before the list does. */
  get strained(): boolean {
    const near = this.#scale.scaled ? EXACT / 2 : 1;
    const atEnd = this.#scroll < near || this.#scroll > this.#scale.canvas - near;
    return atEnd && Math.abs(this.settled - this.#scroll) >= 1;
  }

  /** The bar was put there by us: the place stays. */
  barAt(scroll: number): void {
    this.#scroll = scroll;
  }

  /** Goes to a place of the list. */
  goTo(place: number): void {
    this.#put(place);
  }

  top(): void {
    this.#put(0);
  }

  /** Brings a row into sight, as little as needed. */
  reveal(index: number, margin = 0): void {
    const start = this.#heights.start(index);
    const end = start + this.#heights.of(index);
    if (start - margin < this.#place || end - start > this.#view) this.#put(start - margin);
    else if (end + margin > this.#place + this.#view) this.#put(end + margin - this.#view);
  }

  /** How many rows are about a view; for Page Down. */
  get rowsInView(): number {
    const first = this.#heights.at(this.#place);
    return Math.max(1, this.#heights.at(this.#place + this.#view) - first - 1);
  }

  resized(view: number): void {
    this.#view = view;
    this.#rescale();
  }

  /** Another number of rows; where one looks stays where it is. */
  counted(count: number): void {
    if (count === this.count) return;
    const row = this.#heights.at(this.#place);
    const within = this.#place - this.#heights.start(row);
    this.#heights = new RowHeights(count, this.#guess);
    this.#rescale();
    this.#put(row < count ? this.#heights.start(row) + within : this.#heights.total);
  }

  /** A row was measured; one above the view moves nothing that is in sight. Answers whether anything changed. */
  measured(index: number, height: number): boolean {
    const above = this.#heights.start(index) + this.#heights.of(index) <= this.#place;
    const grown = this.#heights.measured(index, height);
    if (grown === 0) return false;
    this.#rescale();
    if (above) this.#put(this.#place + grown);
    return true;
  }

  /** The rows in sight and some around them; `pinned` too, wherever it is. */
  drawn(around: number, pinned: readonly number[]): Placed[] {
    if (this.count === 0) return [];
    const first = this.#heights.at(this.#place - around);
    const last = this.#heights.at(this.#place + this.#view + around);
    const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const apart = pinned.filter((row) => row >= 0 && row < this.count && (row < first || row > last));
    return [...new Set([...apart, ...rows])].sort((a, b) => a - b).map((index) => this.#placed(index));
  }

  /** The first and last row in sight. */
  get seen(): readonly [number, number] {
    return [this.#heights.at(this.#place), this.#heights.at(this.#place + this.#view - 1)];
  }

  /** A pinned row far away stands just outside the canvas' part in sight; no browser could place it truly. */
  #placed(index: number): Placed {
    const away = this.#heights.start(index) - this.#place;
    const near = Math.max(-EXACT, Math.min(away, EXACT));
    return { index, top: this.#scroll + near };
  }

  #put(place: number): void {
    this.#place = Math.max(0, Math.min(place, this.#scale.list));
  }

  #rescale(): void {
    this.#scale = new ScrollScale(this.#heights.total, this.#view);
    this.#put(this.#place);
    // As the browser does it by itself when the canvas gets shorter.
    this.#scroll = Math.min(this.#scroll, this.#scale.canvas);
  }
}
